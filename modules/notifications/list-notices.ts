import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Notice } from './api.ts'
import { centreDays } from './rules.ts'
import { Details } from './tell.ts'
import { centreWords, isKind } from './texts.ts'
import { pathOf } from './where-to.ts'

const Row = z.object({
  id: z.uuid(),
  kind: z.string(),
  aboutId: z.uuid(),
  youngPersonId: z.uuid().nullable(),
  firstName: z.string().nullable(),
  howMany: z.int(),
  details: Details,
  happenedAt: z.string(),
  readAt: z.string().nullable(),
  timeZone: z.string().nullable(),
  network: z.enum(['mission_locale', 'france_travail']).nullable(),
})
type Row = z.infer<typeof Row>
type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

const pageSize = 30

/** The person's centre, newest first, of the last 60 days. A line about a file that may no longer be read is not shown. */
export async function listNotices(who: Who, { after }: { after?: string | undefined }) {
  const { db, actor, clock } = who
  const rows = await db.many(
    Row,
    sql`
    select n.id, n.kind, n.about_id as "aboutId", n.young_person_id as "youngPersonId", y.first_name as "firstName", n.how_many as "howMany",
      n.details, n.happened_at as "happenedAt", n.read_at as "readAt", s.time_zone as "timeZone", s.network
    from notifications.notice n
    left join people.pub_young_person y on y.id = coalesce(n.young_person_id, n.account_id)
    left join people.pub_structure s on s.id = y.structure_id
    where ${mine(who)}
      and (${after ?? null}::uuid is null or (n.happened_at, n.id) < (
        select l.happened_at, l.id from notifications.notice l where l.id = ${after ?? null} and l.account_id = ${actor.id}))
    order by n.happened_at desc, n.id desc limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  const { unread } = after ? { unread: 0 } : await countUnread(who)
  return { items: page.map((row) => toNotice(row, actor.role, clock.now())), unread, next: rows[pageSize] ? page.at(-1)!.id : null }
}

/** How many lines of the centre wait to be read. */
export const countUnread = (who: Who) =>
  who.db.one(
    z.object({ unread: z.int() }),
    sql`select count(*) as unread from notifications.notice n where ${mine(who)} and n.read_at is null`,
  )

const mine = (who: Who) => sql`n.account_id = ${who.actor.id}
  and n.happened_at > ${new Date(Date.parse(who.clock.now()) - centreDays * 86_400_000).toISOString()}
  and (n.young_person_id is null or ${visibleTo(who, sql`n.young_person_id`)})`

function toNotice(row: Row, role: string, now: string): Notice {
  const { id, kind, happenedAt, readAt } = row
  if (!isKind(kind)) return { id, kind, title: 'Du nouveau', text: '', url: null, happenedAt, readAt }
  const words = centreWords(kind, {
    now,
    timeZone: row.timeZone ?? 'Europe/Paris',
    network: row.network ?? 'mission_locale',
    howMany: row.howMany,
    firstName: row.firstName ?? undefined,
    ...row.details,
  })
  return { id, kind, ...words, url: pathOf(role, kind, row.aboutId, row.youngPersonId, row.details), happenedAt, readAt }
}

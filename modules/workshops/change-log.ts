import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { SessionChange } from './api.ts'
import { isHost, type Who } from './queries.ts'

type What = z.infer<typeof SessionChange>['what']
const nobody = '00000000-0000-0000-0000-000000000000'

/** Writes a line of the history for each person; one for the session when nobody is named. `by` undefined: the waiting list itself. */
export const addChanges = (
  { db, clock }: Work,
  sessionId: string,
  by: string | undefined,
  what: What,
  personIds: readonly string[] = [],
  { fields = [], reason }: { fields?: string[]; reason?: string | null | undefined } = {},
) =>
  db.run(sql`
    insert into workshops.change (session_id, at, account_id, what, young_person_id, fields, reason)
    select ${sessionId}, ${clock.now()}, ${by ?? nobody}, ${what}, id, ${fields}, ${reason ?? null}
    from unnest(${personIds.length ? personIds : [null]}::uuid[]) id`)

const most = 500

/** Who changed what, newest first; names of young people to the hosts and to who may read their file. */
export async function getHistory(who: Who, id: string) {
  const seen = await who.db.maybe(
    z.object({ isHost: z.boolean() }),
    sql`select ${isHost(who)} as "isHost" from workshops.session s where s.id = ${id} and s.structure_id = ${who.actor.structureId}`,
  )
  if (!seen) throw notFound('workshops.unknown', { id })
  const isNamed = seen.isHost ? sql`true` : visibleTo(who, sql`c.young_person_id`)
  const changes = await who.db.many(
    SessionChange,
    sql`
    select c.at, coalesce(d.first_name || ' ' || d.last_name, case when c.account_id = c.young_person_id then y.first_name || ' ' || y.last_name end, '')
        as "byName", c.what, y.first_name || ' ' || y.last_name as "youngPersonName", c.fields,
      case when c.young_person_id is null or y.id is not null then c.reason end as reason
    from workshops.change c left join people.pub_professional d on d.id = c.account_id
      left join people.pub_young_person y on y.id = c.young_person_id and ${isNamed}
    where c.session_id = ${id} order by c.id desc limit ${most}`,
  )
  return { changes }
}

import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Banner, bannerChanged, type messagingApi } from './api.ts'
import { checkOwnList } from './lists.ts'
import { checkBanner, checkText } from './rules.ts'

type Who = { db: Db; actor: Actor; clock: Clock }

/** The adviser's own: those that stand or will, and the last that ended. */
export const listBanners = async (ctx: Who) => ({ items: await selectBanners(ctx, sql`true`) })

const selectBanners = ({ db, actor }: Who, condition: Sql) =>
  db.many(
    Banner,
    sql`
    select b.id, b.text, b.from_on as "fromOn", b.until_on as "untilOn", b.withdrawn_at as "withdrawnAt",
      case when l.id is not null then jsonb_build_object('id', l.id, 'name', l.name) end as list
    from messaging.banner b left join messaging.list l on l.id = b.list_id
    where b.author_id = ${actor.id} and ${condition} order by b.withdrawn_at is not null, b.until_on desc, b.id desc limit 50`,
  )

/** Puts something important above the conversations of one's people. A retry of the same changes nothing. */
export async function addBanner(ctx: Ctx<typeof messagingApi.addBanner>): Promise<Banner> {
  const { db, actor, clock, body } = ctx
  checkText(body.text)
  if (body.listId) await checkOwnList(ctx, body.listId)
  const [known] = await selectBanners(ctx, sql`b.id = ${body.id}`)
  if (known) return sameOrRefuse(known, body)
  checkBanner(body, clock.today(await zoneOf(ctx)))
  await db.run(sql`insert into messaging.banner (id, author_id, list_id, text, from_on, until_on, created_at)
    values (${body.id}, ${actor.id}, ${body.listId ?? null}, ${body.text}, ${body.fromOn}, ${body.untilOn}, ${clock.now()})`)
  await tell(ctx, body.id)
  return (await selectBanners(ctx, sql`b.id = ${body.id}`))[0]!
}

function sameOrRefuse(known: Banner, body: { text: string; fromOn: string; untilOn: string; listId?: string | undefined }) {
  const isSame = known.text === body.text && known.fromOn === body.fromOn && known.untilOn === body.untilOn
  if (!isSame || known.list?.id !== body.listId) throw conflict('messaging.id-reused', { id: known.id })
  return known
}

/** Takes a banner down before its day. */
export async function withdrawBanner(ctx: Ctx<typeof messagingApi.withdrawBanner>): Promise<Banner> {
  const { db, actor, clock, params } = ctx
  const changed = await db.run(sql`update messaging.banner set withdrawn_at = ${clock.now()}
    where id = ${params.id} and author_id = ${actor.id} and withdrawn_at is null`)
  const [banner] = await selectBanners(ctx, sql`b.id = ${params.id}`)
  if (!banner) throw notFound('messaging.unknown-banner', { id: params.id })
  if (changed) await tell(ctx, params.id)
  return banner
}

const Own = z.object({
  id: z.uuid(),
  text: z.string(),
  untilOn: z.iso.date(),
  by: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }),
})

/** What the young person is to see today: of the adviser who leads them now. */
export async function listOwnBanners({ db, actor, clock }: Who) {
  const items = await db.many(
    Own,
    sql`
    select b.id, b.text, b.until_on as "untilOn", jsonb_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name) as by
    from people.pub_young_person y
    join people.pub_structure s on s.id = y.structure_id
    join messaging.banner b on b.author_id = y.adviser_id
    join people.pub_professional p on p.id = b.author_id
    where y.id = ${actor.id} and y.archived_at is null and b.withdrawn_at is null
      and (${clock.now()}::timestamptz at time zone s.time_zone)::date between b.from_on and b.until_on
      and (b.list_id is null or exists (select from messaging.list_member m where m.list_id = b.list_id and m.young_person_id = y.id))
    order by b.from_on desc, b.id desc limit 5`,
  )
  return { items }
}

/** The open phones of those it is for. */
async function tell({ db, publish }: Pick<Ctx, 'db' | 'publish'>, bannerId: string) {
  const readers = await db.many(
    z.object({ id: z.uuid() }),
    sql`
    select y.id from messaging.banner b join people.pub_young_person y on y.adviser_id = b.author_id and y.archived_at is null
    where b.id = ${bannerId}
      and (b.list_id is null or exists (select from messaging.list_member m where m.list_id = b.list_id and m.young_person_id = y.id))`,
  )
  await publish(
    bannerChanged,
    { bannerId },
    readers.map((r) => r.id),
  )
}

async function zoneOf({ db, actor }: Who) {
  const found = await db.maybe(
    z.object({ timeZone: z.string() }),
    sql`select s.time_zone as "timeZone" from people.pub_structure s where s.id = ${actor.structureId}`,
  )
  if (!found) throw invalid('messaging.no-structure')
  return found.timeZone
}

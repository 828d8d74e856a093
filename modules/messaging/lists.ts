import { followedBy } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type messagingApi, PeopleList } from './api.ts'

type Who = { db: Db; actor: Actor; clock: Clock }

/** The adviser's own lists, by name. */
export const listLists = async (ctx: Who) => ({ items: await selectLists(ctx, sql`l.deleted_at is null`) })

/** Members are those the owner follows today. */
const selectLists = ({ db, actor, clock }: Who, condition: Sql) =>
  db.many(
    PeopleList,
    sql`
    select l.id, l.name, coalesce((
      select jsonb_agg(jsonb_build_object('id', y.id, 'firstName', y.first_name, 'lastName', y.last_name) order by y.last_name, y.first_name, y.id)
      from messaging.list_member m join people.pub_young_person y on y.id = m.young_person_id
      where m.list_id = l.id and ${followedBy({ actor, clock }, sql`y.id`)}), '[]') as members
    from messaging.list l where l.owner_id = ${actor.id} and ${condition} order by lower(l.name), l.id limit 200`,
  )

/** A new list of people one follows. A retry of the same changes nothing. */
export async function addList(ctx: Ctx<typeof messagingApi.addList>): Promise<PeopleList> {
  const { db, actor, clock, body } = ctx
  await checkAllFollowed(ctx, body.youngPersonIds)
  const added = await db.run(sql`insert into messaging.list (id, owner_id, name, created_at)
    values (${body.id}, ${actor.id}, ${body.name}, ${clock.now()}) on conflict do nothing`)
  if (added) await fill(db, body.id, body.youngPersonIds)
  const [list] = await selectLists(ctx, sql`l.id = ${body.id} and l.deleted_at is null`)
  const isSame = list?.name === body.name && list.members.length === new Set(body.youngPersonIds).size
  if (!list || !isSame || list.members.some((m) => !body.youngPersonIds.includes(m.id)))
    throw conflict('messaging.id-reused', { id: body.id })
  return list
}

/** Another name, other people. */
export async function changeList(ctx: Ctx<typeof messagingApi.changeList>): Promise<PeopleList> {
  const { db, params, body } = ctx
  await checkOwnList(ctx, params.id)
  await checkAllFollowed(ctx, body.youngPersonIds)
  await db.run(sql`update messaging.list set name = ${body.name} where id = ${params.id}`)
  await fill(db, params.id, body.youngPersonIds)
  return (await selectLists(ctx, sql`l.id = ${params.id}`))[0]!
}

/** Takes a list away; what was sent to it stays. */
export async function removeList(ctx: Ctx<typeof messagingApi.removeList>) {
  await checkOwnList(ctx, ctx.params.id)
  await ctx.db.run(sql`update messaging.list set deleted_at = ${ctx.clock.now()} where id = ${ctx.params.id}`)
  return {}
}

/** Refuses with 404 a list that is not the actor's, or no longer. */
export async function checkOwnList({ db, actor }: Pick<Who, 'db' | 'actor'>, id: string) {
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select id from messaging.list where id = ${id} and owner_id = ${actor.id} and deleted_at is null`,
  )
  if (!found) throw notFound('messaging.unknown-list', { id })
}

/** Refuses with 404 when one of them is not followed by the actor. */
export async function checkAllFollowed({ db, actor, clock }: Who, youngPersonIds: readonly string[]) {
  const { n } = await db.one(
    z.object({ n: z.int() }),
    sql`select count(*) as n from people.pub_young_person y where y.id = any(${youngPersonIds}) and ${followedBy({ actor, clock }, sql`y.id`)}`,
  )
  if (n !== new Set(youngPersonIds).size) throw notFound('messaging.unknown')
}

async function fill(db: Db, id: string, youngPersonIds: readonly string[]) {
  await db.run(sql`delete from messaging.list_member where list_id = ${id} and young_person_id <> all(${youngPersonIds})`)
  await db.run(sql`insert into messaging.list_member (list_id, young_person_id)
    select ${id}, i from unnest(${youngPersonIds}::uuid[]) i on conflict do nothing`)
}

import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type messagingApi, Template } from './api.ts'
import { checkSharing, checkText } from './rules.ts'

type Who = { db: Db; actor: Actor }

/** One's own words and those of the structure, by title. */
export async function listTemplates({ db, actor }: Who) {
  const items = await db.many(
    Template,
    sql`
    select t.id, t.title, t.text, t.structure_id is not null as "isShared",
      case when t.structure_id is null then true else ${leads(actor)} end as "mayChange"
    from messaging.template t
    where t.deleted_at is null and ((t.structure_id is null and t.author_id = ${actor.id}) or t.structure_id = ${actor.structureId})
    order by t.structure_id is not null, lower(t.title), t.id limit 200`,
  )
  return { items }
}
const leads = ({ role }: Actor) => role === 'manager' || role === 'director'

/** Keeps words to use again. A retry of the same changes nothing. */
export async function addTemplate(ctx: Ctx<typeof messagingApi.addTemplate>): Promise<Template> {
  const { db, actor, clock, body } = ctx
  checkText(body.title)
  checkText(body.text)
  checkSharing(body.isShared, actor.role)
  if (body.isShared && !actor.structureId) throw invalid('messaging.no-structure')
  await db.run(sql`insert into messaging.template (id, author_id, structure_id, title, text, updated_at)
    values (${body.id}, ${actor.id}, ${body.isShared ? actor.structureId : null}, ${body.title}, ${body.text}, ${clock.now()}) on conflict do nothing`)
  const kept = (await listTemplates(ctx)).items.find((t) => t.id === body.id)
  if (!kept || kept.title !== body.title || kept.text !== body.text || kept.isShared !== body.isShared)
    throw conflict('messaging.id-reused', { id: body.id })
  return kept
}

/** Gives a template other words. */
export async function changeTemplate(ctx: Ctx<typeof messagingApi.changeTemplate>): Promise<Template> {
  const { db, clock, params, body } = ctx
  checkText(body.title)
  checkText(body.text)
  await holdChangeable(ctx, params.id)
  await db.run(
    sql`update messaging.template set title = ${body.title}, text = ${body.text}, updated_at = ${clock.now()} where id = ${params.id}`,
  )
  return (await listTemplates(ctx)).items.find((t) => t.id === params.id)!
}

/** Takes a template away. */
export async function removeTemplate(ctx: Ctx<typeof messagingApi.removeTemplate>) {
  await holdChangeable(ctx, ctx.params.id)
  await ctx.db.run(sql`update messaging.template set deleted_at = ${ctx.clock.now()} where id = ${ctx.params.id}`)
  return {}
}

async function holdChangeable({ db, actor }: Who, id: string) {
  const found = await db.maybe(
    z.object({ isShared: z.boolean() }),
    sql`select structure_id is not null as "isShared" from messaging.template
    where id = ${id} and deleted_at is null and ((structure_id is null and author_id = ${actor.id}) or structure_id = ${actor.structureId}) for update`,
  )
  if (!found) throw notFound('messaging.unknown-template', { id })
  checkSharing(found.isShared, actor.role)
}

import { getVisibleYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Note, noteChanged, type teamApi } from './api.ts'
import { mayFinish, mayRead, mayRemove, selectNotes } from './note-columns.ts'
import type { Who } from './queries.ts'

/** What colleagues said about a file, newest first; tasks still to do come before. */
export async function listNotes(ctx: Ctx<typeof teamApi.notes>) {
  const { youngPersonId } = ctx.query
  await getVisibleYoungPerson(ctx, youngPersonId)
  const order = sql`(n.assignee_id is not null and n.done_at is null) desc, n.written_at desc, n.id desc`
  return { items: await ctx.db.many(Note, selectNotes(ctx, sql`n.young_person_id = ${youngPersonId}`, order)) }
}

/** What the actor has to do, what names them in the last two weeks, and what they asked of others. */
export async function listToDo(ctx: Ctx) {
  const { db, actor, clock } = ctx
  const open = sql`n.assignee_id is not null and n.done_at is null and n.structure_id = ${actor.structureId}`
  const byDay = sql`n.due_on nulls last, n.written_at, n.id`
  const tasks = await db.many(Note, selectNotes(ctx, sql`n.assignee_id = ${actor.id} and ${open}`, byDay))
  const mentions = await db.many(
    Note,
    selectNotes(
      ctx,
      sql`n.written_at > ${clock.now()}::timestamptz - interval '14 days' and n.structure_id = ${actor.structureId}
        and exists (select from team.mention own where own.note_id = n.id and own.account_id = ${actor.id})`,
    ),
  )
  const asked = await db.many(Note, selectNotes(ctx, sql`n.author_id = ${actor.id} and n.assignee_id <> ${actor.id} and ${open}`, byDay))
  return { tasks, mentions, asked }
}

/** Says that a task is done, or is to do again. */
export async function finishTask(ctx: Ctx<typeof teamApi.finishTask>) {
  const { db, actor, clock, params, body } = ctx
  await holdNote(ctx, params.id, sql`n.assignee_id is not null and ${mayFinish(ctx)}`)
  await db.run(
    body.isDone
      ? sql`update team.note set done_at = ${clock.now()}, done_by = ${actor.id} where id = ${params.id} and done_at is null`
      : sql`update team.note set done_at = null, done_by = null where id = ${params.id}`,
  )
  return getNote(ctx, params.id)
}

/** Takes a note back: it is no longer shown to anybody. */
export async function removeNote(ctx: Ctx<typeof teamApi.removeNote>) {
  const { db, clock, params } = ctx
  const note = await holdNote(ctx, params.id, mayRemove(ctx))
  await db.run(sql`update team.note set removed_at = ${clock.now()} where id = ${params.id}`)
  await tell(ctx, params.id, note.youngPersonId)
  return {}
}

const Held = z.object({ youngPersonId: z.uuid() })

async function holdNote(ctx: Who & Pick<Ctx, 'db'>, id: string, condition: Sql) {
  const note = await ctx.db.maybe(
    Held,
    sql`select n.young_person_id as "youngPersonId" from team.note n
      where n.id = ${id} and n.removed_at is null and ${mayRead(ctx)} and ${condition} for update of n`,
  )
  if (!note) throw notFound('team.unknown-note', { id })
  return note
}

/** The note as the actor sees it; its screens learn that it changed. */
async function getNote(ctx: Ctx, id: string) {
  const note = await ctx.db.one(Note, selectNotes(ctx, sql`n.id = ${id}`))
  await tell(ctx, id, note.youngPerson.id)
  return note
}

/** Rings the open screens of who reads the note; never the young person’s. */
export async function tell(ctx: Ctx, noteId: string, youngPersonId: string) {
  const { ids: named } = await ctx.db.one(
    z.object({ ids: z.array(z.uuid()) }),
    sql`select array_remove(array[n.author_id, n.assignee_id], null) || array(select m.account_id from team.mention m where m.note_id = n.id) as ids
      from team.note n where n.id = ${noteId}`,
  )
  const audience = (await listFileAudience(ctx, [youngPersonId])).filter((id) => id !== youngPersonId)
  await ctx.publish(noteChanged, { noteId, youngPersonId }, [...audience, ...named])
}

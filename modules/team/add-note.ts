import { tellNews } from '#modules/notifications'
import { checkColleagues, getFollowedYoungPerson, holdId } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewNote, Note, type teamApi } from './api.ts'
import { selectNotes } from './note-columns.ts'
import { tell } from './notes.ts'
import { checkTask, tidyNote } from './rules.ts'

/** Writes a note about a file one answers for; the colleagues it names read it, and are told. A retry with the same id changes nothing. */
export async function addNote(ctx: Ctx<typeof teamApi.addNote>) {
  const { db, actor, clock, body } = ctx
  const text = tidyNote(body.text)
  const { structureId, timeZone } = await getFollowedYoungPerson(ctx, body.youngPersonId)
  await holdId(db, body.id)
  if (!(await isKnown(ctx, { ...body, text }))) {
    checkTask(body, clock.today(timeZone))
    const named = [...new Set([...body.mentionIds, ...(body.assigneeId ? [body.assigneeId] : [])])]
    await checkColleagues(db, structureId, named)
    await db.run(sql`
      with note as (
        insert into team.note (id, young_person_id, structure_id, author_id, text, written_at, assignee_id, due_on)
        values (${body.id}, ${body.youngPersonId}, ${structureId}, ${actor.id}, ${text}, ${clock.now()}, ${body.assigneeId}, ${body.dueOn}) returning id
      )
      insert into team.mention (note_id, account_id) select note.id, m from note, unnest(${[...new Set(body.mentionIds)]}::uuid[]) m`)
    await tellNamed(ctx, body)
    await tell(ctx, body.id, body.youngPersonId)
  }
  return db.one(Note, selectNotes(ctx, sql`n.id = ${body.id}`))
}

async function isKnown({ db, actor }: Ctx, note: NewNote) {
  const known = await db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select author_id = ${actor.id} and young_person_id = ${note.youngPersonId} and text = ${note.text}
      and assignee_id is not distinct from ${note.assigneeId}::uuid and due_on is not distinct from ${note.dueOn}::date as "isSame"
      from team.note where id = ${note.id}`,
  )
  if (known && !known.isSame) throw conflict('team.id-taken', { id: note.id })
  return Boolean(known)
}

/** A line in the centre of each colleague named: about the note, not the file, which they may not be able to open. */
function tellNamed(ctx: Ctx, { id, mentionIds, assigneeId }: NewNote) {
  const common = { aboutId: id, version: '', at: ctx.clock.now() }
  const others = (accountIds: readonly string[]) => accountIds.filter((accountId) => accountId !== ctx.actor.id)
  return tellNews(ctx, [
    { ...common, kind: 'task-given', to: others(assigneeId ? [assigneeId] : []) },
    { ...common, kind: 'note-mention', to: others(mentionIds.filter((m) => m !== assigneeId)) },
  ])
}

import { Done, endpoint, event, type Role, z } from '#platform/api'

/** Who follows files. */
export const followers: readonly Role[] = ['adviser', 'manager', 'director']
const byId = z.object({ id: z.uuid() })
const Named = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })

/** Words between colleagues about a file; with an assignee, a task. */
export const Note = z.object({
  id: z.uuid(),
  youngPerson: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }),
  author: Named,
  text: z.string(),
  writtenAt: z.iso.datetime(),
  mentions: z.array(Named),
  assignee: Named.nullable(),
  dueOn: z.iso.date().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** May open the file itself, not only this note. */
  canOpen: z.boolean(),
  canFinish: z.boolean(),
  canRemove: z.boolean(),
})
export type Note = z.infer<typeof Note>

export const NewNote = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  text: z.string().min(1).max(2000),
  mentionIds: z.array(z.uuid()).max(10),
  assigneeId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
})
export type NewNote = z.infer<typeof NewNote>

/** A note was written, done, done again or removed: the screens of who reads it load it anew. */
export const noteChanged = event('team.note-changed', z.object({ noteId: z.uuid(), youngPersonId: z.uuid() }))

export const notesApi = {
  notes: endpoint({
    method: 'GET',
    path: '/team/notes',
    access: followers,
    query: z.object({ youngPersonId: z.uuid() }),
    reads: { personalFile: 'youngPersonId' },
    reply: z.object({ items: z.array(Note) }),
  }),
  addNote: endpoint({ method: 'POST', path: '/team/notes', access: followers, body: NewNote, reply: Note }),
  finishTask: endpoint({
    method: 'PUT',
    path: '/team/notes/:id/done',
    access: followers,
    params: byId,
    body: z.strictObject({ isDone: z.boolean() }),
    reply: Note,
  }),
  removeNote: endpoint({ method: 'DELETE', path: '/team/notes/:id', access: followers, params: byId, reply: Done }),
  /** What I have to do, and what I am named in, of the last two weeks. */
  toDo: endpoint({
    method: 'GET',
    path: '/team/to-do',
    access: followers,
    reply: z.object({ tasks: z.array(Note), mentions: z.array(Note), asked: z.array(Note) }),
  }),
}

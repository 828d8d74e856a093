import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, YoungPerson } from '#testing/given'
import type { Category, Status } from './api.ts'

/** An action for tests, with the young person it belongs to. */
export type GivenAction = { id: string; youngPerson: YoungPerson; status: Status; dueOn: string }
type Asked = {
  youngPerson?: YoungPerson
  /** Whose it is: given by the adviser unless told. */
  by?: 'adviser' | 'youngPerson'
  title?: string
  status?: Status
  dueOn?: string
  doneOn?: string
  minutes?: number
  category?: Category
  wantsReminder?: boolean
  qualified?: Category
  createdAt?: string
}

/** Rows of this module. */
export const actionsGiven = (db: Db, given: Given) => ({
  async action(a: Asked = {}): Promise<GivenAction> {
    const youngPerson = a.youngPerson ?? (await given.youngPerson())
    const status = a.status ?? (a.qualified || a.doneOn ? 'done' : 'to_do')
    const isDone = status === 'done'
    const [id, dueOn, at] = [ids.uuid(), a.dueOn ?? '2026-11-27', a.createdAt ?? '2026-11-16T09:00:00.000Z']
    const creator = a.by === 'youngPerson' ? youngPerson.id : youngPerson.adviser.id
    const minutes = isDone ? (a.minutes ?? 120) : 0
    await db.run(sql`insert into actions.action (id, young_person_id, creator_id, title, category, status, due_on, wants_reminder, done_on, minutes,
        qualified_category, qualified_minutes, content_hash, created_at, updated_at)
      values (${id}, ${youngPerson.id}, ${creator}, ${a.title ?? 'Refaire mon CV'}, ${a.category ?? 'employment'}, ${status}, ${dueOn},
        ${a.wantsReminder ?? false}, ${isDone ? (a.doneOn ?? '2026-11-20') : null}, ${minutes},
        ${a.qualified ?? null}, ${a.qualified ? (a.qualified === 'not_counted' ? 0 : minutes) : null}, ${id}, ${at}, ${at})`)
    return { id, youngPerson, status, dueOn }
  },
})

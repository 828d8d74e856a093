import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { badRequest, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action } from './api.ts'

/** The fields of an action `a`, as they go on the wire. */
export const columns = sql`a.id, a.young_person_id as "youngPersonId", a.creator_id = a.young_person_id as "byYoungPerson",
  (select p.first_name from people.pub_professional p where p.id = a.creator_id) as "givenBy",
  a.catalogue_code as "catalogueCode", a.step_id as "stepId", a.title, a.description, a.category, a.status, a.due_on as "dueOn", a.wants_reminder as "wantsReminder",
  a.done_on as "doneOn", a.minutes, a.qualified_category as "qualifiedCategory", a.qualified_minutes as "qualifiedMinutes",
  a.comment_count as "commentCount", a.version, a.created_at as "createdAt"`

/** Condition on `a`: who helps a young person sees nothing about health. */
export const withinMandate = ({ actor }: Pick<Ctx, 'actor'>) =>
  actor?.mandate ? sql`'health' not in (a.category, coalesce(a.qualified_category, a.category))` : sql`true`

const Actable = z.object({ ...Action.shape, timeZone: z.string() })

/** The action, locked, if the actor may act on the file; refuses with 404 `actions.unknown` otherwise. */
export async function getActable(ctx: Ctx, id: string) {
  const [found] = await listActable(ctx, [id])
  return found!
}

/** The same for several, in the order of `ids`; refuses when one is missing and says which. */
export async function listActable(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db.many(
    Actable,
    sql`
    select ${columns}, s.time_zone as "timeZone"
    from actions.action a
    join people.pub_young_person y on y.id = a.young_person_id join people.pub_structure s on s.id = y.structure_id
    where a.id = any(${ids}) and a.deleted_at is null and ${followedBy(ctx, sql`a.young_person_id`)}
      and ${withinMandate(ctx)}
    order by a.id for update of a`,
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  return ids.map((id) => {
    const found = byId.get(id)
    if (!found) throw notFound('actions.unknown', { id })
    return found
  })
}

/** Whether the young person acts, or somebody who follows them. */
export const isYoung = ({ actor }: Pick<Ctx, 'actor'>) => actor?.role === 'youngPerson'

/** Where a list goes on after its last line; null when it was the last page. */
export const nextAfter = <T extends { id: string }>(items: readonly T[], size: number, dayOf: (item: T) => string) => {
  const last = items.at(-1)
  return last && items.length === size ? `${dayOf(last)}_${last.id}` : null
}

const Cursor = z.tuple([z.iso.date().regex(/^(?!0000)/), z.uuid()])
/** The day and the id in a cursor; refuses with 400 one that no list gave. */
export function readCursor(after: string): [day: string, id: string] {
  const parsed = Cursor.safeParse(after.split('_'))
  if (!parsed.success) throw badRequest('request.invalid', { at: 'after' })
  return parsed.data
}

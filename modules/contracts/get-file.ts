import { getVisibleYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Course, type contractsApi, Task } from './api.ts'
import { closeTo, findDecision, listLines } from './queries.ts'

/** What one sees first of somebody's contract: courses, contracts, papers awaited, the newest decision. */
export async function getFile(ctx: Ctx<(typeof contractsApi)['file']>) {
  const { youngPersonId } = ctx.query
  await getVisibleYoungPerson(ctx, youngPersonId)
  const [courses, contracts, tasks, decision, last] = await Promise.all([
    listCourses(ctx, youngPersonId),
    listLines(ctx, youngPersonId),
    listTasks(ctx, youngPersonId),
    findDecision(ctx, youngPersonId),
    findLastDiagnosis(ctx, youngPersonId),
  ])
  return { courses, contracts, tasks, decision: decision ?? null, lastDiagnosisOn: last?.madeOn ?? null }
}

/** The fields of a course `k`, as they go on the wire. */
export const courseColumns = sql`k.id, k.young_person_id as "youngPersonId", k.kind, k.track, s.name as "structureName",
  k.started_on as "startedOn", k.ended_on as "endedOn", k.end_reason as "endReason"`

const listCourses = ({ db }: Pick<Ctx, 'db'>, youngPersonId: string) =>
  db.many(
    Course,
    sql`select ${courseColumns} from contracts.course k join people.pub_structure s on s.id = k.structure_id
    where k.young_person_id = ${youngPersonId} order by k.started_on desc, k.created_at desc`,
  )

/** Papers about stay and disability only for who may read what is sensitive. */
const listTasks = (ctx: Ctx, youngPersonId: string) =>
  ctx.db.many(
    Task,
    sql`select t.id, t.young_person_id as "youngPersonId", t.kind, t.due_on as "dueOn", t.opened_at as "openedAt", t.done_at as "doneAt"
    from contracts.task t where t.young_person_id = ${youngPersonId}
      and (t.kind not in ('stay_paper', 'rqth_proof') or ${closeTo(ctx, sql`t.young_person_id`)})
    order by t.done_at is not null, t.due_on, t.kind limit 100`,
  )

const findLastDiagnosis = ({ db }: Pick<Ctx, 'db'>, youngPersonId: string) =>
  db.maybe(
    z.object({ madeOn: z.iso.date() }),
    sql`select made_on as "madeOn" from contracts.diagnosis where young_person_id = ${youngPersonId} order by made_on desc limit 1`,
  )

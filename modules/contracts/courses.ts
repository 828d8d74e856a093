import { getFollowedYoungPerson } from '#modules/people'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Course, type contractsApi } from './api.ts'
import { courseColumns } from './get-file.ts'
import { addMonths } from './rules.ts'
import { tellChanged } from './tell.ts'

/** Follows somebody under another course; the one before ends that day, and all it holds stays in the file. */
export async function openCourse(ctx: Ctx<(typeof contractsApi)['openCourse']>) {
  const { db, actor, clock, body } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const today = clock.today(young.timeZone)
  if (body.startedOn > today || body.startedOn < addMonths(today, -36)) throw invalid('contracts.course-out-of-range')
  const known = await db.maybe(Course, selectCourse(body.id))
  if (known) return sameOrRefuse(known, body)
  await checkNoCej(ctx, body.youngPersonId)
  await db.run(sql`update contracts.course set ended_on = greatest(started_on, ${body.startedOn}::date), end_reason = ${body.reason.trim()}
    where young_person_id = ${body.youngPersonId} and ended_on is null`)
  await db.run(sql`insert into contracts.course (id, young_person_id, kind, structure_id, started_on, opened_by, created_at)
    values (${body.id}, ${body.youngPersonId}, ${body.kind}, ${young.structureId}, ${body.startedOn}, ${actor.id}, ${clock.now()})`)
  await tellChanged(ctx, body.youngPersonId)
  return db.one(Course, selectCourse(body.id))
}

function sameOrRefuse(known: Course, { youngPersonId, kind, startedOn }: Pick<Course, 'youngPersonId' | 'kind' | 'startedOn'>) {
  if (known.youngPersonId !== youngPersonId || known.kind !== kind || known.startedOn !== startedOn) throw conflict('contracts.id-taken')
  return known
}

/** A contract in force is left by its end, which says why; not by opening something else. */
async function checkNoCej({ db }: Pick<Ctx, 'db'>, youngPersonId: string) {
  if (await db.run(sql`select from contracts.course where young_person_id = ${youngPersonId} and kind = 'cej' and ended_on is null`))
    throw conflict('contracts.cej-open')
}

/** Ends the course one is in, with a reason. A CEJ ends by its contract. */
export async function endCourse(ctx: Ctx<(typeof contractsApi)['endCourse']>) {
  const { db, clock, params, body } = ctx
  const course = await db.maybe(Course, selectCourse(params.id))
  if (!course) throw notFound('contracts.unknown-course', { id: params.id })
  const young = await getFollowedYoungPerson(ctx, course.youngPersonId).catch(() => {
    throw notFound('contracts.unknown-course', { id: params.id })
  })
  if (course.kind === 'cej') throw conflict('contracts.cej-open')
  if (course.endedOn !== null) throw conflict('contracts.course-over')
  if (body.endedOn < course.startedOn || body.endedOn > clock.today(young.timeZone)) throw invalid('contracts.course-out-of-range')
  await db.run(sql`update contracts.course set ended_on = ${body.endedOn}, end_reason = ${body.reason.trim()} where id = ${params.id}`)
  await tellChanged(ctx, course.youngPersonId)
  return db.one(Course, selectCourse(params.id))
}

const selectCourse = (id: string) =>
  sql`select ${courseColumns} from contracts.course k join people.pub_structure s on s.id = k.structure_id where k.id = ${id}`

import { closeTo } from '#modules/contracts'
import { followedBy, visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Objective, Prescription, Step } from './api.ts'
import { sensitiveDomains, sensitiveMotives } from './rules.ts'

/** The fields of an objective `o`, as they go on the wire. */
export const objectiveColumns = sql`o.id, o.young_person_id as "youngPersonId", o.domain, o.title, o.description, o.ends_on as "endsOn", o.status,
  o.creator_id = o.young_person_id as "byYoungPerson", o.agreed_at as "agreedAt", o.agreed_how as "agreedHow", o.closed_on as "closedOn",
  o.drop_reason as "dropReason", o.version`

/** The fields of a step `s`. */
export const stepColumns = sql`s.id, s.objective_id as "objectiveId", s.title, s.due_on as "dueOn", s.status, s.done_on as "doneOn",
  s.creator_id = s.young_person_id as "byYoungPerson", s.version`

/** The fields of a prescription `p` of a programme `g`, with its attendance `t` counted; a reason of health or family only for who is close. */
const prescriptionColumns = (
  who: Who,
) => sql`p.id, p.young_person_id as "youngPersonId", p.programme_code as "programmeCode", g.label, g.definition,
  p.category, p.counts_as_intense as "countsAsIntense", p.extends_contract as "extendsContract", p.suspends_allowance as "suspendsAllowance",
  p.derogation_reason as "derogationReason", p.step_id as "stepId", p.partner_name as "partnerName", p.partner_contact as "partnerContact",
  p.status, p.starts_on as "startsOn", p.ends_on as "endsOn", p.started_on as "startedOn", p.ended_on as "endedOn",
  p.weekly_minutes as "weeklyMinutes", p.is_full_time as "isFullTime", p.partner_answer as "partnerAnswer",
  p.partner_answered_on as "partnerAnsweredOn", p.own_answer as "ownAnswer", ${close(who, sql`p.own_words`)} as "ownWords", p.outcome,
  case when p.motive = any(${sensitiveMotives}) and not ${closeTo(who, sql`p.young_person_id`)} then null else p.motive end as motive,
  ${close(who, sql`p.closing_words`)} as "closingWords", coalesce(t.presences, 0) as presences, coalesce(t.absences, 0) as absences,
  coalesce(t.minutes, 0) as "presentMinutes", t.last_on as "lastAttendanceOn", p.version`
const close = (who: Who, column: Sql) => sql`case when ${closeTo(who, sql`p.young_person_id`)} then ${column} else '' end`

type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** Prescriptions the actor may read; a programme whose name tells of a disability only for who is close. */
export const listPrescriptionsWhere = (who: Who, condition: Sql) =>
  who.db.many(
    Prescription,
    sql`
    select ${prescriptionColumns(who)}
    from plans.prescription p join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from
    left join lateral (
      select count(*) filter (where a.state = 'present') as presences, count(*) filter (where a.state = 'absent') as absences,
        sum(a.minutes) filter (where a.state = 'present') as minutes, max(a.on_day) as last_on
      from plans.attendance a where a.prescription_id = p.id) t on true
    where ${condition} and ${visibleTo(who, sql`p.young_person_id`)} and (not p.is_sensitive or ${closeTo(who, sql`p.young_person_id`)})
    order by coalesce(p.started_on, p.starts_on) desc, p.id desc limit 200`,
  )

/** Condition: this domain may be read by the actor, for the person in this column. */
export const mayReadDomain = (who: Pick<Ctx, 'actor' | 'clock'>, domain: Sql, column: Sql) =>
  sql`(${domain} <> all(${sensitiveDomains}) or ${closeTo(who, column)})`

const Zone = { timeZone: z.string() }
const zoneOf = (column: Sql) =>
  sql`join people.pub_young_person zy on zy.id = ${column} join people.pub_structure zs on zs.id = zy.structure_id`

/** The objective, locked, if the actor may act on the file; refuses with 404 `plans.unknown-objective` otherwise. */
export async function getActableObjective(ctx: Ctx, id: string) {
  const found = await ctx.db.maybe(
    z.object({ ...Objective.shape, ...Zone }),
    sql`select ${objectiveColumns}, zs.time_zone as "timeZone" from plans.objective o ${zoneOf(sql`o.young_person_id`)}
    where o.id = ${id} and ${followedBy(ctx, sql`o.young_person_id`)} for update of o`,
  )
  if (!found) throw notFound('plans.unknown-objective', { id })
  return found
}

/** The step, locked, with whether its objective is open; refuses with 404 `plans.unknown-step`. */
export async function getActableStep(ctx: Ctx, id: string) {
  const found = await ctx.db.maybe(
    z.object({ ...Step.shape, ...Zone, youngPersonId: z.uuid(), objectiveClosedOn: z.iso.date().nullable() }),
    sql`select ${stepColumns}, s.young_person_id as "youngPersonId", o.closed_on as "objectiveClosedOn", zs.time_zone as "timeZone"
    from plans.step s join plans.objective o on o.id = s.objective_id ${zoneOf(sql`s.young_person_id`)}
    where s.id = ${id} and ${followedBy(ctx, sql`s.young_person_id`)} for update of s`,
  )
  if (!found) throw notFound('plans.unknown-step', { id })
  return found
}

/** The prescription, locked, if the actor may act on the file; refuses with 404 `plans.unknown-prescription`. */
export async function getActablePrescription(ctx: Ctx, id: string) {
  const held = await ctx.db.maybe(
    z.object(Zone),
    sql`select zs.time_zone as "timeZone" from plans.prescription p ${zoneOf(sql`p.young_person_id`)}
    where p.id = ${id} and ${followedBy(ctx, sql`p.young_person_id`)} for update of p`,
  )
  const [found] = held ? await listPrescriptionsWhere(ctx, sql`p.id = ${id}`) : []
  if (!held || !found) throw notFound('plans.unknown-prescription', { id })
  return { ...found, timeZone: held.timeZone }
}

type Noted = { objectiveId?: string; stepId?: string; prescriptionId?: string; details?: Record<string, unknown> }
/** Writes a line of the history; ids, days and codes only. */
export const noteChange = ({ db, actor, clock }: Ctx, youngPersonId: string, what: string, about: Noted) =>
  db.run(sql`insert into plans.change (young_person_id, account_id, at, what, objective_id, step_id, prescription_id, details)
    values (${youngPersonId}, ${actor.id}, ${clock.now()}, ${what}, ${about.objectiveId ?? null}, ${about.stepId ?? null},
      ${about.prescriptionId ?? null}, ${JSON.stringify(about.details ?? {})})`)

/** Whether the young person acts, or somebody who follows them. */
export const isYoung = ({ actor }: Pick<Ctx, 'actor'>) => actor?.role === 'youngPerson'

import { extendForProgramme } from '#modules/contracts'
import { listFileAudience } from '#modules/people'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type ChangeKind, type Dates, type OwnAnswer, type PartnerAnswer, type Prescription, planChanged, programmeStarted } from './api.ts'
import { getActablePrescription, isYoung, noteChange } from './queries.ts'
import { addDays, checkSpan, checkStart, checkWaiting } from './rules.ts'

/** Writes down what the partner answered; a no closes the prescription. */
export async function answerForPartner(ctx: Ctx, id: string, { answer, on }: PartnerAnswer) {
  const p = await getActablePrescription(ctx, id)
  checkWaiting(p)
  const today = ctx.clock.today(p.timeZone)
  if (on > today || on < addDays(today, -120)) throw invalid('plans.day-in-the-future', { day: on })
  const closing = answer === 'refused' ? sql`, status = 'refused', motive = 'partner-refused'` : sql``
  return change(ctx, p, `partner_${answer}`, sql`partner_answer = ${answer}, partner_answered_on = ${on}${closing}`)
}

/** What the young person says to it; they may change their mind until it begins, unless the partner or the adviser closed it. */
export async function answerOwn(ctx: Ctx, id: string, { answer, words }: OwnAnswer) {
  const p = await getActablePrescription(ctx, id)
  if (!(p.status === 'refused' && p.motive === 'young-person-refused')) checkWaiting(p)
  const isNo = answer === 'refused'
  const set = sql`own_answer = ${answer}, own_answered_at = ${ctx.clock.now()}, own_words = ${words},
    status = ${isNo ? 'refused' : 'prescribed'}, motive = ${isNo ? 'young-person-refused' : null}`
  return change(ctx, p, `own_${answer}`, set)
}

/** The programme begins, on the real day; a listed one carries the contract beyond its end. */
export async function startProgramme(ctx: Ctx, id: string, startedOn: string) {
  const p = await getActablePrescription(ctx, id)
  if (p.status === 'started' && p.startedOn === startedOn) return { ...publicPart(p), contractEndsOn: null }
  checkStart(p, startedOn, ctx.clock.today(p.timeZone))
  const after = await change(ctx, p, 'started', sql`status = 'started', started_on = ${startedOn}`)
  const about = { prescriptionId: id, youngPersonId: p.youngPersonId }
  await ctx.publish(programmeStarted, about, await listFileAudience(ctx, [p.youngPersonId]))
  return { ...after, contractEndsOn: await carryContract(ctx, after) }
}

/** Moves the planned days or the weekly time of a programme that is not over; one under way keeps its first day. */
export async function changeDates(ctx: Ctx, id: string, { version, ...span }: Dates) {
  const p = await getActablePrescription(ctx, id)
  if (p.status !== 'prescribed' && p.status !== 'started') throw conflict('plans.not-waiting', { status: p.status })
  if (p.version !== version) throw conflict('plans.changed-meanwhile', { version: p.version })
  if (p.startedOn && (span.startsOn !== p.startsOn || span.endsOn < p.startedOn)) throw invalid('plans.programme-ends-before', span)
  checkSpan(span, p.startedOn ? p.startsOn : ctx.clock.today(p.timeZone))
  const set = sql`starts_on = ${span.startsOn}, ends_on = ${span.endsOn}, weekly_minutes = ${span.weeklyMinutes}`
  const after = await change(ctx, p, 'dates_changed', set, span)
  return { ...after, contractEndsOn: await carryContract(ctx, after) }
}

/** R5131-16 II; the new last day, or null when nothing moves. */
async function carryContract(ctx: Ctx, { extendsContract, startedOn, endsOn, youngPersonId }: Prescription) {
  if (!extendsContract || !startedOn) return null
  const extended = await extendForProgramme(ctx, { youngPersonId, startsOn: startedOn, endsOn })
  return extended?.endsOn ?? null
}

/** Writes a change of a prescription, keeps it in the history and rings the open screens. */
export async function change(ctx: Ctx, p: Prescription, what: ChangeKind, set: Sql, details: Record<string, unknown> = {}) {
  await ctx.db.run(sql`update plans.prescription set ${set}, version = version + 1, updated_at = ${ctx.clock.now()} where id = ${p.id}`)
  await noteChange(ctx, p.youngPersonId, what, { prescriptionId: p.id, details })
  const audience = await listFileAudience(ctx, [p.youngPersonId])
  await ctx.publish(planChanged, { youngPersonId: p.youngPersonId, byYoungPerson: isYoung(ctx) }, audience)
  return publicPart(await getActablePrescription(ctx, p.id))
}

const publicPart = ({ timeZone: _, ...p }: Prescription & { timeZone: string }): Prescription => p

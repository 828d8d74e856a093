import { listFileAudience } from '#modules/people'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type Abandonment, type Ending, programmeEnded, type Withdrawal } from './api.ts'
import { change } from './follow-prescription.ts'
import { getActablePrescription } from './queries.ts'
import { checkClosing, checkMotive, checkOutcome, checkWaiting } from './rules.ts'

/** The programme was followed to its end; says what came of it. */
export async function endProgramme(ctx: Ctx, id: string, { outcome, endedOn, words }: Ending) {
  checkOutcome(outcome, words)
  return close(ctx, id, 'ended', endedOn, sql`outcome = ${outcome}, closing_words = ${words}`)
}

/** The programme was left before its end; says why. */
export async function abandonProgramme(ctx: Ctx, id: string, { motive, endedOn, words }: Abandonment) {
  checkMotive(motive, words, 'left')
  return close(ctx, id, 'abandoned', endedOn, sql`motive = ${motive}, closing_words = ${words}`)
}

/** Takes back a prescription that has not begun. */
export async function withdrawPrescription(ctx: Ctx, id: string, { motive, words }: Withdrawal) {
  checkMotive(motive, words, 'refused')
  const p = await getActablePrescription(ctx, id)
  checkWaiting(p)
  return change(ctx, p, 'withdrawn', sql`status = 'refused', motive = ${motive}, closing_words = ${words}`)
}

async function close(ctx: Ctx, id: string, status: 'ended' | 'abandoned', endedOn: string, set: Sql) {
  const p = await getActablePrescription(ctx, id)
  checkClosing(p, endedOn, ctx.clock.today(p.timeZone))
  const after = await change(ctx, p, status, sql`status = ${status}, ended_on = ${endedOn}, ${set}`)
  const about = { prescriptionId: id, youngPersonId: p.youngPersonId }
  await ctx.publish(programmeEnded, about, await listFileAudience(ctx, [p.youngPersonId]))
  return after
}

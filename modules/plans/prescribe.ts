import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewPrescription, type Programme, prescribed } from './api.ts'
import { isStepOf } from './change-steps.ts'
import { getPrescription } from './get-prescription.ts'
import { findProgramme } from './programmes.ts'
import { noteChange } from './queries.ts'
import { checkPrescription } from './rules.ts'

/** Sends a young person to a programme, under the rules in force on its first day. A retry answers the same. */
export async function prescribe(ctx: Ctx, input: NewPrescription) {
  const { timeZone } = await getFollowedYoungPerson(ctx, input.youngPersonId)
  const known = await findKnown(ctx, input.id)
  if (known) return sameOrRefuse(ctx, known, input)
  const programme = await findProgramme(ctx, input.programmeCode, input.startsOn)
  if (!programme) throw invalid('plans.programme-not-offered', { code: input.programmeCode, on: input.startsOn })
  checkPrescription(input, programme, ctx.clock.today(timeZone))
  if (input.stepId && !(await isStepOf(ctx, input.stepId, input.youngPersonId))) throw notFound('plans.unknown-step', { id: input.stepId })
  await insert(ctx, input, programme)
  const about = { prescriptionId: input.id, youngPersonId: input.youngPersonId }
  await noteChange(ctx, input.youngPersonId, 'prescribed', { prescriptionId: input.id })
  await ctx.publish(prescribed, about, await listFileAudience(ctx, [input.youngPersonId]))
  return getPrescription(ctx, input.id)
}

const Known = z.object({ youngPersonId: z.uuid(), code: z.string(), startsOn: z.iso.date(), partnerName: z.string() })
const findKnown = ({ db }: Ctx, id: string) =>
  db.maybe(
    Known,
    sql`select young_person_id as "youngPersonId", programme_code as code, starts_on as "startsOn", partner_name as "partnerName"
    from plans.prescription where id = ${id}`,
  )

function sameOrRefuse(ctx: Ctx, known: z.infer<typeof Known>, input: NewPrescription) {
  const isSame =
    known.youngPersonId === input.youngPersonId && known.code === input.programmeCode && known.partnerName === input.partnerName
  if (!isSame || known.startsOn !== input.startsOn) throw conflict('plans.id-taken', { id: input.id })
  return getPrescription(ctx, input.id)
}

const insert = ({ db, actor, clock }: Ctx, input: NewPrescription, programme: Programme) =>
  db.run(sql`
    insert into plans.prescription (id, young_person_id, prescriber_id, programme_code, programme_from, category, counts_as_intense,
      extends_contract, suspends_allowance, is_sensitive, derogation_reason, step_id, partner_name, partner_contact, starts_on, ends_on,
      weekly_minutes, created_at, updated_at)
    values (${input.id}, ${input.youngPersonId}, ${actor.id}, ${programme.code}, ${programme.validFrom}, ${programme.category},
      ${programme.countsAsIntense}, ${programme.extendsContract}, ${programme.allowanceEffect === 'suspended'}, ${programme.isSensitive},
      ${input.derogationReason}, ${input.stepId}, ${input.partnerName}, ${input.partnerContact}, ${input.startsOn}, ${input.endsOn},
      ${input.weeklyMinutes}, ${clock.now()}, ${clock.now()})`)

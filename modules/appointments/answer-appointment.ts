import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Answer, answers, appointmentAnswered } from './api.ts'
import { getAppointment } from './queries.ts'
import { checkAnswer } from './rules.ts'

const Current = z.object({
  status: z.enum(['planned', 'cancelled']),
  startsAt: z.string(),
  endsAt: z.string(),
  answer: z.enum(answers).nullable(),
  answerText: z.string().nullable(),
  adviserIds: z.array(z.uuid()),
})

/** The young person says "I will be there", "I cannot", or asks for another hour; or somebody who follows them notes what they said. */
export async function answerAppointment(ctx: Ctx, id: string, input: Answer, youngPersonId = ctx.actor.id) {
  const { db, clock, actor } = ctx
  const now = await db.maybe(
    Current,
    sql`
    select case p.status when 'planned' then 'planned' else 'cancelled' end as status, p.starts_at as "startsAt", p.ends_at as "endsAt",
      p.answer, p.answer_text as "answerText",
      array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = p.appointment_id) as "adviserIds"
    from appointments.participation p where p.appointment_id = ${id} and p.young_person_id = ${youngPersonId}
      and ${followedBy(ctx, sql`p.young_person_id`)} for update of p`,
  )
  if (!now) throw notFound('appointments.unknown', { id })
  checkAnswer(input, clock.now(), now)
  const text = input.answer === 'confirmed' ? null : (input.text?.trim() ?? null)
  if (now.answer === input.answer && now.answerText === text) return getAppointment(ctx, id)

  await db.run(sql`
    with told as (
      insert into appointments.change (appointment_id, at, account_id, what, young_person_id)
      values (${id}, ${clock.now()}, ${actor.id}, ${input.answer}, ${youngPersonId}))
    update appointments.participation set answer = ${input.answer}, answer_text = ${text}, answered_at = ${clock.now()}
    where appointment_id = ${id} and young_person_id = ${youngPersonId}`)
  await ctx.publish(appointmentAnswered, { appointmentId: id, youngPersonId, answer: input.answer }, [
    ...(await listFileAudience(ctx, [youngPersonId])),
    ...now.adviserIds,
  ])
  return getAppointment(ctx, id)
}

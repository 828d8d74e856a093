import { getFollowedYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type allowanceApi, TaxReview } from './api.ts'
import { calculateAndTell } from './calculate-months.ts'
import { monthsOf } from './facts.ts'
import { taxReviewColumns } from './get-months.ts'
import { addMonths, defaultSettings, firstDayOf, firstMonth, monthOf } from './rules.ts'

/** Keeps how the household stands to income tax from a month on, and with what proof; the months since are found anew. */
export async function reviewTax(ctx: Ctx<(typeof allowanceApi)['reviewTax']>) {
  const { db, actor, clock, body } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const now = monthOf(clock.today(young.timeZone))
  if (body.fromMonth < firstMonth || body.fromMonth < addMonths(now, -18) || body.fromMonth > addMonths(now, 1))
    throw invalid('allowance.review-out-of-range')
  if (defaultSettings.taxProof === 'last_notice' && body.proof === 'adviser_word') throw invalid('allowance.notice-needed')
  await checkNotice(ctx)
  if (body.proof === 'awaited') await checkFirstAdvance(ctx)
  const isNew = await db.run(sql`
    insert into allowance.tax_review (id, young_person_id, tax_situation, proof, from_month, file_id, made_by, made_at)
    values (${body.id}, ${young.id}, ${body.taxSituation}, ${body.proof}, ${firstDayOf(body.fromMonth)}, ${body.fileId ?? null}, ${actor.id}, ${clock.now()})
    on conflict (id) do nothing`)
  const kept = await db.maybe(TaxReview, sql`${taxReviewColumns} where r.id = ${body.id} and r.young_person_id = ${young.id}`)
  if (!kept || kept.taxSituation !== body.taxSituation || kept.fromMonth !== body.fromMonth)
    throw conflict('allowance.id-taken', { id: body.id })
  if (isNew)
    await calculateAndTell(
      ctx,
      sql`select w.* from (${monthsOf(young.id, now)}) w where w.month >= ${firstDayOf(body.fromMonth)}
    and exists (select from allowance.month m where m.young_person_id = w.young_person_id and m.month = w.month)`,
    )
  return kept
}

/** Months are paid before the papers are there once, not again and again. */
async function checkFirstAdvance({ db, body }: Ctx<(typeof allowanceApi)['reviewTax']>) {
  const before = await db.run(sql`
    select from allowance.tax_review r where r.young_person_id = ${body.youngPersonId} and r.proof = 'awaited' and r.id <> ${body.id}`)
  if (before) throw conflict('allowance.advance-used')
}

async function checkNotice({ db, body }: Ctx<(typeof allowanceApi)['reviewTax']>) {
  if (!body.fileId) return
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select f.id from files.pub_file f where f.id = ${body.fileId} and f.young_person_id = ${body.youngPersonId} and f.emptied_at is null`,
  )
  if (!found) throw invalid('allowance.paper-unknown')
}

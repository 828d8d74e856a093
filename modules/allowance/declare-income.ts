import { isDeepStrictEqual } from 'node:util'
import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type allowanceApi, incomeDeclared, type NewDeclaration } from './api.ts'
import { calculateAndTell } from './calculate-months.ts'
import { holdMonths, loadFacts, monthsOf } from './facts.ts'
import { getMonth } from './get-months.ts'
import { firstDayOf, firstMonthStillDue } from './rules.ts'
import { isOpenOn } from './rules-settle.ts'

/** Tells the income that counts for a month. What was told before is never written over: a correction is a new version, with its reason. */
export async function declareIncome(ctx: Ctx<(typeof allowanceApi)['declare']>) {
  const { body } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const today = ctx.clock.today(young.timeZone)
  await holdMonths(ctx.db, young.id)
  if (!(await isSaidAgain(ctx))) {
    await checkMonth(ctx, today)
    await checkPapers(ctx)
    await write(ctx, await nextVersion(ctx))
    await ctx.publish(
      incomeDeclared,
      { youngPersonId: young.id, month: body.month, declarationId: body.id },
      await listFileAudience(ctx, [young.id]),
    )
    await calculateAndTell(ctx, monthsOf(young.id, body.month, 1))
  }
  return getMonth(ctx, young.id, body.month, today)
}

const Known = z.object({
  youngPersonId: z.uuid(),
  month: z.string(),
  resources: z.unknown(),
  situations: z.array(z.string()),
  isStudent: z.boolean(),
})
/** The same sent twice is told once; something else under the same id is refused. */
async function isSaidAgain({ db, body }: Ctx<(typeof allowanceApi)['declare']>) {
  const known = await db.maybe(
    Known,
    sql`select d.young_person_id as "youngPersonId", to_char(d.month, 'YYYY-MM') as month, d.resources, d.situations, d.is_student as "isStudent"
    from allowance.declaration d where d.id = ${body.id}`,
  )
  if (!known) return false
  const { youngPersonId, month, resources, situations, isStudent } = body
  if (!isDeepStrictEqual(known, { youngPersonId, month, resources, situations, isStudent }))
    throw conflict('allowance.id-taken', { id: body.id })
  return true
}

async function checkMonth({ db, body: { youngPersonId, month } }: Ctx<(typeof allowanceApi)['declare']>, today: string) {
  if (firstDayOf(month) > today) throw invalid('allowance.too-early', { month, opensOn: firstDayOf(month) })
  if (!isOpenOn(month, today)) throw invalid('allowance.too-late', { month, firstMonth: firstMonthStillDue(today) })
  const [facts] = await loadFacts(db, monthsOf(youngPersonId, month, 1))
  if (!facts) throw invalid('allowance.no-contract', { month })
}

/** Papers that are shown are there, in the file of the same person. */
async function checkPapers({ db, body: { fileIds = [], youngPersonId } }: Ctx<(typeof allowanceApi)['declare']>) {
  const there = await db.run(sql`
    select from files.pub_file f where f.id = any(${fileIds}) and f.young_person_id = ${youngPersonId} and f.emptied_at is null`)
  if (there !== new Set(fileIds).size) throw invalid('allowance.paper-unknown')
}

/** One declaration a month: a second one must say that it corrects the newest, and why. */
async function nextVersion({ db, body: { youngPersonId, month, corrects, reason = '' } }: Ctx<(typeof allowanceApi)['declare']>) {
  const newest = await db.maybe(
    z.object({ id: z.uuid(), version: z.int() }),
    sql`select d.id, d.version from allowance.declaration d
    where d.young_person_id = ${youngPersonId} and d.month = ${firstDayOf(month)} order by d.version desc limit 1`,
  )
  if (newest && !corrects) throw conflict('allowance.already-declared', { month, id: newest.id })
  if (newest?.id !== corrects) throw conflict('allowance.corrected-meanwhile', { month })
  if (corrects && reason.trim().length < 3) throw invalid('allowance.no-reason')
  return (newest?.version ?? 0) + 1
}

async function write({ db, actor, clock, body }: Ctx<(typeof allowanceApi)['declare']>, version: number) {
  const { id, youngPersonId, month, resources, situations, isStudent, reason = '', fileIds = [] } = body satisfies NewDeclaration
  await db.run(sql`
    insert into allowance.declaration (id, young_person_id, month, version, resources, situations, is_student, declared_by, declared_at)
    values (${id}, ${youngPersonId}, ${firstDayOf(month)}, ${version}, ${JSON.stringify(resources)}, ${situations}, ${isStudent}, ${actor.id}, ${clock.now()})`)
  if (reason.trim())
    await db.run(sql`insert into allowance.word (declaration_id, about, text) values (${id}, 'correction', ${reason.trim()})`)
  if (fileIds.length)
    await db.run(
      sql`insert into allowance.paper (declaration_id, file_id) select distinct ${id}::uuid, f from unnest(${fileIds}::uuid[]) f`,
    )
}

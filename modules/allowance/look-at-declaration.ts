import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type allowanceApi, declarationReturned, monthGranted, type NewLook } from './api.ts'
import { calculateAndTell } from './calculate-months.ts'
import { holdMonths, loadFacts, monthsOf } from './facts.ts'
import { getMonth } from './get-months.ts'
import { defaultSettings, findOn, firstDayOf, lumpSums, monthOf } from './rules.ts'
import { settle } from './rules-settle.ts'

const Row = z.object({ youngPersonId: z.uuid(), month: z.string(), timeZone: z.string() })
type Row = z.infer<typeof Row>

/** The adviser accepts what was declared, or sends it back with a reason. Where it makes much due at once, a second person is asked for. */
export async function lookAtDeclaration(ctx: Ctx<(typeof allowanceApi)['look']>) {
  const row = await hold(ctx, followedBy(ctx, sql`d.young_person_id`))
  const today = ctx.clock.today(row.timeZone)
  const [facts] = await loadFacts(ctx.db, monthsOf(row.youngPersonId, row.month, 1))
  if (!facts) throw conflict('allowance.no-contract', { month: row.month })
  const { blockers, result } = settle(facts, defaultSettings, today)
  if (!blockers.includes('first_look')) throw conflict('allowance.looked-at')
  // not known before the tax situation is noted: then the most it can be
  const amountCents = facts.tax ? result.amountCents : mostIn(row.month)
  const asksSecond = ctx.body.outcome === 'accepted' && (await isMuch(ctx, row.youngPersonId, monthOf(today), amountCents))
  return keepLook(ctx, row, { rank: 1, asksSecond, today })
}

/** Another person of the structure accepts too, or sends back. */
export async function lookAgain(ctx: Ctx<(typeof allowanceApi)['lookAgain']>) {
  const row = await hold(ctx, sql`y.structure_id = ${ctx.actor.structureId}`)
  const today = ctx.clock.today(row.timeZone)
  const [facts] = await loadFacts(ctx.db, monthsOf(row.youngPersonId, row.month, 1))
  if (!facts || !settle(facts, defaultSettings, today).blockers.includes('second_look')) throw conflict('allowance.looked-at')
  return keepLook(ctx, row, { rank: 2, asksSecond: false, today })
}

type Looking = Pick<Ctx<(typeof allowanceApi)['look']>, 'db' | 'actor' | 'clock' | 'params'>

/** The declaration, its month held so that of two who look at once the second sees the first; only the newest version can be looked at. */
async function hold({ db, params }: Looking, may: Sql): Promise<Row> {
  const row = await db.maybe(
    Row,
    sql`select d.young_person_id as "youngPersonId", to_char(d.month, 'YYYY-MM') as month, s.time_zone as "timeZone"
    from allowance.declaration d join people.pub_young_person y on y.id = d.young_person_id join people.pub_structure s on s.id = y.structure_id
    where d.id = ${params.id} and ${may}`,
  )
  if (!row) throw notFound('allowance.unknown-declaration', { id: params.id })
  await holdMonths(db, row.youngPersonId)
  const isReplaced = await db.run(sql`
    select from allowance.declaration d join allowance.declaration n on n.young_person_id = d.young_person_id and n.month = d.month and n.version > d.version
    where d.id = ${params.id}`)
  if (isReplaced) throw conflict('allowance.corrected-meanwhile', { month: row.month })
  return row
}

/** The most a month can be worth, cents. */
const mostIn = (month: string) => findOn(lumpSums.metropole, firstDayOf(month))!.value.notTaxable

/** Whether what one person makes due for somebody in a calendar month, this included, is more than they may alone. */
async function isMuch({ db }: Looking, youngPersonId: string, thisMonth: string, amountCents: number) {
  if (defaultSettings.secondLookAboveCents === null) return false
  const { sum } = await db.one(
    z.object({ sum: z.int() }),
    sql`select coalesce(sum(case when m.calculation = 0 then ${mostIn(thisMonth)} else m.amount_cents end), 0)::int as sum
    from allowance.month m join allowance.look l on l.declaration_id = m.declaration_id and l.rank = 1
    where m.young_person_id = ${youngPersonId} and m.status in ('due', 'awaiting') and l.outcome = 'accepted'
      and to_char(l.made_at at time zone 'Europe/Paris', 'YYYY-MM') = ${thisMonth}`,
  )
  return sum + amountCents > defaultSettings.secondLookAboveCents
}

type Outcome = { rank: 1 | 2; asksSecond: boolean; today: string }
async function keepLook(
  ctx: Looking & { body: NewLook } & Parameters<typeof calculateAndTell>[0],
  row: Row,
  { rank, asksSecond, today }: Outcome,
) {
  const { db, actor, clock, params, body } = ctx
  await db.run(sql`insert into allowance.look (declaration_id, rank, outcome, asks_second, made_by, made_at)
    values (${params.id}, ${rank}, ${body.outcome}, ${asksSecond}, ${actor.id}, ${clock.now()})`)
  if (body.outcome === 'returned')
    await db.run(sql`insert into allowance.word (declaration_id, about, text) values (${params.id}, 'return', ${body.reason.trim()})`)
  await calculateAndTell(ctx, monthsOf(row.youngPersonId, row.month, 1))
  const month = await getMonth(ctx, row.youngPersonId, row.month, today)
  const one = { youngPersonId: row.youngPersonId, month: row.month }
  if (month.blockers.includes('returned')) await ctx.publish(declarationReturned, one)
  if (month.status === 'due' || month.status === 'not_due') await ctx.publish(monthGranted, one)
  return month
}

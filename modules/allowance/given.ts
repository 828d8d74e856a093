import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Given, testNow, testToday, type YoungPerson } from '#testing/given'
import type { Resource, SituationKind, TaxSituation } from './api.ts'
import { calculateMonths } from './calculate-months.ts'
import { monthsOf } from './facts.ts'
import { firstDayOf } from './rules.ts'

/** A declaration for tests, with the young person it belongs to. */
export type GivenDeclaration = { id: string; youngPerson: YoungPerson; month: string }
type Asked = {
  youngPerson: YoungPerson
  month?: string
  version?: number
  resources?: Resource[]
  situations?: SituationKind[]
  acceptedBy?: { id: string }
  asksSecond?: boolean
}

/** Rows of this module; whoever declares needs a contract, made with `given.contract`. */
export const allowanceGiven = (db: Db, _: Given) => ({
  async taxReview(youngPerson: YoungPerson, taxSituation: TaxSituation = 'not_taxable', fromMonth = '2026-09'): Promise<{ id: string }> {
    const id = ids.uuid()
    await db.run(sql`insert into allowance.tax_review (id, young_person_id, tax_situation, proof, from_month, made_by, made_at)
      values (${id}, ${youngPerson.id}, ${taxSituation}, 'last_notice', ${firstDayOf(fromMonth)}, ${youngPerson.adviser.id}, ${testNow})`)
    return { id }
  },
  /** Declared by the young person, looked at if told by whom; the month stands as the product would have it. */
  async declaration(d: Asked): Promise<GivenDeclaration> {
    const [id, month] = [ids.uuid(), d.month ?? '2026-11']
    await db.run(sql`insert into allowance.declaration (id, young_person_id, month, version, resources, situations, is_student, declared_by, declared_at)
      values (${id}, ${d.youngPerson.id}, ${firstDayOf(month)}, ${d.version ?? 1}, ${JSON.stringify(d.resources ?? [])}, ${d.situations ?? []}, false,
        ${d.youngPerson.id}, ${testNow})`)
    if (d.acceptedBy)
      await db.run(sql`insert into allowance.look (declaration_id, rank, outcome, asks_second, made_by, made_at)
        values (${id}, 1, 'accepted', ${d.asksSecond ?? false}, ${d.acceptedBy.id}, ${testNow})`)
    await calculateMonths({ db, ids, clock: { now: () => testNow, today: () => testToday } }, monthsOf(d.youngPerson.id, month, 1))
    return { id, youngPerson: d.youngPerson, month }
  },
})

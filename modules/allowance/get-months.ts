import { followedBy, getVisibleYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type allowanceApi, Declaration, type Month, TaxReview } from './api.ts'
import { loadFacts, type MonthFacts, monthsOf } from './facts.ts'
import { defaultSettings, monthOf } from './rules.ts'
import { isOpenOn, settle } from './rules-settle.ts'

/** The months of somebody's contracts as they stand now, with all that was declared. */
export async function getMonths(ctx: Ctx<(typeof allowanceApi)['months']>) {
  const { db, clock, query } = ctx
  const young = await getVisibleYoungPerson(ctx, query.youngPersonId)
  const today = clock.today(young.timeZone)
  const facts = await loadFacts(db, monthsOf(young.id, monthOf(today)))
  const declarations = await listDeclarations(db, young.id)
  return {
    items: facts.map((f) => toMonth(f, declarations, today)),
    taxReviews: await listTaxReviews(db, young.id),
    mayAct: (await db.run(sql`select where ${followedBy(ctx, sql`${young.id}::uuid`)}`)) > 0,
  }
}

/** One month of a person as it stands now; the caller has checked who may see it. */
export async function getMonth({ db }: { db: Db }, youngPersonId: string, month: string, today: string): Promise<Month> {
  const [facts] = await loadFacts(db, monthsOf(youngPersonId, month, 1))
  return toMonth(facts!, await listDeclarations(db, youngPersonId), today)
}

type Dated = z.infer<typeof DatedDeclaration>
const DatedDeclaration = Declaration.extend({ month: z.string() })

function toMonth(facts: MonthFacts, declarations: readonly Dated[], today: string): Month {
  const { status, blockers, result } = settle(facts, defaultSettings, today)
  return {
    month: facts.month,
    contractId: facts.contractId,
    status,
    blockers,
    ...result,
    isOpen: isOpenOn(facts.month, today),
    declarations: declarations.filter(({ month }) => month === facts.month),
  }
}

const listDeclarations = (db: Db, youngPersonId: string) =>
  db.many(
    DatedDeclaration,
    sql`
    select d.id, to_char(d.month, 'YYYY-MM') as month, d.version, d.resources, d.situations, d.is_student as "isStudent",
      d.declared_by = d.young_person_id as "byYoungPerson", d.declared_at as "declaredAt",
      coalesce((select w.text from allowance.word w where w.declaration_id = d.id and w.about = 'correction'), '') as correction,
      coalesce((select w.text from allowance.word w where w.declaration_id = d.id and w.about = 'return'), '') as returned,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.added_at) from allowance.paper p
        join files.pub_file f on f.id = p.file_id where p.declaration_id = d.id), '[]') as files,
      coalesce((select jsonb_agg(jsonb_build_object('rank', l.rank, 'outcome', l.outcome, 'asksSecond', l.asks_second,
          'by', p.first_name || ' ' || p.last_name, 'at', to_char(l.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by l.rank)
        from allowance.look l join people.pub_professional p on p.id = l.made_by where l.declaration_id = d.id), '[]') as looks
    from allowance.declaration d where d.young_person_id = ${youngPersonId} order by d.month desc, d.version desc limit 200`,
  )

const listTaxReviews = (db: Db, youngPersonId: string) =>
  db.many(
    TaxReview,
    sql`${taxReviewColumns} where r.young_person_id = ${youngPersonId} order by r.from_month desc, r.made_at desc limit 20`,
  )
/** Tax reviews as they are shown; conditions speak of `r`. */
export const taxReviewColumns = sql`
  select r.id, r.tax_situation as "taxSituation", r.proof, to_char(r.from_month, 'YYYY-MM') as "fromMonth",
    p.first_name || ' ' || p.last_name as by, r.made_at as "madeAt"
  from allowance.tax_review r join people.pub_professional p on p.id = r.made_by`

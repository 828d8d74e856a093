import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { type Sql, sql } from '#platform/sql'
import { Resource, situationKinds, taxProofs, taxSituations, territories } from './api.ts'

/** A month as it is kept so far. */
const Kept = z.object({
  id: z.uuid(),
  status: z.string(),
  blockers: z.array(z.string()),
  calculation: z.int(),
  hash: z.string().nullable(),
  declarationId: z.uuid().nullable(),
  contractId: z.uuid(),
  payer: z.enum(['asp', 'france_travail']),
  hasMoney: z.boolean(),
})
const Row = z.object({
  youngPersonId: z.uuid(),
  month: z.string(),
  contractId: z.uuid(),
  payer: z.enum(['asp', 'france_travail']),
  birthDate: z.iso.date(),
  territory: z.enum(territories),
  contract: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() }),
  suspendedBy: z.array(z.string()),
  tax: z.object({ situation: z.enum(taxSituations), fromMonth: z.string(), proof: z.enum(taxProofs) }).nullable(),
  declarationId: z.uuid().nullable(),
  declaration: z.object({ situations: z.array(z.enum(situationKinds)), isStudent: z.boolean() }).nullable(),
  resources: z.array(z.array(Resource).nullable()),
  looks: z.array(z.object({ rank: z.int(), outcome: z.enum(['accepted', 'returned']), asksSecond: z.boolean() })),
  kept: Kept.nullable(),
})
/** All that is known about a month of a person, and how it is kept so far. */
export type MonthFacts = z.infer<typeof Row>

/** Months of one person, from the newest month on, as many as a contract can have. */
export const monthsOf = (youngPersonId: string, until: string, count = 18) => sql`
  select ${youngPersonId}::uuid as young_person_id, g::date as month
  from generate_series(${`${until}-01`}::date - ${count - 1} * interval '1 month', ${`${until}-01`}::date, interval '1 month') g`

/** Of two who act on a person's months at once, the second waits, and sees what the first did. */
export const holdMonths = (db: Db, youngPersonId: string) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended('allowance', 0) # hashtextextended(${youngPersonId}::uuid::text, 0))`)

/** One month of several persons. */
export const monthOfEach = (youngPersonIds: readonly string[], month: string) =>
  sql`select unnest(${youngPersonIds}::uuid[]) as young_person_id, ${`${month}-01`}::date as month`

/**
 * What is known about months of persons (`wanted`: young_person_id, month), for those under contract on a day of the month; of two contracts
 * the later one. One statement however many they are.
 */
export const loadFacts = (db: Db, wanted: Sql) =>
  db.many(
    Row,
    sql`
    select distinct on (w.young_person_id, w.month) w.young_person_id as "youngPersonId", to_char(w.month, 'YYYY-MM') as month,
      c.id as "contractId", case c.network when 'mission_locale' then 'asp' else 'france_travail' end as payer, y.birth_date as "birthDate",
      case when coalesce(y.commune_code, s.department_code) like '976%' then 'mayotte' else 'metropole' end as territory,
      jsonb_build_object('startsOn', c.starts_on, 'endsOn', coalesce(c.ended_on, c.ends_on)) as contract,
      ${suspending} as "suspendedBy", t.tax, d.id as "declarationId", d.declaration, ${history} as resources, ${looks} as looks, k.kept
    from (${wanted}) w
    cross join lateral (select w.month as first_on, (w.month + interval '1 month' - interval '1 day')::date as last_on) m
    join contracts.pub_contract c on c.young_person_id = w.young_person_id and c.status in ('active', 'ended')
      and c.starts_on <= m.last_on and coalesce(c.ended_on, c.ends_on) >= m.first_on
    join people.pub_young_person y on y.id = w.young_person_id
    join people.pub_structure s on s.id = y.structure_id
    left join lateral (
      select jsonb_build_object('situation', r.tax_situation, 'fromMonth', to_char(r.from_month, 'YYYY-MM'), 'proof', r.proof) as tax from allowance.tax_review r
      where r.young_person_id = w.young_person_id and r.from_month <= w.month order by r.from_month desc, r.made_at desc limit 1) t on true
    left join lateral (
      select e.id, jsonb_build_object('situations', e.situations, 'isStudent', e.is_student) as declaration from allowance.declaration e
      where e.young_person_id = w.young_person_id and e.month = w.month order by e.version desc limit 1) d on true
    left join lateral (
      select ${keptColumn} as kept
      from allowance.pub_month p where p.young_person_id = w.young_person_id and p.month = w.month) k on true
    order by w.young_person_id, w.month desc, c.starts_on desc`,
  )

const keptColumn = sql`jsonb_build_object('id', p.id, 'status', p.status, 'blockers', p.blockers, 'calculation', p.calculation, 'hash', encode(p.hash, 'hex'),
        'declarationId', p.declaration_id, 'contractId', p.contract_id, 'payer', p.payer,
        'hasMoney', exists (select from allowance.balance b where b.month_id = p.id))`

const Uncovered = z.object({ youngPersonId: z.uuid(), month: z.string(), kept: Kept })
/** A month that is kept and that no contract covers any more. */
export type UncoveredMonth = z.infer<typeof Uncovered>
/** Months that were found under a contract which, since, was cancelled or ended before them. */
export const loadUncovered = (db: Db, wanted: Sql) =>
  db.many(
    Uncovered,
    sql`
    select p.young_person_id as "youngPersonId", to_char(p.month, 'YYYY-MM') as month, ${keptColumn} as kept
    from (${wanted}) w join allowance.pub_month p on p.young_person_id = w.young_person_id and p.month = w.month
    where not exists (
      select from contracts.pub_contract c where c.young_person_id = w.young_person_id and c.status in ('active', 'ended')
        and c.starts_on < w.month + interval '1 month' and coalesce(c.ended_on, c.ends_on) >= w.month)`,
  )

/** Programmes that suspend, and leave no day of the month that the contract covers. */
const suspending = sql`coalesce((
  select jsonb_agg(distinct g.label) from plans.pub_prescription p join plans.pub_programme g on g.code = p.programme_code
  where p.young_person_id = w.young_person_id and p.suspends_allowance and p.status in ('started', 'ended', 'abandoned')
    and p.starts_on <= greatest(m.first_on, c.starts_on)
    and coalesce(p.ended_on, p.ends_on) >= least(m.last_on, coalesce(c.ended_on, c.ends_on))), '[]')`

/** Income as last declared for the month and for the two before. */
const history = sql`(
  select jsonb_agg((
    select e.resources from allowance.declaration e
    where e.young_person_id = w.young_person_id and e.month = (w.month - back * interval '1 month')::date order by e.version desc limit 1) order by back)
  from generate_series(0, 2) back)`

const looks = sql`coalesce((
  select jsonb_agg(jsonb_build_object('rank', l.rank, 'outcome', l.outcome, 'asksSecond', l.asks_second) order by l.rank)
  from allowance.look l where l.declaration_id = d.id), '[]')`

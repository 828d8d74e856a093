import type pg from 'pg'
import { calculateMonths, monthOfEach } from '#modules/allowance'
import { dayOf } from '#platform/clock'
import { Db } from '#platform/db'
import { ids } from '#platform/ids'
import type { Plan } from './people.ts'

/** How many months back people have declared: the last ones can still be claimed, and payments have something to show. */
const monthsBack = 3

/**
 * Tax situations and declared income of whoever is under contract, then each month as the product itself finds it: most is accepted, of this
 * month a part waits for the young person, a part for the adviser, some was sent back.
 */
export async function seedAllowance(client: pg.Client, plan: Plan) {
  const { first, now, today } = await seedDeclarations(client, plan)
  const { rows } = await client.query<{ id: string; month: string }>(months, [first])
  const work = { db: new Db(client, { depth: 1 }), ids, clock: { now: () => now, today: () => today } }
  for (const month of new Set(rows.map((r) => r.month))) {
    const people = rows.filter((r) => r.month === month).map((r) => r.id)
    await calculateMonths(work, monthOfEach(people, month))
  }
  return rows.length
}

/** What the months rest on, without the months. */
export async function seedDeclarations(client: pg.Client, plan: Plan) {
  const now = new Date(plan.now).toISOString()
  const today = dayOf(now)
  const first = `${today.slice(0, 7)}-01`
  await client.query(reviews, [today])
  await client.query(declarations, [first, now])
  await client.query(looks, [first, now])
  await client.query(returns)
  return { first, now, today }
}

const id = `(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12))::uuid`
const chance = (of: string, salt: string) => `(abs(hashtext(${of}::text || '${salt}')) % 100)`

/** One in twelve has not shown a tax notice yet. */
const reviews = `
  insert into allowance.tax_review (id, young_person_id, tax_situation, proof, from_month, made_by, made_at)
  select ${id}, c.young_person_id, case when n < 72 then 'not_taxable' when n < 95 then 'first_bracket' else 'above_first_bracket' end,
    case when n < 60 then 'last_notice' when n < 90 then 'adviser_word' else 'family_breakdown' end, date_trunc('month', c.starts_on)::date,
    y.adviser_id, c.starts_on + time '09:30'
  from contracts.contract c join people.young_person y on y.id = c.young_person_id
  cross join lateral (select md5('tax' || c.id) as h, ${chance('c.id', 'tax')} as n) x
  where c.status in ('active', 'ended') and c.starts_on <= $1::date and ${chance('c.id', 'noted')} >= 8`

/** Half of them earned nothing, a third a salary; this month is declared by two in three so far. */
const declarations = `
  insert into allowance.declaration (id, young_person_id, month, version, resources, situations, is_student, declared_by, declared_at)
  select ${id}, y.id, m, 1,
    case when n < 48 then '[]'::jsonb
      when n < 80 then jsonb_build_array(jsonb_build_object('kind', 'salary', 'amountCents', 18000 + 1317 * (n + x.k % 61)))
      when n < 88 then jsonb_build_array(jsonb_build_object('kind', 'unemployment_benefit', 'amountCents', 9000 + 731 * (x.k % 40)))
      when n < 94 then jsonb_build_array(jsonb_build_object('kind', 'training_placement_pay', 'amountCents', 20000))
      else jsonb_build_array(jsonb_build_object('kind', 'salary', 'amountCents', 64000 + x.k), jsonb_build_object('kind', 'housing_benefit', 'amountCents', 21200)) end,
    case when n = 47 then array['rsa_dependent_child'] when n = 46 then array['ppa_recipient'] else '{}' end, n = 45, y.id,
    least(m + ((x.k % 6) || ' days')::interval + time '18:20', $2::timestamptz)
  from people.young_person y
  cross join lateral generate_series($1::date - interval '${monthsBack} months', $1::date, interval '1 month') g
  cross join lateral (select g::date as m) month
  cross join lateral (select md5('income' || y.id || m) as h, ${chance('(y.id::text || m::text)', 'income')} as n,
    abs(hashtext(y.id::text)) % 997 as k) x
  where y.archived_at is null
    and exists (select from contracts.contract c where c.young_person_id = y.id and c.status in ('active', 'ended')
      and c.starts_on < m + interval '1 month' and coalesce(c.ended_on, c.ends_on) >= m)
    and ${chance('(y.id::text || m::text)', 'told')} < case when m = $1::date then 66 else 97 end`

const looks = `
  insert into allowance.look (declaration_id, rank, outcome, asks_second, made_by, made_at)
  select d.id, 1, case when n < 96 then 'accepted' else 'returned' end, false, y.adviser_id, least(d.declared_at + interval '40 hours', $2::timestamptz)
  from allowance.declaration d join people.young_person y on y.id = d.young_person_id
  cross join lateral (select ${chance('d.id', 'look')} as n) x
  where d.month < $1::date or n % 2 = 0`

const returns = `
  insert into allowance.word (declaration_id, about, text)
  select l.declaration_id, 'return', 'Il manque la fiche de paie du mois, peux-tu l’ajouter ?' from allowance.look l where l.outcome = 'returned'`

const months = `
  select distinct c.young_person_id as id, to_char(g, 'YYYY-MM') as month
  from generate_series($1::date - interval '${monthsBack} months', $1::date, interval '1 month') g
  join contracts.contract c on c.status in ('active', 'ended') and c.starts_on < g + interval '1 month' and coalesce(c.ended_on, c.ends_on) >= g::date
  join people.young_person y on y.id = c.young_person_id and y.archived_at is null
  order by month, id`

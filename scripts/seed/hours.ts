import type pg from 'pg'
import { termColumns } from '#modules/hours'
import { sql } from '#platform/sql'
import { toDay } from './instants.ts'
import type { Plan } from './people.ts'

const day = 86_400_000

/** How many weeks back the ledger begins; older hours say nothing to a demonstration, and cost much in volumes. */
const weeksBack = 8

/**
 * The ledger of the last weeks, read from what the sources hold, as the product itself would have read it: presences are accepted, done actions
 * wait or are accepted as they were qualified. Sums are added up in the database; days are those of the structure.
 */
export async function seedHours(client: pg.Client, plan: Plan) {
  const today = toDay(plan.now)
  const monday = toDay(plan.now - ((new Date(plan.now).getUTCDay() + 6) % 7) * day)
  const from = toDay(Date.parse(`${monday}T00:00:00Z`) - 7 * weeksBack * day)
  const now = new Date(plan.now).toISOString()
  await client.query(fromAppointments, [from, now])
  await client.query(fromActions, [from, today])
  if (plan.isDemo) await client.query(declared, [from, now])
  await client.query(facts)
  await client.query(overlaps)
  await client.query(fullDays)
  const { rowCount } = await client.query(weeks, [from, monday, now])
  return rowCount ?? 0
}

const id = `(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12))::uuid`

const fromAppointments = `
  insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, starts_at, ends_at, minutes, declared_minutes, evidence, declared_by,
    declared_at, state, decided_by, decided_at, counted_minutes, uncounted_because, source_mark)
  select ${id}, p.young_person_id, 'appointment', p.appointment_id, (p.starts_at at time zone s.time_zone)::date, p.starts_at, p.ends_at, m, m,
    'attendance', a.created_by, p.ends_at, case p.attendance when 'present' then 'validated' else 'rejected' end, a.created_by, p.ends_at,
    case p.attendance when 'present' then m else 0 end, case p.attendance when 'present' then null else 'rejected' end,
    concat_ws('|', p.status, p.starts_at, p.ends_at, p.attendance)
  from appointments.participation p join appointments.appointment a on a.id = p.appointment_id join people.structure s on s.id = a.structure_id
  cross join lateral (select (extract(epoch from p.ends_at - p.starts_at) / 60)::int as m,
    md5('appointment' || p.appointment_id || p.young_person_id) as h) x
  where p.starts_at >= $1::date and p.ends_at < $2::timestamptz and p.attendance is not null and p.status = 'planned'`

const fromActions = `
  insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, minutes, declared_minutes, category, scale_id, evidence, declared_by,
    declared_at, state, decided_by, decided_at, counted_minutes, uncounted_because, source_mark)
  select ${id}, a.young_person_id, 'personal', a.id, a.done_on, case when a.qualified_minutes > 0 then a.qualified_minutes else a.minutes end, a.minutes,
    coalesce(a.qualified_category, a.category), c.id, 'words', a.young_person_id, a.done_on + time '15:00', x.state,
    case when x.state = 'declared' then null else y.adviser_id end, case when x.state = 'declared' then null else a.done_on + time '17:00' end,
    case x.state when 'rejected' then 0 else coalesce(a.qualified_minutes, a.minutes) end, case x.state when 'rejected' then 'rejected' end,
    concat_ws('|', false, a.status, a.done_on, a.minutes, a.category, a.qualified_category, a.qualified_minutes)
  from actions.action a join people.young_person y on y.id = a.young_person_id
  left join hours.scale c on c.structure_id is null and c.kind = a.category and c.minutes = a.minutes
  cross join lateral (select md5('action' || a.id) as h,
    case when a.qualified_category is null then 'declared' when a.qualified_category = 'not_counted' then 'rejected' else 'validated' end as state) x
  where a.done_on >= $1::date and a.done_on <= $2::date and a.status = 'done' and a.minutes > 0 and a.deleted_at is null`

/** What young people told themselves: some waits, some was corrected, some is contested. */
const declared = `
  insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, minutes, declared_minutes, category, title, evidence, evidence_text,
    declared_by, declared_at, state, decided_by, decided_at, counted_minutes)
  select ${id}, y.id, t.kind, ${id}, d.on_day, case x.state when 'corrected' then t.minutes - 60 else t.minutes end, t.minutes, t.category, t.title, 'words',
    t.proof, y.id, d.on_day + time '18:00', x.state, case when x.state = 'declared' then null else y.adviser_id end,
    case when x.state = 'declared' then null else d.on_day + time '20:00' end, case x.state when 'corrected' then t.minutes - 60 else t.minutes end
  from people.young_person y
  cross join lateral (select abs(hashtext(y.id::text)) as n) k
  cross join lateral generate_series(0, 7) w
  join (values
    (0, 'declared', 180, 'employment', 'Dépôt de CV dans les commerces du centre', 'Liste des commerces dans mon carnet'),
    (1, 'job', 240, 'employment', 'Extra en restauration', 'Fiche de paie à venir'),
    (2, 'declared', 120, 'training', 'Journée portes ouvertes de l’AFPA', 'Flyer tamponné'),
    (3, 'declared', 120, 'citizenship', 'Bénévolat aux Restos du cœur', 'Madame Leroy, responsable du centre'),
    (4, 'declared', 120, 'career_plan', 'Enquête auprès d’un électricien', '')) as t (n, kind, minutes, category, title, proof)
    on t.n in ((k.n + w) % 5, (k.n / 7 + 2 * w) % 5)
  cross join lateral (select ($1::date + 7 * (w + 1) + ((k.n + t.n) % 5))::date as on_day) d
  cross join lateral (select md5('declared' || y.id || w || t.n) as h,
    case when w = 7 then 'declared' when w = 6 and (k.n + t.n) % 3 > 0 then 'declared' when (k.n + w + t.n) % 11 = 0 then 'contested'
      when (k.n + w + t.n) % 7 = 0 and t.minutes > 60 then 'corrected' else 'validated' end as state) x
  where d.on_day < ($2::timestamptz)::date and y.archived_at is null and (k.n + w) % 4 > 0`

const facts = `
  insert into hours.fact (entry_id, young_person_id, at, account_id, what, state, minutes, minutes_before)
  select e.id, e.young_person_id, f.at, f.by, f.what, f.state, f.minutes, f.before
  from hours.entry e cross join lateral (values
    (1, e.declared_at, e.declared_by, case when e.evidence = 'attendance' then 'recorded' else 'declared' end,
      case when e.evidence = 'attendance' then e.state else 'declared' end, e.declared_minutes, null::int),
    (2, e.decided_at, e.decided_by, case e.state when 'contested' then 'rejected' else e.state end, e.state, e.minutes, e.declared_minutes),
    (3, e.decided_at + interval '1 hour', e.young_person_id, 'contested', 'contested', e.minutes, e.minutes)) as f (n, at, by, what, state, minutes, before)
  where f.n = 1 or (f.n = 2 and e.state <> 'declared' and e.evidence <> 'attendance') or (f.n = 3 and e.state = 'contested')
  order by f.at, f.n`

/** Two appointments at once are rare, and booked so on purpose: the later one counts what the earlier one leaves. */
const overlaps = `
  with pair as (
    select b.id, min(a.id::text)::uuid as first_id,
      greatest(0, min(extract(epoch from b.ends_at - least(b.ends_at, greatest(b.starts_at, a.ends_at))) / 60))::int as free
    from hours.entry a join hours.entry b on b.young_person_id = a.young_person_id and b.on_day = a.on_day and (a.declared_at, a.id) < (b.declared_at, b.id)
      and a.starts_at < b.ends_at and b.starts_at < a.ends_at
    where a.state = 'validated' and b.state = 'validated' and a.starts_at is not null and b.starts_at is not null group by b.id
  )
  update hours.entry e set counted_minutes = pair.free, uncounted_because = 'overlap', overlaps_id = pair.first_id from pair where pair.id = e.id`

/** Some are drawn more actions for a day than it has hours: what is over 24 h does not count. */
const fullDays = `
  with line as (
    select id, counted_minutes, sum(counted_minutes) over upto as reached from hours.entry where state <> 'rejected'
    window upto as (partition by young_person_id, on_day order by starts_at is null,
      case state when 'contested' then 1 when 'declared' then 2 else 0 end, case evidence when 'attendance' then 0 else 2 end, declared_at, id
      rows unbounded preceding)
  )
  update hours.entry e set counted_minutes = least(1440, line.reached) - least(1440, line.reached - line.counted_minutes), uncounted_because = 'day_full'
  from line where line.id = e.id and line.reached > 1440`

/** The weeks with entries, and the last two of everybody under contract; what each asks for is what the product itself would say. */
const weeks = `
  insert into hours.week (young_person_id, monday, declared_minutes, validated_minutes, contested_minutes, to_validate, contested, kind, target_minutes,
    status, closed_at, closed_declared_minutes, closed_validated_minutes)
  select young_person_id, monday, declared, validated, contested, waiting, disputed,
    case when track is null then 'outside' when track = 'jr' then 'outreach' when "workingDaysOff" >= 5 then 'unavailable'
      when "isInProgramme" then 'programme' else 'support' end,
    case when track is null or track = 'jr' or "workingDaysOff" >= 5 then 0 else round(target * (5 - "workingDaysOff") / 5.0) end,
    case when is_over then 'closed' else 'open' end, case when is_over then closes_at end, case when is_over then declared end,
    case when is_over then validated end
  from (
    select w.*, (w.monday + 9 + time '23:59') at time zone s.time_zone as closes_at,
      (w.monday + 9 + time '23:59') at time zone s.time_zone <= $3::timestamptz as is_over,
      ${termColumns({ person: sql`w.young_person_id`, structure: sql`y.structure_id`, monday: sql`w.monday` }).text}
    from (
      select young_person_id, monday, sum(declared)::int as declared, sum(validated)::int as validated, sum(contested)::int as contested,
        sum(waiting)::int as waiting, sum(disputed)::int as disputed
      from (
        select e.young_person_id, e.monday, e.counted_minutes as declared,
          case when e.state in ('validated', 'corrected') then e.counted_minutes else 0 end as validated,
          case e.state when 'contested' then e.counted_minutes else 0 end as contested,
          (e.state = 'declared')::int as waiting, (e.state = 'contested')::int as disputed
        from hours.entry e where e.monday between $1::date and $2::date
        union all
        select c.young_person_id, m.monday, 0, 0, 0, 0, 0 from contracts.pub_contract c cross join (values ($2::date - 7), ($2::date)) m (monday)
        where c.status in ('active', 'ended') and c.starts_on <= m.monday + 4 and coalesce(c.ended_on, c.ends_on) >= m.monday
      ) line group by young_person_id, monday
    ) w join people.young_person y on y.id = w.young_person_id join people.structure s on s.id = y.structure_id
  ) w`

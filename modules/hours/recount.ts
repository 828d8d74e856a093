import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { entryStates, evidences } from './api-shapes.ts'
import { countWeek, type Sums, termsOf } from './rules.ts'
import { Terms, termColumns } from './terms.ts'

/** A week of a person. */
export type WeekKey = { youngPersonId: string; monday: string }

/** Lets the writes on the hours of these people pass one after the other, until the transaction ends: sums never miss an entry. */
export const holdHours = (db: Db, youngPersonIds: readonly string[]) =>
  db.run(sql`select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended('hours ' || id, 0) as key from unnest(${[...new Set(youngPersonIds)]}::text[]) id order by 1) keys`)

/**
 * Counts weeks anew from their entries and writes the sums beside them. A closed week whose figures change becomes a revised one, with what they
 * were before. Call it under `holdHours`, after the entries were written. `closes`: these weeks are over.
 */
export async function recount({ db, clock }: Pick<Work, 'db' | 'clock'>, keys: readonly WeekKey[], by: string | null, closes = false) {
  const weeks = distinct(keys)
  if (!weeks.length) return
  const entries = await listCountable(db, weeks)
  const terms = await listTerms(db, weeks)
  const counted = new Map<string, ReturnType<typeof countWeek>>()
  for (const week of weeks) counted.set(nameOf(week), countWeek(entries.get(nameOf(week)) ?? []))
  await writeCounts(
    db,
    [...counted.values()].flatMap(({ counts }) => [...counts]),
    entries,
  )
  const rows = weeks.map((week) => toRow(week, counted.get(nameOf(week))!.sums, terms.get(nameOf(week))))
  await writeWeeks(db, rows, { now: clock.now(), by, closes })
}

const nameOf = ({ youngPersonId, monday }: WeekKey) => `${youngPersonId} ${monday}`
const distinct = (keys: readonly WeekKey[]) => [...new Map(keys.map((k) => [nameOf(k), k])).values()]

const CountableRow = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  monday: z.iso.date(),
  onDay: z.iso.date(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  minutes: z.int(),
  state: z.enum(entryStates),
  evidence: z.enum(evidences),
  declaredAt: z.string(),
  counted: z.int(),
  because: z.string().nullable(),
  overlapsId: z.uuid().nullable(),
})
type CountableRow = z.infer<typeof CountableRow>

async function listCountable(db: Db, weeks: readonly WeekKey[]) {
  const rows = await db.many(
    CountableRow,
    sql`select e.id, e.young_person_id as "youngPersonId", e.monday, e.on_day as "onDay", e.starts_at as "startsAt", e.ends_at as "endsAt",
      e.minutes, e.state, e.evidence, e.declared_at as "declaredAt", e.counted_minutes as counted, e.uncounted_because as because,
      e.overlaps_id as "overlapsId"
    from unnest(${weeks.map((w) => w.youngPersonId)}::uuid[], ${weeks.map((w) => w.monday)}::date[]) as k (young_person_id, monday)
    join hours.entry e on e.young_person_id = k.young_person_id and e.monday = k.monday`,
  )
  return Map.groupBy(rows, nameOf)
}

async function listTerms(db: Db, weeks: readonly WeekKey[]) {
  const rows = await db.many(
    Terms.extend({ youngPersonId: z.uuid(), monday: z.iso.date() }),
    sql`select k.young_person_id as "youngPersonId", k.monday,
      ${termColumns({ person: sql`k.young_person_id`, structure: sql`y.structure_id`, monday: sql`k.monday` })}
    from unnest(${weeks.map((w) => w.youngPersonId)}::uuid[], ${weeks.map((w) => w.monday)}::date[]) as k (young_person_id, monday)
    join people.pub_young_person y on y.id = k.young_person_id`,
  )
  return new Map(rows.map((r) => [nameOf(r), r]))
}

/** Only what changed is written. */
async function writeCounts(
  db: Db,
  counts: [string, { counted: number; because: string | null; overlapsId: string | null }][],
  entries: Map<string, CountableRow[]>,
) {
  const known = new Map([...entries.values()].flat().map((e) => [e.id, e]))
  const changed = counts.filter(([id, c]) => {
    const was = known.get(id)!
    return was.counted !== c.counted || was.because !== c.because || was.overlapsId !== c.overlapsId
  })
  if (!changed.length) return
  await db.run(sql`update hours.entry e set counted_minutes = n.counted, uncounted_because = n.because, overlaps_id = n.overlaps_id
    from unnest(${changed.map(([id]) => id)}::uuid[], ${changed.map(([, c]) => c.counted)}::int[], ${changed.map(([, c]) => c.because)}::text[],
      ${changed.map(([, c]) => c.overlapsId)}::uuid[]) as n (id, counted, because, overlaps_id)
    where e.id = n.id`)
}

function toRow({ youngPersonId, monday }: WeekKey, sums: Sums, terms: z.infer<typeof Terms> | undefined) {
  const { kind, target } = termsOf(terms ?? { track: null, workingDaysOff: 0, isInProgramme: false, target: 0 })
  return { young_person_id: youngPersonId, monday, ...sums, kind, target }
}
type Row = ReturnType<typeof toRow>

const writeWeeks = (db: Db, rows: readonly Row[], { now, by, closes }: { now: string; by: string | null; closes: boolean }) =>
  db.run(sql`
    with n as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (young_person_id uuid, monday date, declared int, validated int,
        contested int, "toValidate" int, "contestedEntries" int, kind text, target int)
    ), revised as (
      insert into hours.revision (young_person_id, monday, at, account_id, declared_before, declared_after, validated_before, validated_after,
        kind_before, kind_after)
      select w.young_person_id, w.monday, ${now}::timestamptz, ${by}::uuid, w.declared_minutes, n.declared, w.validated_minutes, n.validated, w.kind, n.kind
      from hours.week w join n on n.young_person_id = w.young_person_id and n.monday = w.monday
      where w.status <> 'open' and (w.declared_minutes, w.validated_minutes, w.kind, w.target_minutes)
        is distinct from (n.declared, n.validated, n.kind, n.target)
    )
    insert into hours.week as w (young_person_id, monday, declared_minutes, validated_minutes, contested_minutes, to_validate, contested, kind,
      target_minutes, status, closed_at, closed_declared_minutes, closed_validated_minutes)
    select young_person_id, monday, declared, validated, contested, "toValidate", "contestedEntries", kind, target,
      ${closes ? 'closed' : 'open'}::text, ${closes ? now : null}::timestamptz, ${closes ? sql`declared` : sql`null::int`}, ${closes ? sql`validated` : sql`null::int`}
    from n
    on conflict (young_person_id, monday) do update set
      declared_minutes = excluded.declared_minutes, validated_minutes = excluded.validated_minutes, contested_minutes = excluded.contested_minutes,
      to_validate = excluded.to_validate, contested = excluded.contested, kind = excluded.kind, target_minutes = excluded.target_minutes,
      status = case when w.status = 'open' then excluded.status
        when (w.declared_minutes, w.validated_minutes, w.kind, w.target_minutes)
          is distinct from (excluded.declared_minutes, excluded.validated_minutes, excluded.kind, excluded.target_minutes) then 'revised'
        else w.status end,
      revised_at = case when w.status <> 'open' and (w.declared_minutes, w.validated_minutes, w.kind, w.target_minutes)
          is distinct from (excluded.declared_minutes, excluded.validated_minutes, excluded.kind, excluded.target_minutes) then ${now}::timestamptz
        else w.revised_at end,
      closed_at = coalesce(w.closed_at, excluded.closed_at),
      closed_declared_minutes = coalesce(w.closed_declared_minutes, excluded.closed_declared_minutes),
      closed_validated_minutes = coalesce(w.closed_validated_minutes, excluded.closed_validated_minutes)`)

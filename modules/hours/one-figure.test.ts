import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Professional, type YoungPerson } from '#testing'
import { runs, seed } from '#testing/deep'
import { type Entry, entryStates, evidences, hoursApi } from './api.ts'
import { recount } from './recount.ts'
import { addDays, countWeek, weekName } from './rules.ts'

/** Weeks of a person; a batch is people × weeks. */
const weeksEach = runs(5, 100)
const peopleEach = runs(4, 50)
const batches = runs(3, 20)
const firstMonday = '2024-10-14'

type Line = Pick<Entry, 'state' | 'evidence' | 'minutes'> & { day: number; from: number | null; length: number; told: number }
/** One week: up to nine lines on seven days, crowded into few hours so that they overlap, some longer than a day holds. */
const line: fc.Arbitrary<Line> = fc.record({
  day: fc.integer({ min: 0, max: 6 }),
  from: fc.option(
    fc.integer({ min: 0, max: 80 }).map((n) => n * 15),
    { nil: null, freq: 3 },
  ),
  length: fc.integer({ min: 1, max: 235 }),
  minutes: fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1440 })),
  state: fc.constantFrom(...entryStates),
  evidence: fc.constantFrom(...evidences),
  told: fc.integer({ min: 0, max: 3 }),
})
const week = fc.array(line, { maxLength: 9 })

describe('a week has one figure', () => {
  it('the same in the app, at the desk, in the export and in independent SQL, no minute twice', async (f) => {
    let weeks = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(week, { minLength: weeksEach * peopleEach, maxLength: weeksEach * peopleEach, size: 'max' }),
        async (drawn) => {
          await undone(f.db, async () => compare(f, drawn))
          weeks += drawn.length
        },
      ),
      { seed, numRuns: batches, endOnFailure: true },
    )
    f.t.diagnostic(`${weeks} random weeks, 4 ways to count each: 0 difference`)
  })
})

async function undone(db: Db, act: () => Promise<void>) {
  await db.foreign('savepoint batch')
  try {
    await act()
  } finally {
    await db.foreign('rollback to savepoint batch')
  }
}

async function compare(f: Fixtures, drawn: Line[][]) {
  const adviser = await f.given.adviser()
  const people: YoungPerson[] = []
  for (let n = 0; n < peopleEach; n++) people.push(await f.given.youngPerson({ adviser }))
  const places = drawn.map((lines, n) => ({
    lines,
    youngPerson: people[n % peopleEach]!,
    monday: addDays(firstMonday, 7 * Math.floor(n / peopleEach)),
  }))
  await insert(f.db, places)
  const clock = { now: () => '2026-11-23T09:00:00.000Z', today: () => '2026-11-23' }
  for (let n = 0; n < places.length; n += 1000)
    await recount(
      { db: f.db, clock },
      places.slice(n, n + 1000).map(({ youngPerson, monday }) => ({ youngPersonId: youngPerson.id, monday })),
      null,
    )

  const independent = await countBySql(f.db, people)
  const atDesk = await countAtDesk(f, adviser)
  const exported = await countInExports(f, people)
  await each(places, async ({ youngPerson, monday }) => {
    const key = `${youngPerson.id} ${weekName(monday)}`
    const { body } = await f.app.as(youngPerson).call(hoursApi.week, { query: { youngPersonId: youngPerson.id, week: weekName(monday) } })
    const inApp = [body.declaredMinutes, body.validatedMinutes, body.contestedMinutes]
    assert.deepEqual(inApp, independent.get(key) ?? [0, 0, 0], `independent SQL, ${key}`)
    assert.deepEqual(inApp, atDesk.get(key) ?? [0, 0, 0], `desk, ${key}`)
    assert.equal(exported.get(key) ?? 0, body.declaredMinutes, `export, ${key}`)
    checkNoMinuteTwice(body.entries)
  })
}

/** Some at a time: one is asked of the database while another is counted. */
async function each<T>(all: readonly T[], act: (one: T) => Promise<void>) {
  for (let n = 0; n < all.length; n += 20) await Promise.all(all.slice(n, n + 20).map(act))
}

/** Writes down each minute that counts: none is written twice, none comes from outside its entry. */
function checkNoMinuteTwice(entries: Entry[]) {
  const { counts } = countWeek(entries)
  for (const day of new Set(entries.map((e) => e.onDay))) {
    const own = entries.filter((e) => e.onDay === day)
    const total = own.reduce((sum, e) => sum + counts.get(e.id)!.counted, 0)
    assert.ok(total <= 1440, `${total} minutes on ${day}`)
    const measured = own.filter((e) => e.startsAt && e.state !== 'rejected' && e.minutes === lengthOf(e))
    const covered = new Set(measured.flatMap((e) => Array.from({ length: lengthOf(e) }, (_, n) => Date.parse(e.startsAt!) / 60_000 + n)))
    const counted = measured.reduce((sum, e) => sum + counts.get(e.id)!.counted, 0)
    assert.ok(counted <= covered.size, `${counted} counted of ${covered.size} on ${day}`)
  }
}
const lengthOf = (e: Entry) => (Date.parse(e.endsAt!) - Date.parse(e.startsAt!)) / 60_000

type Place = { lines: Line[]; youngPerson: YoungPerson; monday: string }
async function insert(db: Db, places: Place[]) {
  const rows = places.flatMap(({ lines, youngPerson, monday }) =>
    lines.map((l) => {
      const onDay = addDays(monday, l.day)
      const from = l.from === null ? null : Date.parse(`${onDay}T00:00:00Z`) + l.from * 60_000
      return {
        ...l,
        id: ids.uuid(),
        youngPersonId: youngPerson.id,
        onDay,
        startsAt: from && new Date(from).toISOString(),
        endsAt: from && new Date(from + l.length * 60_000).toISOString(),
        // half of the timed ones were measured, the others said
        minutes: from && l.told % 2 ? l.length : l.minutes,
        at: `2026-11-23T08:00:0${l.told}Z`,
      }
    }),
  )
  for (let n = 0; n < rows.length; n += 5000)
    await db.run(sql`insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, starts_at, ends_at, minutes, declared_minutes, title,
        evidence, declared_at, state)
      select id, "youngPersonId", 'declared', id, "onDay", "startsAt", "endsAt", minutes, minutes, 'x', evidence, at, state
      from jsonb_to_recordset(${JSON.stringify(rows.slice(n, n + 5000))}::jsonb) as n (id uuid, "youngPersonId" uuid, "onDay" date,
        "startsAt" timestamptz, "endsAt" timestamptz, minutes int, evidence text, at timestamptz, state text)`)
}

const Figure = z.object({ key: z.string(), declared: z.int(), validated: z.int(), contested: z.int() })

/** The rule said a second time, by sets of instants instead of a loop: what an interval has left is what no earlier one covers. */
async function countBySql(db: Db, people: YoungPerson[]) {
  const rows = await db.many(
    Figure,
    sql`
    with line as (
      select *, case when starts_at is not null then tstzmultirange(tstzrange(date_trunc('minute', starts_at), date_trunc('minute', ends_at))) end as span,
        case state when 'validated' then 0 when 'corrected' then 0 when 'contested' then 1 else 2 end as state_rank,
        case evidence when 'attendance' then 0 when 'document' then 1 else 2 end as evidence_rank
      from hours.entry where young_person_id = any(${people.map((p) => p.id)}) and state not in ('rejected', 'withdrawn')
    ), placed as (
      select *, row_number() over day as place, range_agg(span) over (day rows between unbounded preceding and 1 preceding) as before
      from line
      window day as (partition by young_person_id, on_day order by starts_at is null, state_rank, evidence_rank, declared_at, id)
    ), freed as (
      select *, case when span is null or isempty(span) then minutes else floor(minutes * (
        select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) from unnest(span - coalesce(before, '{}')) r)
        / (select sum(extract(epoch from upper(r) - lower(r))) from unnest(span) r))::int end as free
      from placed
    ), summed as (
      select *, least(1440, sum(free) over upto) - least(1440, sum(free) over upto - free) as counted
      from freed window upto as (partition by young_person_id, on_day order by place)
    )
    select young_person_id || ' ' || to_char(on_day, 'IYYY-"W"IW') as key, sum(counted)::int as declared,
      coalesce(sum(counted) filter (where state in ('validated', 'corrected')), 0)::int as validated,
      coalesce(sum(counted) filter (where state = 'contested'), 0)::int as contested
    from summed group by 1`,
  )
  return new Map(rows.map((r) => [r.key, [r.declared, r.validated, r.contested]]))
}

async function countAtDesk({ app }: Fixtures, adviser: Professional) {
  const figures = new Map<string, number[]>()
  const weeks = Array.from({ length: weeksEach }, (_, n) => weekName(addDays(firstMonday, 7 * n)))
  await each(weeks, async (week) => {
    const { body } = await app.as(adviser).call(hoursApi.portfolio, { query: { week } })
    for (const i of body.items) figures.set(`${i.youngPersonId} ${week}`, [i.declaredMinutes, i.validatedMinutes, i.contestedMinutes])
  })
  return figures
}

async function countInExports({ app }: Fixtures, people: YoungPerson[]) {
  const figures = new Map<string, number>()
  await each(people, async (youngPerson) => {
    const query = { youngPersonId: youngPerson.id, from: firstMonday, until: addDays(firstMonday, 7 * weeksEach - 1) }
    const { csv } = (await app.as(youngPerson).call(hoursApi.export, { query })).body
    for (const row of csv.trim().split('\r\n').slice(1)) {
      const cells = row.split(';')
      const key = `${youngPerson.id} ${cells[0]!.replaceAll('"', '')}`
      figures.set(key, (figures.get(key) ?? 0) + Number(cells[8]))
    }
  })
  return figures
}

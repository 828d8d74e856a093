import { fileAudiences } from '#modules/people'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type EntryState, entryStates, hoursCorrected, hoursDeclared, hoursValidated } from './api.ts'
import { noteFacts } from './entries.ts'
import { holdHours, recount } from './recount.ts'
import { mondayOf, splitByDay } from './rules.ts'
import { listWanted, type SourceRef, type Wanted } from './sources.ts'

/**
 * Makes the ledger say what its sources say: new events get an entry, changed ones another state or other minutes, gone ones are withdrawn. A source
 * that did not change since leaves alone what was decided here. Running it again changes nothing.
 */
export async function syncSources(work: Work, refs: readonly SourceRef[]) {
  const { db } = work
  await holdHours(
    db,
    refs.map((r) => r.youngPersonId),
  )
  const wanted = (await listWanted(db, refs)).flatMap(toParts)
  const existing = await listExisting(db, refs)
  const changes = compare(work, wanted, existing)
  if (!changes.length) return
  await write(work, changes)
  await noteFacts(
    work,
    changes.map((c) => ({ ...c, entryId: c.id, what: factOf(c), accountId: c.decidedBy ?? c.declaredBy })),
  )
  await recount(
    work,
    changes.flatMap((c) => [c, ...existing.filter((e) => e.id === c.id)]).map((e) => ({ ...e, monday: mondayOf(e.onDay) })),
    null,
  )
  await tell(work, changes)
}

type Part = Omit<Wanted, 'onDay' | 'minutes' | 'declaredMinutes'> & { onDay: string; minutes: number; declaredMinutes: number }

/** One part a day; of what has no day there is none. */
function toParts({ minutes, declaredMinutes, ...w }: Wanted): Part[] {
  if (w.startsAt && w.endsAt) {
    let left = minutes ?? Number.POSITIVE_INFINITY
    return splitByDay(w.startsAt, w.endsAt, (instant) => dayOf(instant, w.timeZone)).map((part) => {
      const counts = Math.min(part.minutes, left)
      left -= counts
      return { ...w, ...part, minutes: counts, declaredMinutes: counts }
    })
  }
  const { onDay } = w
  return onDay ? [{ ...w, onDay, minutes: minutes ?? 0, declaredMinutes: declaredMinutes ?? minutes ?? 0 }] : []
}

const Existing = z.object({
  id: z.uuid(),
  sourceKind: z.string(),
  sourceId: z.uuid(),
  youngPersonId: z.uuid(),
  onDay: z.iso.date(),
  minutes: z.int(),
  declaredMinutes: z.int(),
  state: z.enum(entryStates),
  mark: z.string(),
})
type Existing = z.infer<typeof Existing>

const listExisting = (db: Db, refs: readonly SourceRef[]) =>
  db.many(
    Existing,
    sql`select e.id, e.source_kind as "sourceKind", e.source_id as "sourceId", e.young_person_id as "youngPersonId", e.on_day as "onDay",
      e.minutes, e.declared_minutes as "declaredMinutes", e.state, e.source_mark as mark
    from unnest(${refs.map((r) => r.kind)}::text[], ${refs.map((r) => r.sourceId)}::uuid[], ${refs.map((r) => r.youngPersonId)}::uuid[])
      as k (kind, source_id, young_person_id)
    join hours.entry e on e.source_kind = k.kind and e.source_id = k.source_id and e.young_person_id = k.young_person_id`,
  )

type Changed = Part & { id: string; isNew: boolean; minutesBefore: number | null }

function compare({ ids, clock }: Work, wanted: Part[], existing: Existing[]): Changed[] {
  const known = new Map(existing.map((e) => [keyOf(e), e]))
  const changes: Changed[] = []
  for (const part of wanted) {
    const was = known.get(keyOf(part))
    known.delete(keyOf(part))
    if (!was && part.state === 'withdrawn') continue
    if (was?.mark === part.mark) continue
    changes.push({ ...part, id: was?.id ?? ids.uuid(), isNew: !was, minutesBefore: was?.minutes ?? null })
  }
  // a day the event no longer touches, or an event that is gone
  for (const gone of known.values())
    if (gone.state !== 'withdrawn') changes.push({ ...toGone(gone, clock.now()), id: gone.id, isNew: false, minutesBefore: gone.minutes })
  return changes
}

const keyOf = (e: { sourceKind: string; sourceId: string; youngPersonId: string; onDay: string }) =>
  `${e.sourceKind} ${e.sourceId} ${e.youngPersonId} ${e.onDay}`

const toGone = (e: Existing, now: string): Part => ({
  ...e,
  sourceKind: e.sourceKind as Part['sourceKind'],
  timeZone: '',
  startsAt: null,
  endsAt: null,
  scaleId: null,
  category: null,
  state: 'withdrawn',
  evidence: 'words',
  declaredBy: null,
  declaredAt: now,
  decidedBy: null,
  decidedAt: null,
  mark: 'gone',
})

const write = ({ db }: Work, changes: readonly Changed[]) =>
  db.run(sql`
    insert into hours.entry as e (id, young_person_id, source_kind, source_id, on_day, starts_at, ends_at, minutes, declared_minutes, category,
      scale_id, evidence, declared_by, declared_at, state, decided_by, decided_at, source_mark)
    select id, "youngPersonId", "sourceKind", "sourceId", "onDay", "startsAt", "endsAt", minutes, "declaredMinutes", category, "scaleId", evidence,
      "declaredBy", "declaredAt", state, "decidedBy", "decidedAt", mark
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n (id uuid, "youngPersonId" uuid, "sourceKind" text, "sourceId" uuid, "onDay" date,
      "startsAt" timestamptz, "endsAt" timestamptz, minutes int, "declaredMinutes" int, category text, "scaleId" bigint, evidence text,
      "declaredBy" uuid, "declaredAt" timestamptz, state text, "decidedBy" uuid, "decidedAt" timestamptz, mark text)
    on conflict on constraint every_event_counts_once do update set
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, minutes = excluded.minutes, declared_minutes = excluded.declared_minutes,
      counted_minutes = least(e.counted_minutes, excluded.minutes), category = excluded.category, scale_id = excluded.scale_id,
      state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at, source_mark = excluded.source_mark,
      version = e.version + 1`)

function factOf({ isNew, state }: Changed) {
  if (state === 'withdrawn') return 'withdrawn'
  if (!isNew) return state === 'declared' ? 'changed' : factOfState[state]
  return state === 'declared' ? 'declared' : 'recorded'
}
const factOfState: Record<Exclude<EntryState, 'declared' | 'withdrawn'>, string> = {
  validated: 'validated',
  corrected: 'corrected',
  rejected: 'rejected',
  contested: 'changed',
}

/** Open screens of the person and of who follows them learn of it. */
async function tell(work: Work, changes: readonly Changed[]) {
  const audiences = await fileAudiences(work, [...new Set(changes.map((c) => c.youngPersonId))])
  const of = (...states: EntryState[]) =>
    changes
      .filter((c) => states.includes(c.state))
      .map(({ id, youngPersonId }) => ({ data: { entryId: id, youngPersonId }, audience: audiences.get(youngPersonId) ?? [] }))
  await work.publishEach(hoursDeclared, of('declared'))
  await work.publishEach(hoursValidated, of('validated'))
  await work.publishEach(hoursCorrected, of('corrected', 'rejected', 'withdrawn'))
}

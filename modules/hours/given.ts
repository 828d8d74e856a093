import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, YoungPerson } from '#testing/given'
import type { Entry, EntryState } from './api-shapes.ts'
import { recount } from './recount.ts'
import { mondayOf } from './rules.ts'

/** An entry for tests, with the young person it belongs to. */
export type GivenEntry = { id: string; youngPerson: YoungPerson; onDay: string; minutes: number }
type Asked = {
  youngPerson?: YoungPerson
  onDay?: string
  startsAt?: string
  endsAt?: string
  minutes?: number
  state?: EntryState
  kind?: 'declared' | 'job'
  category?: NonNullable<Entry['category']>
  evidence?: Entry['evidence']
  title?: string
}

/** Rows of this module. */
export const hoursGiven = (db: Db, given: Given) => ({
  async hours(h: Asked = {}): Promise<GivenEntry> {
    const youngPerson = h.youngPerson ?? (await given.youngPerson())
    const [id, onDay, minutes, state] = [ids.uuid(), h.onDay ?? '2026-11-23', h.minutes ?? 120, h.state ?? 'declared']
    const by = ['validated', 'corrected', 'rejected'].includes(state) ? youngPerson.adviser.id : null
    const at = '2026-11-23T08:00:00.000Z'
    await db.run(sql`insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, starts_at, ends_at, minutes, declared_minutes,
        category, title, evidence, declared_by, declared_at, state, decided_by, decided_at)
      values (${id}, ${youngPerson.id}, ${h.kind ?? 'declared'}, ${id}, ${onDay}, ${h.startsAt ?? null}, ${h.endsAt ?? null}, ${minutes}, ${minutes},
        ${h.category ?? 'employment'}, ${h.title ?? 'Déposer des CV'}, ${h.evidence ?? 'words'}, ${youngPerson.id}, ${at}, ${state}, ${by}, ${by && at})`)
    await db.run(sql`insert into hours.fact (entry_id, young_person_id, at, account_id, what, state, minutes)
      values (${id}, ${youngPerson.id}, ${at}, ${youngPerson.id}, 'declared', 'declared', ${minutes})`)
    const clock = { now: () => at, today: () => at.slice(0, 10) }
    await recount({ db, clock }, [{ youngPersonId: youngPerson.id, monday: mondayOf(onDay) }], null)
    return { id, youngPerson, onDay, minutes }
  },
  /** The entry was told by the lead adviser. */
  async toldByAdviser(id: string) {
    await db.run(
      sql`update hours.entry e set declared_by = y.adviser_id from people.pub_young_person y where e.id = ${id} and y.id = e.young_person_id`,
    )
  },
  async signal(youngPerson: YoungPerson): Promise<{ id: string }> {
    const id = ids.uuid()
    await db.run(sql`insert into hours.signal (id, young_person_id, adviser_id, on_day, reasons)
      values (${id}, ${youngPerson.id}, ${youngPerson.adviser.id}, '2026-11-23', '[{"kind":"no_sign","days":20}]')`)
    return { id }
  },
  async unavailability(youngPerson: YoungPerson, fromOn = '2026-11-23', untilOn = '2026-11-29'): Promise<{ id: string }> {
    const id = ids.uuid()
    await db.run(sql`insert into hours.unavailability (id, young_person_id, kind, from_on, until_on, declared_by, declared_at)
      values (${id}, ${youngPerson.id}, 'sickness', ${fromOn}, ${untilOn}, ${youngPerson.adviser.id}, '2026-11-23T08:00:00Z')`)
    return { id }
  },
})

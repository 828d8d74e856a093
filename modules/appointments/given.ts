import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, Professional, YoungPerson } from '#testing/given'

type Wanted = {
  youngPerson?: YoungPerson
  youngPersons?: YoungPerson[]
  /** Who is there; the lead adviser of the first young person unless told. */
  advisers?: Professional[]
  startsAt?: string
  minutes?: number
  createdAt?: string
  isOverride?: boolean
  status?: 'planned' | 'cancelled'
  attendance?: 'present' | 'absent' | 'excused'
  comment?: string
}

/** Inserts appointments, with the people that are not named. */
export const appointmentsGiven = (db: Db, given: Given) => ({
  async appointment(a: Wanted = {}) {
    const youngPersons = a.youngPersons ?? [a.youngPerson ?? (await given.youngPerson())]
    const [first] = youngPersons as [YoungPerson]
    const advisers = a.advisers ?? [first.adviser]
    const id = ids.uuid()
    const startsAt = a.startsAt ?? '2026-11-26T13:00:00.000Z'
    const endsAt = new Date(Date.parse(startsAt) + (a.minutes ?? 45) * 60_000).toISOString()
    const createdAt = a.createdAt ?? '2026-11-02T09:00:00.000Z'
    const status = a.status ?? 'planned'
    await db.run(sql`insert into appointments.appointment (id, structure_id, type, modality, comment, starts_at, ends_at, time_zone, status,
        content_hash, created_by, created_at, updated_at)
      values (${id}, ${first.structure.id}, 'individual', 'at_structure', ${a.comment ?? ''}, ${startsAt}, ${endsAt}, ${first.structure.timeZone},
        ${status}, ${Buffer.alloc(32)}, ${first.adviser.id}, ${createdAt}, ${createdAt})`)
    await db.run(sql`insert into appointments.participation (appointment_id, young_person_id, starts_at, ends_at, time_zone, status, is_override,
        placed_at, attendance)
      select ${id}, y, ${startsAt}, ${endsAt}, ${first.structure.timeZone}, ${status}, ${a.isOverride ?? false}, ${createdAt}, ${a.attendance ?? null}
      from unnest(${youngPersons.map((y) => y.id)}::uuid[]) y`)
    await db.run(sql`insert into appointments.presence (appointment_id, adviser_id, starts_at, ends_at, status, is_override)
      select ${id}, d, ${startsAt}, ${endsAt}, ${status}, ${a.isOverride ?? false} from unnest(${advisers.map((d) => d.id)}::uuid[]) d`)
    await db.run(sql`insert into appointments.change (appointment_id, at, account_id, what, to_starts_at)
      values (${id}, ${createdAt}, ${first.adviser.id}, 'created', ${startsAt})`)
    return { id, youngPerson: first, adviser: first.adviser, startsAt, endsAt }
  },
  /** A slot that an adviser opened. */
  async slot(s: { adviser: Professional; startsAt?: string; minutes?: number; isForStructure?: boolean }) {
    const id = ids.uuid()
    const startsAt = s.startsAt ?? '2026-11-26T13:00:00.000Z'
    await db.run(sql`
      insert into appointments.slot (id, adviser_id, structure_id, starts_at, ends_at, time_zone, modality, is_for_structure, created_at)
      values (${id}, ${s.adviser.id}, ${s.adviser.structure.id}, ${startsAt}, ${startsAt}::timestamptz + make_interval(mins => ${s.minutes ?? 45}),
        ${s.adviser.structure.timeZone}, 'at_structure', ${s.isForStructure ?? false}, '2026-11-02T09:00:00Z')`)
    return { id, startsAt }
  },
})

import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, Professional, YoungPerson } from '#testing/given'

type Wanted = {
  host?: Professional
  title?: string
  kind?: 'workshop' | 'information'
  startsAt?: string
  minutes?: number
  /** What a presence counts for, announced. */
  defaultMinutes?: number
  capacity?: number | null
  hasWaitingList?: boolean
  isOpen?: boolean
  audience?: 'structure' | 'chosen'
  invited?: YoungPerson[]
  leaveHours?: number
  status?: 'planned' | 'closed' | 'cancelled'
  /** With a place, in this order. */
  registered?: YoungPerson[]
  waiting?: YoungPerson[]
}

/** Inserts sessions, with the people that are not named. */
export const workshopsGiven = (db: Db, given: Given) => ({
  async session(w: Wanted = {}) {
    const host = w.host ?? (await given.adviser())
    const id = ids.uuid()
    const startsAt = w.startsAt ?? '2026-11-26T13:00:00.000Z'
    const endsAt = new Date(Date.parse(startsAt) + (w.minutes ?? 180) * 60_000).toISOString()
    const made = '2026-11-02T09:00:00.000Z'
    const status = w.status ?? 'planned'
    const zone = host.structure.timeZone
    await db.run(sql`
      insert into workshops.session (id, structure_id, kind, title, modality, starts_at, ends_at, time_zone, default_minutes, capacity, registered_count,
        has_waiting_list, is_open, audience, leave_hours, status, closed_at, content_hash, created_by, created_at, updated_at)
      values (${id}, ${host.structure.id}, ${w.kind ?? 'workshop'}, ${w.title ?? 'Préparer un entretien'}, 'at_structure', ${startsAt}, ${endsAt}, ${zone}, ${w.defaultMinutes ?? 240},
        ${w.capacity ?? null}, ${w.registered?.length ?? 0}, ${w.hasWaitingList ?? false}, ${w.isOpen ?? true}, ${w.audience ?? 'structure'},
        ${w.leaveHours ?? 24}, ${status}, ${status === 'closed' ? endsAt : null}, ${Buffer.alloc(32)}, ${host.id}, ${made}, ${made})`)
    await db.run(sql`insert into workshops.leader (session_id, adviser_id) values (${id}, ${host.id})`)
    await db.run(sql`insert into workshops.invited (session_id, young_person_id)
      select ${id}, y from unnest(${(w.invited ?? []).map((y) => y.id)}::uuid[]) y`)
    for (const [state, people] of [['registered', w.registered ?? []] as const, ['waiting', w.waiting ?? []] as const])
      for (const y of people)
        await db.run(sql`
          insert into workshops.registration (session_id, young_person_id, status, starts_at, ends_at, time_zone, asked_at, placed_at, updated_at)
          values (${id}, ${y.id}, ${state}, ${startsAt}, ${endsAt}, ${zone}, ${made}, ${made}, ${made})`)
    const engaged = status === 'planned' ? [host.id, ...(w.registered ?? []).map((y) => y.id)] : []
    await db.run(sql`insert into appointments.engagement (source_id, person_id, starts_at, ends_at, is_override)
      select ${id}, p, ${startsAt}, ${endsAt}, true from unnest(${engaged}::uuid[]) p`)
    return { id, host, startsAt, endsAt }
  },
})

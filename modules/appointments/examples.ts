import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, YoungPerson } from '#testing'
import type { Examples } from '#testing/examples'
import type { appointmentsApi } from './api.ts'

const plan = (owner: YoungPerson) => ({
  youngPersonIds: [owner.id],
  adviserIds: [],
  type: 'visit' as const,
  modality: 'phone' as const,
  day: '2026-12-01',
  time: '14:00',
  minutes: 30,
})
/** An appointment of the owner, cancelled or not, past or coming. */
async function appointment(given: Given, owner: YoungPerson, startsAt = '2026-12-01T13:00:00.000Z') {
  const id = ids.uuid()
  await given.row(sql`
    with made as (
      insert into appointments.appointment (id, structure_id, type, modality, starts_at, ends_at, time_zone, content_hash, created_by, created_at, updated_at)
      values (${id}, ${owner.structure.id}, 'visit', 'phone', ${startsAt}, ${startsAt}::timestamptz + interval '30 minutes', ${owner.structure.timeZone},
        '', ${owner.adviser.id}, '2026-11-01T09:00:00Z', '2026-11-01T09:00:00Z')
    )
    insert into appointments.participation (appointment_id, young_person_id, starts_at, ends_at, time_zone, placed_at)
    values (${id}, ${owner.id}, ${startsAt}, ${startsAt}::timestamptz + interval '30 minutes', ${owner.structure.timeZone}, '2026-11-01T09:00:00Z')
    returning appointment_id`)
  return { id }
}
const past = '2026-11-20T13:00:00.000Z'

/** How to call each endpoint, and what lets somebody in. */
export const examples: Examples<typeof appointmentsApi> = {
  create: { relation: 'acts', make: async (_, owner) => ({ body: { id: ids.uuid(), ...plan(owner) } }) },
  toClose: {
    relation: 'filtered',
    make: async (given, owner) => {
      await appointment(given, owner, past)
      return {}
    },
  },
  people: { relation: 'filtered', make: async () => ({}) },
  get: { relation: 'reads', make: async (given, owner) => ({ params: await appointment(given, owner) }) },
  edit: {
    relation: 'acts',
    make: async (given, owner) => ({ params: await appointment(given, owner), body: { ...plan(owner), sequence: 0, time: '15:00' } }),
  },
  cancel: {
    relation: 'acts',
    make: async (given, owner) => ({ params: await appointment(given, owner), body: { reason: 'Formation ce jour-là' } }),
  },
  history: { relation: 'reads', make: async (given, owner) => ({ params: await appointment(given, owner) }) },
  answer: {
    relation: 'owner',
    make: async (given, owner) => ({
      params: await appointment(given, owner),
      body: { answer: 'confirmed', startsAt: '2026-12-01T13:00:00.000Z' },
    }),
  },
  answerFor: {
    relation: 'acts',
    make: async (given, owner) => ({
      params: { ...(await appointment(given, owner)), youngPersonId: owner.id },
      body: { answer: 'confirmed', startsAt: '2026-12-01T13:00:00.000Z' },
    }),
  },
  close: {
    relation: 'acts',
    make: async (given, owner) => ({
      params: await appointment(given, owner, past),
      body: { attendances: [{ youngPersonId: owner.id, attendance: 'present' }] },
    }),
  },
  calendar: { relation: 'owner', make: async (given, owner) => ({ params: await appointment(given, owner) }) },
  agenda: {
    relation: 'filtered',
    make: async (given, owner) => {
      await appointment(given, owner)
      return { query: { from: '2026-11-30', days: 7 } }
    },
  },
  adviserAgenda: {
    relation: 'filtered',
    make: async (given, owner) => {
      await appointment(given, owner)
      return { query: { from: '2026-11-30', days: 7 } }
    },
  },
  slots: { relation: 'anyone', make: async () => ({ query: { from: '2026-11-23', days: 7 } }) },
  openSlots: {
    relation: 'anyone',
    make: async () => ({
      body: {
        id: ids.uuid(),
        days: ['2026-12-01'],
        from: '09:00',
        to: '12:00',
        minutes: 45,
        modality: 'at_structure',
        isForStructure: false,
      },
    }),
  },
  withdrawSlot: {
    relation: 'anyone',
    make: async (given, owner) => ({ params: { id: (await given.slot({ adviser: owner.adviser })).id } }),
  },
  freeSlots: { relation: 'filtered', make: async () => ({}) },
  // open to all young people of the adviser
  bookSlot: {
    relation: 'anyone',
    make: async (given, owner) => ({ params: { id: (await given.slot({ adviser: owner.adviser })).id }, body: { id: ids.uuid() } }),
  },
  moveToSlot: {
    relation: 'owner',
    make: async (given, owner) => {
      const before = await given.slot({ adviser: owner.adviser })
      const { id } = await appointment(given, owner, before.startsAt)
      await given.row(sql`update appointments.appointment set slot_id = ${before.id} where id = ${id} returning id`)
      const later = await given.slot({ adviser: owner.adviser, startsAt: '2026-12-03T13:00:00.000Z' })
      return { params: { id }, body: { slotId: later.id } }
    },
  },
  cancelBooking: {
    relation: 'owner',
    make: async (given, owner) => {
      const slot = await given.slot({ adviser: owner.adviser })
      const { id } = await appointment(given, owner, slot.startsAt)
      await given.row(sql`update appointments.appointment set slot_id = ${slot.id} where id = ${id} returning id`)
      return { params: { id }, body: {} }
    },
  },
  listOfYoungPerson: {
    relation: 'reads',
    make: async (given, owner) => {
      await appointment(given, owner)
      return { params: { youngPersonId: owner.id }, query: {} }
    },
  },
}

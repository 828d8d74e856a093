import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { appointmentsApi } from './api.ts'

const opening = {
  days: ['2026-11-26', '2026-11-27'],
  from: '09:00',
  to: '10:40',
  minutes: 30,
  modality: 'at_structure' as const,
  isForStructure: false,
}
const later = '2026-11-27T13:00:00.000Z'

describe('opening slots', () => {
  it('cuts hours into slots on each day, once however often it is sent', async ({ app, given }) => {
    const adviser = await given.adviser()
    const body = { id: ids.uuid(), ...opening }
    assert.deepEqual((await app.as(adviser).call(appointmentsApi.openSlots, { body })).body, { opened: 6, skipped: 0 })
    assert.deepEqual((await app.as(adviser).call(appointmentsApi.openSlots, { body })).body, { opened: 0, skipped: 6 })
    const over = { ...body, id: ids.uuid(), from: '10:00', to: '11:30' }
    assert.deepEqual((await app.as(adviser).call(appointmentsApi.openSlots, { body: over })).body, { opened: 4, skipped: 2 })
    const { slots } = (await app.as(adviser).call(appointmentsApi.slots, { query: { from: '2026-11-26', days: 1 } })).body
    assert.deepEqual(
      slots.map((s) => s.startsAt.slice(11, 16)),
      ['08:00', '08:30', '09:00', '09:30', '10:00'],
    )
  })

  it.each([
    [{ to: '09:20' }, 422, 'appointments.opening-too-short'],
    [{ modality: 'elsewhere' }, 422, 'appointments.address-needed'],
    [{ modality: 'video' }, 422, 'appointments.link-needed'],
    [{ days: ['2026-11-22'] }, 422, 'appointments.too-old'],
    [{ days: ['2028-11-22'] }, 422, 'appointments.too-far'],
    [{ days: [] }, 400, 'request.invalid'],
    [{ minutes: 5 }, 400, 'request.invalid'],
  ] as const)('refuses %o with %o', async ([change, status, code], { app, given }) => {
    const body = { id: ids.uuid(), ...opening, ...change } as never
    assert.partialDeepStrictEqual(await app.as(await given.adviser()).call(appointmentsApi.openSlots, { body }), { status, body: { code } })
  })

  it('is taken back while free, by who opened it', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const slot = await given.slot({ adviser: leo.adviser })
    const params = { id: slot.id }
    assert.partialDeepStrictEqual(await app.as(await given.adviser()).call(appointmentsApi.withdrawSlot, { params }), {
      status: 404,
      body: { code: 'appointments.slot-unknown' },
    })
    await app.as(leo).call(appointmentsApi.bookSlot, { params, body: { id: ids.uuid() } })
    assert.partialDeepStrictEqual(await app.as(leo.adviser).call(appointmentsApi.withdrawSlot, { params }), {
      status: 409,
      body: { code: 'appointments.slot-taken' },
    })
    const free = await given.slot({ adviser: leo.adviser, startsAt: later })
    assert.equal((await app.as(leo.adviser).call(appointmentsApi.withdrawSlot, { params: { id: free.id } })).status, 200)
    const booked = await app.as(leo).call(appointmentsApi.bookSlot, { params: { id: free.id }, body: { id: ids.uuid() } })
    assert.partialDeepStrictEqual(booked, { status: 404, body: { code: 'appointments.slot-unknown' } })
  })
})

describe('booking a slot', () => {
  it('makes an ordinary, confirmed appointment of which the adviser is told; a retry answers the same', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const { id, startsAt } = await given.slot({ adviser: leo.adviser })
    const body = { id: ids.uuid() }
    const made = await app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body })
    assert.partialDeepStrictEqual(made, {
      status: 200,
      body: {
        id: body.id,
        startsAt,
        type: 'individual',
        isBooked: true,
        advisers: [{ id: leo.adviser.id }],
        participants: [{ answer: 'confirmed' }],
      },
    })
    assert.equal((await app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body })).status, 200)
    assert.deepEqual(await app.published('appointments.created'), [
      { appointmentId: body.id, youngPersonIds: [leo.id], byYoungPerson: true },
    ])
    await app.deliverEvents()
    const { slots } = (await app.as(leo.adviser).call(appointmentsApi.slots, { query: { from: '2026-11-23', days: 7 } })).body
    assert.partialDeepStrictEqual(slots, [{ id, state: 'booked', appointmentId: body.id, bookedBy: 'Léo Moreau' }])
  })

  it('is once only; what is taken is not offered', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const mia = await given.youngPerson({ adviser: leo.adviser })
    const { id } = await given.slot({ adviser: leo.adviser })
    await app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    assert.deepEqual((await app.as(mia).call(appointmentsApi.freeSlots)).body.slots, [])
    assert.partialDeepStrictEqual(await app.as(mia).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } }), {
      status: 409,
      body: { code: 'appointments.slot-taken' },
    })
  })

  it('is for the young people of the adviser, or of the structure when said', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const colleague = await given.adviser({ structure: leo.structure })
    const own = await given.slot({ adviser: colleague })
    const shared = await given.slot({ adviser: colleague, startsAt: later, isForStructure: true })
    const free = (await app.as(leo).call(appointmentsApi.freeSlots)).body.slots
    assert.deepEqual(
      free.map((s) => [s.id, s.isOwnAdviser]),
      [[shared.id, false]],
    )
    const book = (id: string) => app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    assert.partialDeepStrictEqual(await book(own.id), { status: 404, body: { code: 'appointments.slot-unknown' } })
    assert.equal((await book(shared.id)).status, 200)
    const elsewhere = await given.slot({ adviser: await given.adviser(), isForStructure: true })
    assert.equal((await book(elsewhere.id)).status, 404)
  })

  it('is refused where one, or the adviser, has something else, and once it has begun', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const mia = await given.youngPerson({ adviser: leo.adviser })
    const book = (id: string) => app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    const covered = await given.slot({ adviser: leo.adviser })
    await given.appointment({ youngPerson: mia, startsAt: covered.startsAt })
    assert.partialDeepStrictEqual(await book(covered.id), { status: 409, body: { code: 'appointments.slot-taken' } })
    const busy = await given.slot({ adviser: leo.adviser, startsAt: later })
    await given.session({ host: await given.adviser({ structure: leo.structure }), startsAt: later, registered: [leo] })
    assert.partialDeepStrictEqual(await book(busy.id), { status: 409, body: { code: 'appointments.you-are-busy' } })
    assert.deepEqual((await app.as(leo).call(appointmentsApi.freeSlots)).body.slots, [])
    const past = await given.slot({ adviser: leo.adviser, startsAt: '2026-11-23T08:30:00.000Z' })
    assert.partialDeepStrictEqual(await book(past.id), { status: 409, body: { code: 'appointments.slot-past' } })
  })
})

describe('a young person', () => {
  const day = (n: number) => `2026-12-${String(n).padStart(2, '0')}T09:00:00.000Z`

  it('books two slots to come with one adviser, and may take another place of one of them', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const slots = []
    for (const n of [1, 2, 3]) slots.push(await given.slot({ adviser: leo.adviser, startsAt: day(n) }))
    const book = (id: string) => app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    const [first, second] = [await book(slots[0]!.id), await book(slots[1]!.id)]
    assert.deepEqual([first.status, second.status], [200, 200])
    assert.partialDeepStrictEqual(await book(slots[2]!.id), {
      status: 409,
      body: { code: 'appointments.too-many-with-adviser', params: { most: 2 } },
    })
    const params = { id: first.body.id }
    assert.equal((await app.as(leo).call(appointmentsApi.moveToSlot, { params, body: { slotId: slots[2]!.id } })).status, 200)
    await app.as(leo).call(appointmentsApi.cancelBooking, { params, body: {} })
    assert.equal((await book(slots[0]!.id)).status, 200)
  })

  it('books four slots to come overall; what is over or planned by the adviser does not count', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await given.appointment({ youngPerson: leo, startsAt: day(10) })
    const book = async (startsAt: string) => {
      const adviser = await given.adviser({ structure: leo.structure })
      const { id } = await given.slot({ adviser, startsAt, isForStructure: true })
      return app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    }
    for (const n of [1, 2, 3, 4]) assert.equal((await book(day(n))).status, 200)
    assert.partialDeepStrictEqual(await book(day(5)), { status: 409, body: { code: 'appointments.too-many-booked', params: { most: 4 } } })
    app.at(day(2))
    assert.equal((await book(day(5))).status, 200)
  })

  it('may not collect slots of one adviser by moving what was booked with others', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const other = await given.adviser({ structure: leo.structure })
    const slots = []
    for (const n of [1, 2, 3]) slots.push(await given.slot({ adviser: leo.adviser, startsAt: day(n) }))
    const elsewhere = await given.slot({ adviser: other, startsAt: day(4), isForStructure: true })
    const book = (id: string) => app.as(leo).call(appointmentsApi.bookSlot, { params: { id }, body: { id: ids.uuid() } })
    for (const slot of slots.slice(0, 2)) await book(slot.id)
    const params = { id: (await book(elsewhere.id)).body.id }
    assert.partialDeepStrictEqual(await app.as(leo).call(appointmentsApi.moveToSlot, { params, body: { slotId: slots[2]!.id } }), {
      status: 409,
      body: { code: 'appointments.too-many-with-adviser' },
    })
  })
})

describe('changing what one booked', () => {
  it('moves it to another slot and frees the first; then cancels it', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const [first, second] = [await given.slot({ adviser: leo.adviser }), await given.slot({ adviser: leo.adviser, startsAt: later })]
    const id = ids.uuid()
    await app.as(leo).call(appointmentsApi.bookSlot, { params: { id: first.id }, body: { id } })
    const moved = await app.as(leo).call(appointmentsApi.moveToSlot, { params: { id }, body: { slotId: second.id } })
    assert.partialDeepStrictEqual(moved, { status: 200, body: { id, startsAt: later, sequence: 1, isBooked: true } })
    assert.partialDeepStrictEqual(await app.published('appointments.changed'), [{ isMoved: true, byYoungPerson: true }])
    const free = async () => (await app.as(leo).call(appointmentsApi.freeSlots)).body.slots.map((s) => s.id)
    assert.deepEqual(await free(), [first.id])
    const params = { id }
    assert.partialDeepStrictEqual(await app.as(leo).call(appointmentsApi.cancelBooking, { params, body: { reason: 'Malade' } }), {
      status: 200,
      body: { status: 'cancelled' },
    })
    assert.deepEqual(await free(), [first.id, second.id])
    const late = await app.as(leo).call(appointmentsApi.moveToSlot, { params, body: { slotId: first.id } })
    assert.partialDeepStrictEqual(late, { status: 409, body: { code: 'appointments.cancelled' } })
  })

  it('is not for what the adviser planned, for others, nor once it has begun', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const planned = await given.appointment({ youngPerson: leo, startsAt: '2026-11-24T13:00:00.000Z' })
    const slot = await given.slot({ adviser: leo.adviser })
    const move = (id: string, who = leo) => app.as(who).call(appointmentsApi.moveToSlot, { params: { id }, body: { slotId: slot.id } })
    assert.partialDeepStrictEqual(await move(planned.id), { status: 409, body: { code: 'appointments.not-booked' } })
    const id = ids.uuid()
    await app.as(leo).call(appointmentsApi.bookSlot, { params: { id: slot.id }, body: { id } })
    assert.equal((await move(id, await given.youngPerson({ adviser: leo.adviser }))).status, 404)
    app.at('2026-11-26T13:00:00.000Z')
    const over = await app.as(leo).call(appointmentsApi.cancelBooking, { params: { id }, body: {} })
    assert.partialDeepStrictEqual(over, { status: 409, body: { code: 'appointments.over' } })
  })

  it('moved by the adviser, it gives its slot back', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const slot = await given.slot({ adviser: leo.adviser })
    const id = ids.uuid()
    await app.as(leo).call(appointmentsApi.bookSlot, { params: { id: slot.id }, body: { id } })
    const body = {
      youngPersonIds: [leo.id],
      adviserIds: [leo.adviser.id],
      type: 'individual' as const,
      modality: 'phone' as const,
      day: '2026-11-30',
      time: '10:00',
      minutes: 45,
      sequence: 0,
    }
    assert.partialDeepStrictEqual(await app.as(leo.adviser).call(appointmentsApi.edit, { params: { id }, body }), {
      status: 200,
      body: { isBooked: false },
    })
    assert.deepEqual(
      (await app.as(leo).call(appointmentsApi.freeSlots)).body.slots.map((s) => s.id),
      [slot.id],
    )
  })
})

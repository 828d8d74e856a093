import assert from 'node:assert/strict'
import ICAL from 'ical.js'
import type { Db } from '#platform/db'
import { describe, it } from '#testing'
import { appointmentsApi } from './api.ts'
import { listInvitations, uidOf } from './get-invitation.ts'

/** What a calendar reads in an .ics. */
function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const event = calendar.getFirstSubcomponent('vevent')!
  const instant = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString()
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: event.getFirstPropertyValue('status'),
    summary: event.getFirstPropertyValue('summary'),
    organizer: event.getFirstPropertyValue('organizer'),
    attendee: event.getFirstPropertyValue('attendee'),
    location: event.getFirstPropertyValue('location'),
    stamp: instant('dtstamp'),
    startsAt: instant('dtstart'),
    endsAt: instant('dtend'),
    text: ics,
  }
}
const getInvitation = async (db: Db, appointmentId: string, youngPersonId: string) =>
  (await listInvitations(db, [{ appointmentId, youngPersonId }])).get(uidOf({ appointmentId, youngPersonId }))
const plan = { type: 'individual', modality: 'at_structure', day: '2027-03-29', time: '14:00', minutes: 45 } as const

describe('the calendar object of an appointment', () => {
  it('keeps its UID and grows its SEQUENCE through a move and a cancellation', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson({ email: 'leo@exemple.fr' })
    const { id, adviser } = await given.appointment({ youngPerson, comment: 'Dossier logement' })
    const params = { id }
    const invitation = async () => (await getInvitation(db, id, youngPerson.id))!
    const first = await invitation()
    app.at('2026-11-23T10:00:00.000Z')
    const people = { youngPersonIds: [youngPerson.id], adviserIds: [adviser.id] }
    await app.as(adviser).call(appointmentsApi.edit, { params, body: { ...plan, ...people, sequence: 0 } })
    const moved = await invitation()
    app.at('2026-11-23T11:00:00.000Z')
    await app.as(adviser).call(appointmentsApi.cancel, { params, body: { reason: 'Formation' } })
    const cancelled = await invitation()

    assert.partialDeepStrictEqual(first, {
      title: 'Entretien individuel',
      structureName: 'Mission locale de la Dhuys',
      adviserName: 'Aïcha Benali',
      sequence: 0,
    })
    const common = {
      uid: `${id}-${youngPerson.id}@elan`,
      summary: 'Rendez-vous · Mission locale de la Dhuys',
      attendee: 'MAILTO:leo@exemple.fr',
    }
    assert.partialDeepStrictEqual(read(first.toCalendar().ics), {
      ...common,
      method: 'REQUEST',
      sequence: 0,
      status: 'CONFIRMED',
      startsAt: '2026-11-26T13:00:00.000Z',
      endsAt: '2026-11-26T13:45:00.000Z',
    })
    assert.partialDeepStrictEqual(read(moved.toCalendar().ics), {
      ...common,
      method: 'REQUEST',
      sequence: 1,
      stamp: '2026-11-23T10:00:00.000Z',
      // after the change of the clocks: 14:00 in Paris is 12:00 UTC
      startsAt: '2027-03-29T12:00:00.000Z',
    })
    assert.partialDeepStrictEqual(read(cancelled.toCalendar().ics), {
      ...common,
      method: 'CANCEL',
      sequence: 2,
      status: 'CANCELLED',
      stamp: '2026-11-23T11:00:00.000Z',
    })
    assert.equal(cancelled.cancelReason, 'Formation')
    for (const { toCalendar } of [first, moved, cancelled]) assert.doesNotMatch(toCalendar().ics, /logement|Léo|Moreau|Benali|Entretien/)
  })

  it('cancels for who was taken off, and goes on for the others', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const other = await given.youngPerson({ adviser: youngPerson.adviser })
    const { id, adviser } = await given.appointment({ youngPersons: [youngPerson, other] })
    const body = { ...plan, youngPersonIds: [other.id], adviserIds: [adviser.id], sequence: 0 }
    await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body })

    const off = (await getInvitation(db, id, youngPerson.id))!
    const on = (await getInvitation(db, id, other.id))!

    assert.partialDeepStrictEqual(read(off.toCalendar().ics), { method: 'CANCEL', sequence: 1, startsAt: '2026-11-26T13:00:00.000Z' })
    assert.partialDeepStrictEqual(read(on.toCalendar().ics), { method: 'REQUEST', sequence: 1, startsAt: '2027-03-29T12:00:00.000Z' })
    assert.equal(await getInvitation(db, id, adviser.id), undefined)
  })

  it('is handed to the young person as a file, to nobody else', async ({ app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment()
    const own = await app.as(youngPerson).call(appointmentsApi.calendar, { params: { id } })
    assert.partialDeepStrictEqual(read(own.body.ics), { method: 'PUBLISH', uid: `${id}-${youngPerson.id}@elan` })
    assert.equal((await app.as(await given.youngPerson()).call(appointmentsApi.calendar, { params: { id } })).status, 404)
    assert.equal((await app.as(adviser).call(appointmentsApi.calendar, { params: { id } })).status, 403)
  })
})

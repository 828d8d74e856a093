import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import ICAL from 'ical.js'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given as makeGiven, type Person } from '../../testing/given.ts'
import { appointmentsGiven } from '../appointments/given.ts'
import { workshopsGiven } from '../workshops/given.ts'

const now = '2026-11-23T09:00:00.000Z'
type Elan = Awaited<ReturnType<typeof ownElan>>

/** What a calendar program does: reads the address, keeps the tag, and registers the zones it was given. */
async function subscribe(address: string, tag?: string) {
  const reply = await fetch(address, { headers: { accept: 'text/calendar', ...(tag && { 'if-none-match': tag }) } })
  const text = await reply.text()
  if (reply.status !== 200)
    return { status: reply.status, tag: reply.headers.get('etag') ?? '', text, events: new Map<string, ICAL.Event>() }
  assert.match(reply.headers.get('content-type') ?? '', /^text\/calendar/)
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue('tzid') as string)
  const events = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e))
  return { status: 200, tag: reply.headers.get('etag') ?? '', text, events: new Map(events.map((e) => [e.uid, e])) }
}

async function desk(elan: Elan, timeZone = 'Europe/Paris') {
  const base = makeGiven(elan.db)
  const given = { ...base, ...appointmentsGiven(elan.db, base), ...workshopsGiven(elan.db, base) }
  const adviser = await given.adviser({ structure: await given.structure({ timeZone }) })
  const leo = await given.youngPerson({ adviser, firstName: 'Léo', lastName: 'Moreau' })
  const ask = async (who: Person, method: string, path: string, body?: object) => {
    const headers = { cookie: `elan_session=${who.token}`, ...(body && { 'content-type': 'application/json' }) }
    return fetch(`${elan.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  }
  const makeFeed = async (who: Person) =>
    `${elan.url}${((await (await ask(who, 'POST', '/api/calendar-feed')).json()) as { path: string }).path}`
  return { given, adviser, leo, ask, makeFeed }
}

describe('the private calendar of a person', () => {
  it('tells a calendar program when and where, never with whom nor about what; follows changes and cancellations', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: now })
    const { given, adviser, leo, ask, makeFeed } = await desk(elan)
    const visit = await given.appointment({ youngPerson: leo, startsAt: '2026-11-26T13:00:00.000Z', comment: 'Dossier logement' })
    const workshop = await given.session({
      host: adviser,
      title: 'Addictions, en parler',
      startsAt: '2026-11-27T13:00:00.000Z',
      registered: [leo],
    })
    const address = await makeFeed(leo)

    const first = await subscribe(address)
    const uid = `${visit.id}-${leo.id}@elan`
    assert.deepEqual([...first.events.keys()].sort(), [uid, `${workshop.id}-${leo.id}@elan`].sort())
    assert.equal(first.events.get(uid)?.startDate.toJSDate().toISOString(), visit.startsAt)
    assert.equal(first.events.get(uid)?.endDate.toJSDate().toISOString(), visit.endsAt)
    assert.deepEqual([...first.events.values()].map((e) => e.summary).sort(), ['Atelier', 'Rendez-vous'])
    for (const secret of ['Addictions', 'Moreau', 'Léo', 'Benali', 'logement', 'individuel'])
      assert.ok(!first.text.includes(secret), secret)
    assert.equal((await subscribe(address, first.tag)).status, 304)

    const plan = {
      youngPersonIds: [leo.id],
      adviserIds: [adviser.id],
      type: 'individual',
      modality: 'phone',
      day: '2026-11-30',
      time: '10:00',
      minutes: 45,
    }
    assert.equal((await ask(adviser, 'PUT', `/api/appointments/${visit.id}`, { ...plan, sequence: 0 })).status, 200)
    const moved = await subscribe(address, first.tag)
    assert.equal(moved.events.get(uid)?.startDate.toJSDate().toISOString(), '2026-11-30T09:00:00.000Z')
    assert.ok(moved.events.get(uid)!.sequence > first.events.get(uid)!.sequence)

    assert.equal((await ask(adviser, 'POST', `/api/appointments/${visit.id}/cancellation`, {})).status, 200)
    assert.equal((await ask(leo, 'POST', `/api/own-workshops/${workshop.id}/departure`, { reason: 'Malade' })).status, 200)
    const cancelled = await subscribe(address, moved.tag)
    assert.deepEqual(
      [...cancelled.events.values()].map((e) => e.component.getFirstPropertyValue('status')),
      ['CANCELLED', 'CANCELLED'],
    )
    assert.ok(cancelled.events.get(uid)!.sequence > moved.events.get(uid)!.sequence)
    const ofAdviser = await subscribe(await makeFeed(adviser))
    assert.deepEqual([...ofAdviser.events.values()].map((e) => [e.summary, e.component.getFirstPropertyValue('status')]).sort(), [
      ['Atelier', 'CONFIRMED'],
      ['Rendez-vous', 'CANCELLED'],
    ])
  })

  it('stops when it is taken back, replaced, or the account is closed; the address is kept nowhere', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: now })
    const { leo, ask, makeFeed } = await desk(elan)
    const first = await makeFeed(leo)
    const second = await makeFeed(leo)
    assert.equal((await subscribe(first)).status, 404)
    assert.equal((await subscribe(second)).status, 200)
    const kept = JSON.stringify(await (await ask(leo, 'GET', '/api/calendar-feed')).json())
    assert.match(kept, /"lastReadAt":"2026/)
    assert.ok(!kept.includes(second.split('/')[5]!))
    assert.equal((await ask(leo, 'DELETE', '/api/calendar-feed')).status, 200)
    assert.equal((await subscribe(second)).status, 404)
    const third = await makeFeed(leo)
    await elan.db.run(sql`update identity.account set status = 'closed', closed_at = now() where id = ${leo.id}`)
    assert.equal((await subscribe(third)).status, 404)
    assert.equal((await subscribe(`${elan.url}/api/calendars/x/elan.ics`)).status, 404)
  })

  it('tells the right instant on both sides of a change of the clocks, in every zone of the structures', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: now })
    const days = ['2026-10-24', '2026-10-26', '2026-11-02', '2027-03-13', '2027-03-15', '2027-03-27', '2027-03-29', '2027-10-30']
    for (const zone of ['Europe/Paris', 'America/Miquelon', 'Pacific/Noumea', 'Pacific/Marquesas', 'America/Cayenne', 'Indian/Reunion']) {
      const { given, leo, makeFeed } = await desk(elan, zone)
      const made = []
      for (const day of days) made.push(await given.appointment({ youngPerson: leo, startsAt: `${day}T15:30:00.000Z` }))
      const { events, text } = await subscribe(await makeFeed(leo))
      assert.match(text, new RegExp(`DTSTART;TZID=${zone}:`))
      for (const { id, startsAt } of made)
        assert.equal(events.get(`${id}-${leo.id}@elan`)?.startDate.toJSDate().toISOString(), startsAt, `${zone} ${startsAt}`)
    }
  })
})

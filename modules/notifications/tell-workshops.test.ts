import assert from 'node:assert/strict'
import ical from 'ical.js'
import { workshopsApi } from '#api/workshops'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { notificationsApi } from './api.ts'

const reason = 'J’ai un entretien ce jour-là'
const plan = { kind: 'workshop', title: 'Préparer un entretien', modality: 'at_structure', day: '2026-11-27', time: '10:00' } as const
const rules = { minutes: 120, hasWaitingList: false, isOpen: true, audience: 'structure', leaveHours: 24 } as const

/** What the calendar of each e-mail says, in the order they were sent; null for one without. */
async function calendars({ app, db }: Fixtures, to = 'leo@exemple.fr') {
  await app.deliverEvents()
  const mails = await db.many(
    z.object({ subject: z.string(), calendar: z.string().nullable() }),
    sql`select subject, calendar from platform.outgoing where channel = 'email' and recipient = ${to} and kind like 'notifications.%' order by created_at, id`,
  )
  return mails.map(({ subject, calendar }) => {
    if (!calendar) return { subject, file: null }
    const file = new ical.Component(ical.parse((JSON.parse(calendar) as { ics: string }).ics))
    const event = file.getFirstSubcomponent('vevent')!
    const said = (name: string) => event.getFirstPropertyValue(name)
    const start = (said('dtstart') as ical.Time).toJSDate().toISOString()
    return {
      subject,
      file: {
        method: file.getFirstPropertyValue('method'),
        uid: said('uid'),
        sequence: Number(said('sequence')),
        status: said('status'),
        start,
      },
    }
  })
}

async function workshop({ given }: Fixtures) {
  const host = await given.adviser()
  const leo = await given.youngPerson({ adviser: host, firstName: 'Léo', email: 'leo@exemple.fr' })
  return { host, leo }
}

describe('the calendar file of a workshop', () => {
  it('keeps its UID and grows its SEQUENCE from a place to a move, a departure, a new place and a cancellation', async (f) => {
    const { host, leo } = await workshop(f)
    const { id } = await f.given.session({ host })
    const [params, own, desk] = [{ id }, f.app.as(leo), f.app.as(host)]
    const at = (minute: number) => f.app.at(`2026-11-23T09:0${minute}:00.000Z`)
    await desk.call(workshopsApi.register, { params, body: { youngPersonIds: [leo.id] } })
    await calendars(f)
    at(1)
    const body = { ...plan, ...rules, invitedIds: [], leaderIds: [host.id], sequence: 0 }
    assert.partialDeepStrictEqual(await desk.call(workshopsApi.edit, { params, body }), { status: 200 })
    await calendars(f)
    at(2)
    await own.call(workshopsApi.leave, { params, body: { reason } })
    await calendars(f)
    at(3)
    await own.call(workshopsApi.signUp, { params })
    await calendars(f)
    at(4)
    await desk.call(workshopsApi.cancel, { params, body: {} })

    const sent = await calendars(f)
    const files = sent.map((mail) => mail.file!)
    assert.deepEqual(
      files.map(({ method, status, start }) => [method, status, start]),
      [
        ['REQUEST', 'CONFIRMED', '2026-11-26T13:00:00.000Z'],
        ['REQUEST', 'CONFIRMED', '2026-11-27T09:00:00.000Z'],
        ['CANCEL', 'CANCELLED', '2026-11-27T09:00:00.000Z'],
        ['REQUEST', 'CONFIRMED', '2026-11-27T09:00:00.000Z'],
        ['CANCEL', 'CANCELLED', '2026-11-27T09:00:00.000Z'],
      ],
    )
    assert.deepEqual(new Set(files.map(({ uid }) => uid)), new Set([`${id}-${leo.id}@elan`]))
    assert.deepEqual(
      files.map(({ sequence }) => sequence),
      [0, 1, 2, 3, 4],
    )
    assert.doesNotMatch(JSON.stringify(sent), /entretien/i)
  })

  it('comes with the place that was waited for, not with the waiting', async (f) => {
    const { host, leo } = await workshop(f)
    const lea = await f.given.youngPerson({ adviser: host })
    const { id } = await f.given.session({ host, capacity: 1, hasWaitingList: true, registered: [lea] })
    await f.app.as(host).call(workshopsApi.register, { params: { id }, body: { youngPersonIds: [leo.id] } })
    await calendars(f)
    f.app.at('2026-11-23T09:01:00.000Z')
    await f.app.as(lea).call(workshopsApi.leave, { params: { id }, body: { reason } })
    const [waits, hasPlace] = await calendars(f)
    assert.partialDeepStrictEqual([waits, hasPlace], [{ file: null }, { file: { method: 'REQUEST', sequence: 1 } }])
  })

  it('comes to who signed up alone by e-mail only, and rings for nothing they know', async (f) => {
    const { host, leo } = await workshop(f)
    await f.given.device({ account: leo })
    const { id } = await f.given.session({ host })
    await f.app.as(leo).call(workshopsApi.signUp, { params: { id } })
    assert.partialDeepStrictEqual(await calendars(f), [
      { subject: 'Ta place est prise : atelier jeudi 26 novembre à 14 h, à la mission locale', file: { method: 'REQUEST' } },
    ])
    assert.deepEqual(
      (await f.app.sent()).map((m) => m.channel),
      ['email'],
    )
    assert.deepEqual((await f.app.as(leo).call(notificationsApi.unread)).body, { unread: 0 })
  })
})

import assert from 'node:assert/strict'
import { appointmentsApi } from '#api/appointments'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, testNow, type YoungPerson } from '#testing'
import { notificationsApi } from './api.ts'
import { wordOf } from './rules.ts'

const token = 'une-longue-adresse-que-personne-ne-devine'
const phone = '+33612345642'

/** A young person with a phone, an SMS to them in some state, and the gateway that calls back. */
async function sending({ app, given, db }: Fixtures, status = 'sent') {
  app.configured({ smsCallbackToken: token })
  const leo = await given.youngPerson({ phone })
  const id = ids.uuid()
  await db.run(sql`insert into platform.outgoing (id, channel, recipient, account_id, kind, body, is_secret, status, tries, next_try_at, created_at, sent_at)
    values (${id}, 'sms', ${phone}, ${leo.id}, 'notifications.appointment-reminder', 'Code 123456', true, ${status}, 1, ${testNow}, ${testNow},
      ${status === 'sent' ? testNow : null})`)
  const call = (body: object, given = token) =>
    app.call(notificationsApi.smsCallback, { params: { token: given }, body: { receipts: [], replies: [], ...body } })
  const states = async () =>
    (await app.as(leo.adviser).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })).body.items.map((d) => [
      d.status,
      d.why,
    ])
  return { leo, id, call, states }
}
const receipt = (id: string, state: 'delivered' | 'failed', reason?: string) => ({
  receipts: [{ id, state, at: '2026-11-23T08:59:58.000Z', ...(reason && { reason }) }],
})
const saying = (text: string, at = '2026-11-23T08:00:00.000Z', from = phone) => ({ replies: [{ from, text, at }] })

describe('receipts of the SMS gateway', () => {
  it('say that a message arrived, once and for all', async (f) => {
    const { id, call, states } = await sending(f)
    for (const said of [receipt(id, 'delivered'), receipt(id, 'delivered'), receipt(id, 'failed', 'expired')])
      assert.equal((await call(said)).status, 200)
    assert.deepEqual(await states(), [['delivered', null]])
    const kept = await f.db.one(
      z.object({ body: z.string(), deliveredAt: z.string() }),
      sql`select body, delivered_at as "deliveredAt" from platform.outgoing where id = ${id}`,
    )
    assert.deepEqual(kept, { body: '', deliveredAt: '2026-11-23T08:59:58.000Z' })
  })

  it('say why a message did not arrive, in words for the adviser', async (f) => {
    const { id, call, states } = await sending(f)
    await call(receipt(id, 'failed', 'unknown-number'))
    assert.deepEqual(await states(), [['failed', 'Ce numéro n’existe pas, ou plus.']])
  })

  for (const status of ['sending', 'queued'])
    it(`count before the sending is noted (${status}): the gateway has the message, it is not sent again`, async (f) => {
      const { id, call, states } = await sending(f, status)
      await call(receipt(id, 'delivered'))
      assert.deepEqual(await states(), [['delivered', null]])
    })

  for (const at of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-11-23T09:59:00+01:00'])
    it(`are heard whatever the clock of the gateway says (${at})`, async (f) => {
      const { id, call, states } = await sending(f)
      assert.equal((await call({ receipts: [{ id, state: 'delivered', at }], replies: [{ from: phone, text: 'STOP', at }] })).status, 200)
      assert.deepEqual(await states(), [['delivered', null]])
    })

  it('touch no other channel', async (f) => {
    const { id, call, states } = await sending(f)
    await f.db.run(sql`update platform.outgoing set channel = 'email' where id = ${id}`)
    await call(receipt(id, 'failed'))
    assert.deepEqual(await states(), [['sent', null]])
  })

  it('are believed from the gateway alone', async (f) => {
    const { id, call, states } = await sending(f)
    const unknown = { status: 404, body: { code: 'notifications.unknown-callback' } }
    assert.partialDeepStrictEqual(await call(receipt(id, 'delivered'), 'une-autre-adresse'), unknown)
    f.app.configured({ smsCallbackToken: undefined })
    assert.partialDeepStrictEqual(await call(receipt(id, 'delivered')), unknown)
    assert.deepEqual(await states(), [['sent', null]])
  })
})

const stoppedAt = async ({ app }: Fixtures, leo: YoungPerson) => [
  (await app.as(leo.adviser).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })).body.smsStoppedAt,
  (await app.as(leo).call(notificationsApi.preferences)).body.smsStoppedAt,
]

describe('an answer by SMS', () => {
  it('STOP ends the SMS of the account: what waits is withdrawn, nothing more is queued, the adviser is told once', async (f) => {
    const { leo, call, states } = await sending(f, 'queued')
    await f.db.run(sql`update platform.outgoing set tries = 0`)
    await f.given.wish(leo, 'appointments', 'sms', true)
    for (let i = 0; i < 2; i++) assert.equal((await call(saying(' Stop.'))).status, 200)
    assert.deepEqual(await states(), [['dropped', 'Plus utile : déjà lu, ou remplacé.']])
    assert.deepEqual(await stoppedAt(f, leo), ['2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.000Z'])
    await f.app.as(leo.adviser).call(appointmentsApi.create, {
      body: {
        id: ids.uuid(),
        youngPersonIds: [leo.id],
        adviserIds: [leo.adviser.id],
        type: 'individual',
        modality: 'at_structure',
        day: '2026-11-26',
        time: '14:00',
        minutes: 30,
      },
    })
    await f.app.deliverEvents()
    assert.ok(!(await f.app.sent()).some((m) => m.channel === 'sms' && m.kind === 'notifications.appointment-new'))
    const { items } = (await f.app.as(leo.adviser).call(notificationsApi.notices, { query: {} })).body
    assert.deepEqual(
      items.map((n) => [n.title, n.url]),
      [['Léo ne reçoit plus de SMS', `/bureau/jeunes/${leo.id}/envois`]],
    )
  })

  it('START undoes it, and words are heard in the order they were said', async (f) => {
    const { leo, call } = await sending(f)
    await call(saying('START', '2026-11-23T07:00:00.000Z'))
    await call(saying('STOP', '2026-11-23T08:00:00.000Z'))
    await call(saying('start', '2026-11-23T07:30:00.000Z'))
    assert.deepEqual(await stoppedAt(f, leo), ['2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.000Z'])
    await call(saying('start', '2026-11-23T08:30:00.000Z'))
    assert.deepEqual(await stoppedAt(f, leo), [null, null])
    const { items } = (await f.app.as(leo.adviser).call(notificationsApi.notices, { query: {} })).body
    assert.deepEqual(items.map((n) => n.title).sort(), ['Léo ne reçoit plus de SMS', 'Léo reçoit de nouveau les SMS'])
  })

  it('from a clock that is ahead does not outdo the next one', async (f) => {
    const { leo, call } = await sending(f)
    await call(saying('STOP', '2030-01-01T00:00:00.000Z'))
    await f.db.run(sql`update notifications.sms_choice set said_at = said_at - interval '1 minute'`)
    await call(saying('START', '2030-01-01T00:00:01.000Z'))
    assert.deepEqual(await stoppedAt(f, leo), [null, null])
  })

  it('from a number that nobody has, or with any other text, changes nothing', async (f) => {
    const { leo, call } = await sending(f)
    await call(saying('STOP', undefined, '+33699999999'))
    await call(saying('Merci, je serai là'))
    assert.deepEqual(await stoppedAt(f, leo), [null, null])
    assert.equal(await f.db.run(sql`select from notifications.sms_choice`), 0)
  })

  for (const [text, word] of [
    ['STOP', 'stop'],
    ['stop sms', 'stop'],
    ['Arrêt', 'stop'],
    ['StopSMS', 'stop'],
    ['START', 'start'],
    ['reprise !', 'start'],
    ['je ne stoppe pas', undefined],
    ['stopper', undefined],
    ['', undefined],
  ] as const)
    it(`“${text}” is ${word ?? 'neither'}`, () => assert.equal(wordOf(text), word))
})

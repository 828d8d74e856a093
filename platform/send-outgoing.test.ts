import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from '#platform/api'
import { type Config, readConfig } from '#platform/config'
import { ids } from '#platform/ids'
import { type Outgoing, queueOutgoing, withdrawOutgoing } from '#platform/outgoing'
import { pushKeys } from '#platform/push-keys'
import { startSender } from '#platform/send-outgoing'
import { sql } from '#platform/sql'
import { pushService } from '#testing/outside/push-service'
import { smsGateway } from '#testing/outside/sms-gateway'
import { smtpServer } from '#testing/outside/smtp'
import { ownDatabase } from '#testing/real'

const start = Date.parse('2026-11-23T09:00:00.000Z')
const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elan//FR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n'

/** A sender over its own database, with a clock that the test moves. */
async function sending(t: TestContext, env: Record<string, string> = {}) {
  const { db, pool, url } = await ownDatabase(t)
  const config: Config = readConfig({ DEMO: '0', LOG_LEVEL: 'silent', ...env })
  const time = { now: start }
  const faults: unknown[] = []
  const clock = { now: () => new Date(time.now).toISOString(), today: () => '2026-11-23' }
  const log = { info() {}, warn() {}, debug() {}, error: (fault: unknown) => faults.push(fault) } as never
  let stop = await startSender(pool, url, { config, clock, log })
  t.after(() => stop())
  return {
    db,
    config,
    faults,
    queue: async (m: Omit<Outgoing, 'kind'>) => (await queueOutgoing(db, clock.now(), [{ kind: 'test.message', ...m }]))[0]!,
    pass: (seconds: number) => {
      time.now += seconds * 1000
    },
    stop: async () => {
      await stop()
      stop = async () => undefined
    },
    restart: async (more: Record<string, string>) => {
      await stop()
      stop = await startSender(pool, url, { config: readConfig({ DEMO: '0', LOG_LEVEL: 'silent', ...env, ...more }), clock, log })
    },
    state: (id: string) =>
      db.one(
        z.object({ status: z.string(), tries: z.int(), error: z.string().nullable(), body: z.string(), next: z.string() }),
        sql`select status, tries, last_error as error, body, next_try_at as next from platform.outgoing where id = ${id}`,
      ),
  }
}

/** Waits until something is true, for what happens in the background. */
async function until(isTrue: () => Promise<boolean> | boolean) {
  for (let i = 0; i < 200; i++) {
    if (await isTrue()) return
    await wait(50)
  }
  assert.fail('did not happen within ten seconds')
}

describe('e-mail', () => {
  it('arrives whole, with its accents and its calendar file', async (t) => {
    const smtp = await smtpServer(t)
    const s = await sending(t, { SMTP_URL: smtp.url, MAIL_FROM: 'Élan <elan@exemple.fr>' })
    const id = await s.queue({
      channel: 'email',
      to: 'leo@exemple.fr',
      subject: 'Rendez-vous à 14 h, c’est noté',
      body: 'À bientôt, Léo : ça œuvre.',
      calendar: { method: 'REQUEST', ics },
    })
    await until(() => smtp.mails.length === 1)
    const [mail] = smtp.mails
    assert.equal(mail!.subject, 'Rendez-vous à 14 h, c’est noté')
    assert.equal(mail!.text?.trim(), 'À bientôt, Léo : ça œuvre.')
    assert.equal(mail!.from?.text, '"Élan" <elan@exemple.fr>')
    assert.equal(mail!.headers.get('auto-submitted'), 'auto-generated')
    assert.ok(mail!.attachments.some((a) => a.contentType === 'text/calendar' && a.content.toString().includes('METHOD:REQUEST')))
    await until(async () => (await s.state(id)).status === 'sent')
  })

  it('is tried again after a refusal that may pass (451), and not before its pause', async (t) => {
    const smtp = await smtpServer(t, { answer: (_, tries) => (tries === 1 ? 451 : 'ok') })
    const s = await sending(t, { SMTP_URL: smtp.url })
    const id = await s.queue({ channel: 'email', to: 'leo@exemple.fr', subject: 'x', body: 'x' })
    await until(async () => (await s.state(id)).error === 'smtp: 451')
    assert.partialDeepStrictEqual(await s.state(id), { status: 'queued', tries: 1, next: '2026-11-23T09:00:05.000Z' })
    await wait(1200)
    assert.equal(smtp.triesOf('leo@exemple.fr'), 1)
    s.pass(6)
    await until(async () => (await s.state(id)).status === 'sent')
    assert.equal(smtp.mails.length, 1)
  })

  it('fails at once when there is no such address (550), and keeps neither the address nor the secret', async (t) => {
    const smtp = await smtpServer(t, { answer: () => 550 })
    const s = await sending(t, { SMTP_URL: smtp.url })
    const id = await s.queue({ channel: 'email', to: 'personne@exemple.fr', subject: 'x', body: 'Code 123456', isSecret: true })
    await until(async () => (await s.state(id)).status === 'failed')
    assert.partialDeepStrictEqual(await s.state(id), { tries: 1, error: 'smtp: 550', body: '' })
  })

  it('holds up no other channel when its server is silent', async (t) => {
    const smtp = await smtpServer(t, { answer: () => 'silence' })
    const gateway = await smsGateway(t)
    const s = await sending(t, { SMTP_URL: smtp.url, SMS_URL: gateway.url })
    await s.queue({ channel: 'email', to: 'leo@exemple.fr', subject: 'x', body: 'x' })
    await until(() => smtp.triesOf('leo@exemple.fr') === 1)
    await s.queue({ channel: 'sms', to: '+33612345678', body: 'x' })
    await until(() => gateway.taken().length === 1)
  })
})

describe('SMS', () => {
  it('is signed, and taken once', async (t) => {
    const gateway = await smsGateway(t, { token: 'secret' })
    const s = await sending(t, { SMS_URL: gateway.url, SMS_TOKEN: 'secret' })
    const id = await s.queue({ channel: 'sms', to: '+33612345678', body: 'Élan : bonjour' })
    await until(async () => (await s.state(id)).status === 'sent')
    assert.deepEqual(gateway.taken(), [{ id, to: '+33612345678', text: 'Élan : bonjour' }])
    assert.deepEqual(gateway.refused, [])
  })

  it('waits as long as a busy gateway asks (429), and goes on after a fault (500)', async (t) => {
    const answers = [{ status: 429, retryAfter: 90 }, 500, 202] as const
    const gateway = await smsGateway(t, { answer: (_, tries) => answers[tries - 1]! })
    const s = await sending(t, { SMS_URL: gateway.url })
    const id = await s.queue({ channel: 'sms', to: '+33612345678', body: 'x' })
    await until(async () => (await s.state(id)).error === 'gateway: 429')
    assert.equal((await s.state(id)).next, '2026-11-23T09:01:30.000Z')
    s.pass(91)
    await until(async () => (await s.state(id)).error === 'gateway: 500')
    s.pass(31)
    await until(async () => (await s.state(id)).status === 'sent')
  })

  it('is not tried again when the gateway says no (400)', async (t) => {
    const gateway = await smsGateway(t, { answer: () => 400 })
    const s = await sending(t, { SMS_URL: gateway.url })
    const id = await s.queue({ channel: 'sms', to: '+33612345678', body: 'x' })
    await until(async () => (await s.state(id)).status === 'failed')
    assert.partialDeepStrictEqual(await s.state(id), { tries: 1, error: 'gateway: 400' })
  })

  it('is tried again when the gateway does not answer', async (t) => {
    const gateway = await smsGateway(t, { answer: (_, tries) => (tries === 1 ? 'silence' : 202) })
    const s = await sending(t, { SMS_URL: gateway.url })
    const id = await s.queue({ channel: 'sms', to: '+33612345678', body: 'x' })
    for (let i = 0; i < 14 && (await s.state(id)).error !== 'gateway: timeout'; i++) await wait(1000)
    assert.partialDeepStrictEqual(await s.state(id), { status: 'queued', error: 'gateway: timeout' })
    s.pass(61)
    await until(async () => (await s.state(id)).status === 'sent')
  })

  it('gives up after the last pause, and erases a secret', async (t) => {
    const gateway = await smsGateway(t, { answer: () => 503 })
    const s = await sending(t, { SMS_URL: gateway.url })
    const id = await s.queue({ channel: 'sms', to: '+33612345678', body: 'Code 123456', isSecret: true })
    for (let tries = 1; tries <= 6; tries++) {
      await until(async () => (await s.state(id)).tries === tries && (await s.state(id)).status !== 'sending')
      s.pass(3601)
    }
    assert.partialDeepStrictEqual(await s.state(id), { status: 'failed', tries: 6, body: '' })
  })
})

describe('Web Push', () => {
  const push = (to: { endpoint: string; keys: object }): Omit<Outgoing, 'kind'> => ({
    channel: 'push',
    to: JSON.stringify({ endpoint: to.endpoint, keys: to.keys }),
    subject: 'Élan',
    body: 'Tu as un nouveau message.',
    url: '/jeune/messages',
    expiresAt: '2026-11-23T10:00:00.000Z',
  })

  it('reaches each of two browsers, sealed for it and vouched for', async (t) => {
    const service = await pushService(t)
    const s = await sending(t)
    const { publicKey } = await pushKeys(s.db, s.config)
    const [phone, tablet] = [service.subscribe(publicKey), service.subscribe(publicKey)]
    await s.queue(push(phone))
    await s.queue(push(tablet))
    await until(() => phone.got.taken.length === 1 && tablet.got.taken.length === 1)
    assert.deepEqual(phone.got.taken[0]!.push, {
      title: 'Élan',
      body: 'Tu as un nouveau message.',
      url: '/jeune/messages',
      tag: '/jeune/messages',
    })
    assert.equal(phone.got.taken[0]!.ttl, 3600)
    assert.deepEqual([...phone.got.faults, ...tablet.got.faults], [])
  })

  it('is refused by a service whose browser subscribed with another key', async (t) => {
    const service = await pushService(t)
    const s = await sending(t)
    const phone = service.subscribe('BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM')
    const id = await s.queue(push(phone))
    await until(async () => (await s.state(id)).status === 'failed')
    assert.equal((await s.state(id)).error, 'push: 403')
  })

  it('calls no machine of its own network by a name that leads there, once people come from elsewhere', async (t) => {
    const service = await pushService(t)
    const s = await sending(t, { ELAN_URL: 'https://elan.exemple.fr' })
    const phone = service.subscribe((await pushKeys(s.db, s.config)).publicKey)
    const id = await s.queue(push({ ...phone, endpoint: phone.endpoint.replace('127.0.0.1', 'localhost') }))
    await until(async () => (await s.state(id)).status === 'failed')
    assert.partialDeepStrictEqual(await s.state(id), { tries: 1, error: 'push: private address' })
    assert.equal(phone.got.tries, 0)
  })

  it('tells that a device is gone (410), and waits when asked (429)', async (t) => {
    const service = await pushService(t, { answer: (tries) => (tries === 1 ? { status: 429, retryAfter: 120 } : 410) })
    const s = await sending(t)
    const phone = service.subscribe((await pushKeys(s.db, s.config)).publicKey)
    const id = await s.queue({ ...push(phone), expiresAt: '2026-11-24T10:00:00.000Z' })
    await until(async () => (await s.state(id)).error === 'push: 429')
    assert.equal((await s.state(id)).next, '2026-11-23T09:02:00.000Z')
    s.pass(121)
    await until(async () => (await s.state(id)).status === 'failed')
    const gone = await s.db.one(z.object({ data: z.any() }), sql`select data from platform.event where type = 'platform.push-gone'`)
    assert.deepEqual(gone.data, { outgoingId: id })
  })
})

describe('the queue', () => {
  it('keeps the messages of a channel without settings, and sends them once it has some', async (t) => {
    const smtp = await smtpServer(t)
    const s = await sending(t)
    const id = await s.queue({ channel: 'email', to: 'leo@exemple.fr', subject: 'x', body: 'Code 123456', isSecret: true })
    await wait(1500)
    assert.partialDeepStrictEqual(await s.state(id), { status: 'queued', tries: 0, body: 'Code 123456' })
    await s.restart({ SMTP_URL: smtp.url })
    await until(async () => (await s.state(id)).status === 'sent')
    assert.equal((await s.state(id)).body, '')
    assert.equal(smtp.mails[0]!.text?.trim(), 'Code 123456')
  })

  it('takes again after a minute what a worker that died was sending', async (t) => {
    const gateway = await smsGateway(t)
    const s = await sending(t, { SMS_URL: gateway.url })
    const id = ids.uuid()
    await s.db.run(sql`insert into platform.outgoing (id, channel, recipient, kind, body, status, tries, next_try_at, created_at)
      values (${id}, 'sms', '+33612345678', 'test.message', 'x', 'sending', 1, '2026-11-23T09:01:00Z', '2026-11-23T09:00:00Z')`)
    await wait(1500)
    assert.equal(gateway.taken().length, 0)
    s.pass(61)
    await until(async () => (await s.state(id)).status === 'sent')
    assert.equal(gateway.taken().length, 1)
  })

  it('drops what is useless by now, cut short or not, and its secret', async (t) => {
    const s = await sending(t)
    const waiting = await s.queue({
      channel: 'sms',
      to: '+33612345678',
      body: 'Code',
      isSecret: true,
      expiresAt: '2026-11-23T09:10:00.000Z',
    })
    const cut = await s.queue({ channel: 'sms', to: '+33612345678', body: 'Code', isSecret: true, expiresAt: '2026-11-23T09:10:00.000Z' })
    await s.db.run(sql`update platform.outgoing set status = 'sending', next_try_at = '2026-11-23T09:01:00Z' where id = ${cut}`)
    s.pass(601)
    for (const id of [waiting, cut]) {
      await until(async () => (await s.state(id)).status === 'dropped')
      assert.partialDeepStrictEqual(await s.state(id), { error: 'expired', body: '' })
    }
  })

  it('holds back until its hour, and lets go of what is withdrawn', async (t) => {
    const gateway = await smsGateway(t)
    const s = await sending(t, { SMS_URL: gateway.url })
    const notBefore = '2026-11-23T09:00:30.000Z'
    const kept = await s.queue({ channel: 'sms', to: '+33611111111', body: 'x', notBefore })
    const withdrawn = await s.queue({ channel: 'sms', to: '+33622222222', body: 'x', notBefore })
    assert.equal(await withdrawOutgoing(s.db, [withdrawn]), 1)
    await wait(1200)
    assert.equal(gateway.taken().length, 0)
    s.pass(31)
    await until(async () => (await s.state(kept)).status === 'sent')
    assert.deepEqual(
      gateway.taken().map((m) => m.to),
      ['+33611111111'],
    )
    assert.equal(await withdrawOutgoing(s.db, [kept]), 0)
  })
})

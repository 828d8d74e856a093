import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { notificationsApi } from './api.ts'
import { browserKeys } from './given.ts'
import { defaultWishes } from './rules.ts'

describe('the centre', () => {
  it('shows the last 60 days, newest first, a page at a time', async ({ app, given }) => {
    const leo = await given.youngPerson()
    for (let i = 0; i < 32; i++)
      await given.notice({ account: leo, happenedAt: new Date(Date.parse('2026-11-20T09:00:00Z') - i * 60_000).toISOString() })
    await given.notice({ account: leo, happenedAt: '2026-09-01T09:00:00.000Z' })

    const first = (await app.as(leo).call(notificationsApi.notices, { query: {} })).body
    assert.equal(first.items.length, 30)
    assert.equal(first.unread, 32)
    const second = (await app.as(leo).call(notificationsApi.notices, { query: { after: first.next! } })).body
    assert.equal(second.items.length, 2)
    assert.equal(second.next, null)
    assert.ok(first.items.at(-1)!.happenedAt > second.items[0]!.happenedAt)
  })

  it('reads one line, then all up to one: what came later stays unread', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const [old, seen, late] = [
      await given.notice({ account: leo, happenedAt: '2026-11-20T09:00:00.000Z' }),
      await given.notice({ account: leo, happenedAt: '2026-11-21T09:00:00.000Z' }),
      await given.notice({ account: leo, happenedAt: '2026-11-22T09:00:00.000Z' }),
    ]
    await app.as(leo).call(notificationsApi.readNotice, { params: { id: late.id } })
    assert.equal((await app.as(leo).call(notificationsApi.unread)).body.unread, 2)
    const newer = await given.notice({ account: leo, happenedAt: '2026-11-23T08:00:00.000Z' })
    await app.as(leo).call(notificationsApi.readNotices, { body: { upTo: seen.id } })
    const { items } = (await app.as(leo).call(notificationsApi.notices, { query: {} })).body
    assert.deepEqual(
      items.map((n) => [n.id, Boolean(n.readAt)]),
      [
        [newer.id, false],
        [late.id, true],
        [seen.id, true],
        [old.id, true],
      ],
    )
  })

  it('hides from an adviser the lines about somebody they follow no longer', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const former = await given.adviser()
    await given.notice({ account: former, kind: 'young-action-done', youngPersonId: leo.id })
    await given.notice({ account: leo.adviser, kind: 'young-action-done', youngPersonId: leo.id })
    assert.deepEqual((await app.as(former).call(notificationsApi.notices, { query: {} })).body.items, [])
    assert.equal((await app.as(former).call(notificationsApi.unread)).body.unread, 0)
    assert.equal((await app.as(leo.adviser).call(notificationsApi.unread)).body.unread, 1)
  })

  it('refuses the line of somebody else', async ({ app, given }) => {
    const { id } = await given.notice()
    const stranger = await given.youngPerson()
    for (const reply of [
      await app.as(stranger).call(notificationsApi.readNotice, { params: { id } }),
      await app.as(stranger).call(notificationsApi.readNotices, { body: { upTo: id } }),
    ])
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'notifications.unknown-notice' } })
  })
})

describe('wishes', () => {
  it('begin with the defaults, and keep what is chosen', async ({ app, given }) => {
    const leo = await given.youngPerson({ email: 'leo.moreau@exemple.fr', phone: '+33612345642' })
    assert.deepEqual((await app.as(leo).call(notificationsApi.preferences)).body, {
      wishes: defaultWishes,
      email: 'l…u@exemple.fr',
      phone: '+33 •• •• •• 42',
      smsStoppedAt: null,
    })
    const wishes = { ...defaultWishes, messages: { push: false, email: true, sms: false } }
    await app.as(leo).call(notificationsApi.choosePreferences, { body: wishes })
    assert.deepEqual((await app.as(leo).call(notificationsApi.preferences)).body.wishes, wishes)
  })

  it('are for young people', async ({ app, given }) => {
    assert.partialDeepStrictEqual(await app.as(await given.adviser()).call(notificationsApi.preferences), { status: 403 })
  })
})

describe('devices', () => {
  const adding = (change: object = {}) => ({
    body: { id: ids.uuid(), endpoint: `https://push.exemple.fr/${ids.uuid()}`, keys: browserKeys, name: 'Chrome sur Android', ...change },
  })

  it('are added once, listed and removed', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const one = adding()
    const first = await app.as(leo).call(notificationsApi.addDevice, one)
    assert.equal(first.status, 200)
    assert.deepEqual((await app.as(leo).call(notificationsApi.addDevice, one)).body, first.body)
    assert.partialDeepStrictEqual((await app.as(leo).call(notificationsApi.devices)).body.items, [{ id: one.body.id, isThisSession: true }])
    await app.as(leo).call(notificationsApi.removeDevice, { params: { id: one.body.id } })
    assert.deepEqual((await app.as(leo).call(notificationsApi.devices)).body.items, [])
  })

  it('follow whoever is signed in on them now', async ({ app, given }) => {
    const [leo, mia] = [await given.youngPerson(), await given.youngPerson()]
    const { endpoint } = await given.device({ account: leo })
    await app.as(mia).call(notificationsApi.addDevice, adding({ endpoint }))
    assert.deepEqual((await app.as(leo).call(notificationsApi.devices)).body.items, [])
    assert.equal((await app.as(mia).call(notificationsApi.devices)).body.items.length, 1)
  })

  it('are ten at most', async ({ app, given }) => {
    const leo = await given.youngPerson()
    for (let i = 0; i < 10; i++) await given.device({ account: leo })
    const reply = await app.as(leo).call(notificationsApi.addDevice, adding())
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'notifications.too-many-devices', params: { most: 10 } } })
  })

  it.each([
    ['http://push.exemple.fr/x'],
    ['https://127.0.0.1/x'],
    ['https://[::1]/x'],
    ['https://localhost/x'],
    ['https://base.internal/x'],
    ['https://push.exemple.fr:5432/x'],
    ['https://nom:secret@push.exemple.fr/x'],
    ['ftp://push.exemple.fr/x'],
    ['nothing at all'],
  ])('refuse the push service %o', async ([endpoint], { app, given }) => {
    const reply = await app.as(await given.youngPerson()).call(notificationsApi.addDevice, adding({ endpoint }))
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'notifications.push-service-unknown' } })
  })

  it('refuse a push service on this machine once people come from elsewhere', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const here = () => adding({ endpoint: `http://127.0.0.1:4000/${ids.uuid()}` })
    assert.equal((await app.as(leo).call(notificationsApi.addDevice, here())).status, 200)
    app.configured({ isOnThisMachine: false })
    assert.equal((await app.as(leo).call(notificationsApi.addDevice, here())).status, 422)
  })

  it('refuse an id that belongs to another device', async ({ app, given }) => {
    const { id } = await given.device()
    const reply = await app.as(await given.youngPerson()).call(notificationsApi.addDevice, adding({ id }))
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'notifications.id-taken' } })
  })

  it('are tried by their owner only', async ({ app, given }) => {
    const { id, account } = await given.device()
    await app.as(account).call(notificationsApi.tryDevice, { params: { id } })
    assert.partialDeepStrictEqual(await app.sent(), [{ channel: 'push', kind: 'notifications.trial' }])
    const stranger = await given.youngPerson()
    for (const reply of [
      await app.as(stranger).call(notificationsApi.tryDevice, { params: { id } }),
      await app.as(stranger).call(notificationsApi.removeDevice, { params: { id } }),
    ])
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'notifications.unknown-device' } })
  })

  it('give their public key to young people', async ({ app, given }) => {
    const { body } = await app.as(await given.youngPerson()).call(notificationsApi.pushKey)
    assert.equal(Buffer.from(body.publicKey, 'base64url').length, 65)
  })

  it('are forgotten when their session ends', async ({ app, given, db }) => {
    const leo = await given.youngPerson()
    await app.as(leo).call(notificationsApi.addDevice, adding())
    const { identityApi } = await import('#api/identity')
    await app.as(leo).call(identityApi.signOut)
    await app.deliverEvents()
    assert.equal(await db.run(sql`select from notifications.device where account_id = ${leo.id}`), 0)
  })
})

describe('deliveries', () => {
  it('show the adviser what did not arrive and why, without text nor address', async ({ app, given, db }) => {
    const leo = await given.youngPerson({ phone: '+33612345642' })
    await db.run(sql`insert into platform.outgoing (id, channel, recipient, account_id, kind, body, status, tries, next_try_at, last_error, created_at)
      values (${ids.uuid()}, 'sms', '+33612345642', ${leo.id}, 'notifications.appointment-reminder', 'secret', 'failed', 6, '2026-11-23T09:00:00Z', 'gateway: 400', '2026-11-22T17:00:00Z')`)
    const reply = await app.as(leo.adviser).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })
    assert.partialDeepStrictEqual(reply.body.items, [
      { channel: 'sms', about: 'Rappel de rendez-vous', status: 'failed', why: 'Le numéro a été refusé par l’opérateur.' },
    ])
    assert.doesNotMatch(JSON.stringify(reply.body), /secret|0612|33612/)
  })

  it('are hidden from who does not follow the young person', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const reply = await app.as(await given.adviser()).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })
    assert.equal(reply.status, 404)
  })

  it('say which channels work', async ({ app, given }) => {
    const who = await given.adviser()
    assert.deepEqual((await app.as(who).call(notificationsApi.channels)).body, { push: true, email: false, sms: false })
    app.configured({ smtpUrl: 'smtp://127.0.0.1:25' })
    assert.deepEqual((await app.as(who).call(notificationsApi.channels)).body, { push: true, email: true, sms: false })
  })
})

describe('the mailbox of the demonstration', () => {
  it('does not exist outside it', async ({ app }) => {
    assert.partialDeepStrictEqual(await app.call(notificationsApi.demoMailbox, { query: {} }), { status: 404 })
  })

  it('shows the codes that wait, of people of the demonstration only', async ({ app, given, db }) => {
    app.configured({ demo: true })
    const [leo, real] = [await given.youngPerson(), await given.youngPerson()]
    await db.run(sql`update identity.account set is_demo = true where id = ${leo.id}`)
    for (const { id } of [leo, real])
      await app.work((w) =>
        w.send({
          channel: 'email',
          to: 'leo@exemple.fr',
          accountId: id,
          kind: 'identity.code',
          subject: 'Votre code',
          body: '123456',
          isSecret: true,
        }),
      )
    const { body } = await app.call(notificationsApi.demoMailbox, { query: {} })
    assert.partialDeepStrictEqual(body.items, [{ to: 'leo@exemple.fr', name: 'Léo Moreau', body: '123456', status: 'queued' }])
    assert.equal(body.items.length, 1)
  })

  it('shows what goes to no account: the invitation of who helps, the code of a new address', async ({ app }) => {
    app.configured({ demo: true })
    await app.work((w) => w.send({ channel: 'sms', to: '+33639000000', kind: 'identity.help-invitation', body: 'Un lien', isSecret: true }))
    const { body } = await app.call(notificationsApi.demoMailbox, { query: {} })
    assert.partialDeepStrictEqual(body.items, [{ to: '+33639000000', name: '', body: 'Un lien' }])
  })
})

import assert from 'node:assert/strict'
import { peopleApi } from '#api/people'
import { hashToken } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it, testNow } from '#testing'
import { closeAccount, createAccount, resetSignIn } from './account.ts'
import { identityApi } from './api.ts'
import { authenticate } from './authenticate.ts'
import { changeContact } from './change-contact.ts'
import { forgetWhatIsOver } from './jobs.ts'
import { identityPersonalData } from './personal-data.ts'
import { personas } from './personas.ts'

describe('the devices of an account', () => {
  it('are listed in plain words, this one first', async ({ app, given }) => {
    const adviser = await given.adviser()
    await given.row(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
      values (gen_random_uuid(), '\\x01', ${adviser.id}, 'password', 'Mozilla/5.0 (Linux; Android 15) Chrome/153.0 Mobile Safari/537.36',
        ${testNow}, ${testNow}::timestamptz + interval '1 hour', ${testNow}::timestamptz + interval '1 day') returning 1 as one`)
    const { body } = await app.as(adviser).call(identityApi.listSessions)
    assert.deepEqual(
      body.items.map((s) => [s.device, s.isThisOne]),
      [
        ['Appareil inconnu', true],
        ['Chrome sur Android', false],
      ],
    )
    const ended = await app.as(adviser).call(identityApi.endSession, { params: { id: body.items[1]!.id } })
    assert.equal(ended.status, 200)
    assert.partialDeepStrictEqual(await app.published('session.ended'), [{ sessionId: body.items[1]!.id }])
  })

  it('are signed out all but this one', async ({ app, given }) => {
    const adviser = await given.adviser()
    const other = await given.row(sql`insert into identity.session
      (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
      select gen_random_uuid(), '\\x02', account_id, method, user_agent, created_at, last_seen_at, expires_at from identity.session
      where account_id = ${adviser.id} returning id`)
    assert.equal((await app.as(adviser).call(identityApi.endOtherSessions)).body.ended, 1)
    assert.partialDeepStrictEqual(await app.published('session.ended'), [{ sessionId: other.id }])
    assert.equal((await app.as(adviser).call(identityApi.listSessions)).body.items.length, 1)
  })

  it('of somebody else cannot be signed out', async ({ app, given }) => {
    const [mine, theirs] = [await given.adviser(), await given.adviser()]
    const { id } = (await app.as(theirs).call(identityApi.listSessions)).body.items[0]!
    const reply = await app.as(mine).call(identityApi.endSession, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'identity.session-unknown' } })
  })
})

describe('a session in daily use', () => {
  it('is over for a professional after seven days, and slides on until then', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    const token = 'a-token-of-this-test'
    await given.row(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
      values (gen_random_uuid(), ${hashToken(token)}, ${adviser.id}, 'password', '', ${testNow}, ${testNow}, ${testNow}::timestamptz + interval '12 hours')
      returning 1 as one`)
    const isOpenAfter = async (hours: number) =>
      (await authenticate(db, token, new Date(Date.parse(testNow) + hours * 3_600_000).toISOString())) !== undefined
    for (let hours = 8; hours < 7 * 24; hours += 8) assert.ok(await isOpenAfter(hours), `${hours} hours`)
    assert.equal(await isOpenAfter(7 * 24), false)
    assert.equal((await app.as(adviser).call(identityApi.listSessions)).status, 200)
  })
})

describe('consents', () => {
  it('are given and taken back, the required one only with the account', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const say = (kind: 'terms' | 'usage-measures', isGiven: boolean, version = 'v1') =>
      app.as(leo).call(identityApi.setConsent, { body: { kind, version, isGiven } })
    assert.equal((await say('usage-measures', true)).body.givenAt, testNow)
    assert.equal((await say('usage-measures', false)).body.givenAt, null)
    assert.equal((await say('terms', true)).status, 200)
    assert.equal((await say('terms', false)).body.code, 'identity.consent-required')
    assert.equal((await say('terms', true, 'v0')).body.code, 'identity.consent-version')
    const { items } = (await app.as(leo).call(identityApi.listConsents)).body
    assert.deepEqual(
      items.map((c) => [c.kind, c.givenAt]),
      [
        ['terms', testNow],
        ['usage-measures', null],
      ],
    )
  })
})

describe('closing an account', () => {
  it('ends access everywhere and announces it', async ({ app, given }) => {
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const wrong = await app.as(leo).call(identityApi.closeOwnAccount, { body: { confirmation: 'oui' } })
    assert.partialDeepStrictEqual(wrong, { status: 422, body: { code: 'identity.closure-not-confirmed' } })

    assert.equal((await app.as(leo).call(identityApi.closeOwnAccount, { body: { confirmation: 'fermer' } })).status, 200)

    assert.equal((await app.as(leo).call(peopleApi.session)).status, 401)
    assert.partialDeepStrictEqual(await app.published('identity.account-closed'), [{ accountId: leo.id }])
    assert.equal((await app.published('session.ended')).length, 1)
    await app.work((work) => closeAccount(work, leo.id))
    assert.equal((await app.published('identity.account-closed')).length, 1)
  })

  it('is not for professionals here', async ({ app, given }) => {
    const reply = await app.as(await given.adviser()).call(identityApi.closeOwnAccount, { body: { confirmation: 'FERMER' } })
    assert.equal(reply.status, 403)
  })
})

describe('changing a contact', () => {
  it('tells the old and the new address, and ends links under way', async ({ app, given }) => {
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const token = await given.link(leo.id)
    await app.work((work) => changeContact(work, leo.id, { email: 'Leo2@Exemple.fr', phone: '07 12 34 56 78' }))
    const sent = await app.sent()
    assert.deepEqual(sent.map((m) => m.recipient).sort(), ['+33712345678', 'leo2@exemple.fr', 'leo@exemple.fr'])
    assert.equal((await app.call(identityApi.getActivation, { params: { token } })).body.code, 'identity.link-used')
  })

  it('says that a contact is taken to a colleague of that structure only', async ({ app, given }) => {
    const mine = await given.youngPerson({ email: 'leo@exemple.fr' })
    const other = await given.youngPerson({ adviser: mine.adviser })
    const change = (adviser: typeof mine.adviser) => {
      const actor = { id: adviser.id, role: 'adviser' as const, sessionId: adviser.id, structureId: adviser.structure.id, territory: null }
      return app.work((work) => changeContact({ ...work, actor }, other.id, { email: 'leo@exemple.fr' }))
    }
    await assert.rejects(change(mine.adviser), { code: 'identity.contact-taken' })
    await assert.rejects(change(await given.adviser()), { code: 'identity.contact-refused' })
  })

  it('leaves nobody without a contact, and refuses one that makes no sense', async ({ app, given }) => {
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const change = (to: { email?: string | null; phone?: string }) => app.work((work) => changeContact(work, leo.id, to))
    await assert.rejects(change({ email: null }), { code: 'identity.contact-needed' })
    await assert.rejects(change({ phone: '12' }), { code: 'identity.contact-invalid' })
    await change({ email: null, phone: '+33612345678' })
  })

  it('invites again who has not come yet', async ({ app, given }) => {
    const leo = await given.account({ status: 'invited' })
    await app.work((work) => changeContact(work, leo.id, { email: 'leo3@exemple.fr' }))
    assert.partialDeepStrictEqual(await app.sent(), [{ recipient: 'leo3@exemple.fr', kind: 'identity.invitation' }])
  })
})

describe('an account', () => {
  it('is not made twice for one address, and a professional needs an e-mail', async ({ app, given }) => {
    await given.account({ email: 'leo@exemple.fr' })
    const make = (email?: string) =>
      app.work((work) => createAccount(work, { id: work.ids.uuid(), role: 'adviser', email: email ?? null, phone: '0612345678' }))
    await assert.rejects(make('leo@exemple.fr'), { code: 'identity.contact-refused' })
    await assert.rejects(make(), { code: 'identity.contact-needed' })
    await make('autre@exemple.fr')
  })

  it('loses every means of signing in when it is reset', async ({ app, given }) => {
    const adviser = await given.adviser()
    await app.work((work) => resetSignIn(work, adviser.id))
    assert.equal((await app.as(adviser).call(peopleApi.session)).status, 401)
    const leo = await given.youngPerson()
    await assert.rejects(
      app.work((work) => resetSignIn(work, leo.id)),
      { code: 'identity.account-unknown' },
    )
  })

  it('is exported without secrets, and erased', async ({ app, given, db }) => {
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const kept = await identityPersonalData.export(db, leo.id)
    assert.partialDeepStrictEqual(kept, { compte: [{ email: 'leo@exemple.fr' }], connexions: [{ appareil: 'Appareil inconnu' }] })
    await identityPersonalData.erase(db, leo.id)
    assert.partialDeepStrictEqual(await identityPersonalData.export(db, leo.id), { compte: [{ email: null }], connexions: [] })
    await app.work((_, s) => forgetWhatIsOver.handle(s, {}))
  })
})

describe('the demonstration', () => {
  it('opens the session of a persona', async ({ app, given }) => {
    app.configured({ demo: true })
    const open = (persona: string) => app.call(identityApi.openDemoSession, { body: { persona } })
    assert.partialDeepStrictEqual(await open('adviser-ml'), { status: 409, body: { code: 'identity.demo-not-seeded' } })
    await given.account({ id: personas['adviser-ml'].accountId, role: 'adviser', isDemo: true })
    const reply = await open('adviser-ml')
    assert.equal(reply.status, 204)
    assert.match(String(reply.headers['set-cookie']), /elan_session=/)
    assert.partialDeepStrictEqual(await open('personne'), { status: 404, body: { code: 'identity.persona-unknown' } })
    assert.equal((await app.call(identityApi.listPersonas)).body.items.length, 14)
  })

  it('does not exist elsewhere', async ({ app }) => {
    for (const reply of [
      await app.call(identityApi.openDemoSession, { body: { persona: 'admin' } }),
      await app.call(identityApi.listPersonas),
    ])
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'access.unknown' } })
  })

  it('never opens a real account', async ({ app, given }) => {
    app.configured({ demo: true })
    await given.account({ id: personas.admin.accountId, role: 'administrator' })
    assert.equal((await app.call(identityApi.openDemoSession, { body: { persona: 'admin' } })).status, 409)
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import fc from 'fast-check'
import { generateSync } from 'otplib'
import { sql } from '#platform/sql'
import { describe, it, testNow } from '#testing'
import { runs, seed } from '#testing/deep'
import { identityApi } from './api.ts'
import { argonRuns } from './password-hash.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const config = { secretFile: path.join(folder, 'secret') }
after(() => rmSync(folder, { recursive: true, force: true }))
const later = (minutes: number) => new Date(Date.parse(testNow) + minutes * 60_000).toISOString()
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('signing in with a password and a code application', () => {
  it('opens a session, and takes each code once', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config)
    const body = { email: who.email.toUpperCase(), password: who.password, code: who.code(testNow) }

    assert.partialDeepStrictEqual(await app.call(identityApi.signInWithPassword, { body }), { status: 200, body: { role: 'adviser' } })

    const again = await app.call(identityApi.signInWithPassword, { body })
    assert.partialDeepStrictEqual(again, { status: 422, body: { code: 'identity.password-wrong' } })
  })

  it('is itself a fresh proof of who one is, as an older session is not', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config)
    const confirmed = (id: string) => given.row(sql`select confirmed_at as at from identity.session where account_id = ${id}`)
    await app.call(identityApi.signInWithPassword, { body: { email: who.email, password: who.password, code: who.code(testNow) } })
    assert.deepEqual(await confirmed(who.id), { at: testNow })
    assert.deepEqual(await confirmed((await given.adviser()).id), { at: null })
  })

  it('refuses a wrong password, a wrong code, an unknown address and a young person alike', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config)
    const young = await given.passwordAccount(config, { role: 'youngPerson' })
    const right = { email: who.email, password: who.password, code: who.code(testNow) }
    const tries = [
      { ...right, password: 'autre-chose-42' },
      { ...right, code: wrongOf(right.code) },
      { ...right, email: 'inconnue@exemple.fr' },
      { ...right, email: young.email },
    ]
    const seen = []
    for (const body of tries) {
      const before = argonRuns.count
      const reply = await app.call(identityApi.signInWithPassword, { body })
      seen.push([reply.status, reply.body.code, reply.headers['server-timing'], argonRuns.count - before])
    }
    assert.deepEqual(seen, Array(4).fill(seen[0]))
    assert.equal(seen[0]![3], 1)
  })

  it('locks for fifteen minutes, then twice as long, counted across password and code', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config)
    let now = 0
    const sign = (right: boolean, i = 0) => {
      const code = who.code(later(now))
      const password = !right && i % 2 ? 'autre-chose-42' : who.password
      return app.call(identityApi.signInWithPassword, { body: { email: who.email, password, code: right || i % 2 ? code : wrongOf(code) } })
    }
    for (const [lock, from] of [
      [15, 0],
      [30, 20],
      [60, 60],
    ] as const) {
      now = from
      app.at(later(now))
      for (let i = 0; i < 10; i++) assert.equal((await sign(false, i)).status, 422)
      now = from + lock - 1
      app.at(later(now))
      assert.equal((await sign(true)).status, 422, `locked for ${lock} minutes`)
    }
    now = 121
    app.at(later(now))
    assert.equal((await sign(true)).status, 200)
  })

  it('never opens in a lock, whatever the order of right and wrong tries', async ({ app, given, db }) => {
    app.configured(config)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('right', 'wrong', 'wrong', 'wrong'), { minLength: 8, maxLength: 16 }), async (acts) => {
        await db.run(sql`delete from identity.throttle`) // each from an address of its own
        const who = await given.passwordAccount(config)
        let wrong = 0
        let isLocked = false
        for (const [i, act] of acts.entries()) {
          const now = later(i)
          app.at(now)
          const code = act === 'right' ? who.code(now) : wrongOf(who.code(now))
          const reply = await app.call(identityApi.signInWithPassword, { body: { email: who.email, password: who.password, code } })
          const opens: boolean = act === 'right' && !isLocked
          assert.equal(reply.status === 200, opens, acts.join(' '))
          if (opens) wrong = 0
          else if (!isLocked) isLocked = ++wrong === 10
        }
      }),
      { numRuns: runs(4, 40), seed },
    )
  })

  it('changes the password with the present one and signs the other devices out', async ({ app, given }) => {
    app.configured(config)
    const adviser = await given.adviser()
    await given.passwordAccount(config, { id: adviser.id })
    const change = (current: string, next: string) => app.as(adviser).call(identityApi.changePassword, { body: { current, next } })
    assert.equal((await change('autre-chose-42', 'une-longue-phrase-27')).body.code, 'identity.current-password-wrong')
    assert.equal((await change('trois-chats-verts-42', 'court')).body.code, 'identity.password-short')
    assert.equal((await change('trois-chats-verts-42', 'motdepasse1234')).body.code, 'identity.password-common')
    assert.equal((await change('trois-chats-verts-42', 'une-longue-phrase-27')).status, 200)
    assert.match((await app.sent()).at(-1)!.body, /mot de passe vient d’être changé/)
  })

  it('replaces the code application', async ({ app, given }) => {
    app.configured(config)
    const adviser = await given.adviser()
    const setup = (await app.as(adviser).call(identityApi.prepareTotp, { body: {} })).body
    assert.match(setup.uri, /^otpauth:\/\/totp\//)
    const code = generateSync({ secret: setup.secret, epoch: Date.parse(testNow) / 1000 })
    const confirm = (c: string) => app.as(adviser).call(identityApi.confirmTotp, { body: { challengeId: setup.challengeId, code: c } })
    assert.equal((await confirm(wrongOf(code))).body.code, 'identity.totp-wrong')
    assert.equal((await confirm(code)).status, 200)
    assert.equal((await confirm(code)).body.code, 'identity.setup-expired')
    const { secret } = await given.row(sql`select secret from identity.totp where account_id = ${adviser.id}`)
    assert.ok(!(secret as Buffer).includes(setup.secret), 'the secret is not stored as it is')
  })

  it('asks to sign in again before means are changed on a device left open', async ({ app, given }) => {
    app.configured(config)
    const adviser = await given.adviser()
    app.at(later(61))
    const reply = await app.as(adviser).call(identityApi.prepareTotp, { body: {} })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'identity.sign-in-again' } })
  })
})

describe('a forgotten password', () => {
  const ask = { email: 'aicha@exemple.fr' }
  it('is renewed with the link and the code application, once', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config, ask)
    assert.equal((await app.call(identityApi.askReset, { body: ask })).status, 200)
    const [, token] = /\/mot-de-passe-oublie\/(\S+)/.exec((await app.sent())[0]!.body)!
    const renew = (code: string) =>
      app.call(identityApi.resetPassword, { params: { token: token! }, body: { password: 'une-longue-phrase-27', code } })
    assert.equal((await renew(wrongOf(who.code(testNow)))).body.code, 'identity.totp-wrong')
    assert.equal((await renew(who.code(testNow))).status, 200)
    assert.equal((await renew(who.code(later(1)))).body.code, 'identity.link-used')
    app.at(later(2))
    const body = { email: who.email, password: 'une-longue-phrase-27', code: who.code(later(2)) }
    assert.equal((await app.call(identityApi.signInWithPassword, { body })).status, 200)
  })

  it('answers the same for an unknown address, and sends nothing', async ({ app, given }) => {
    app.configured(config)
    await given.passwordAccount(config, ask)
    const known = await app.call(identityApi.askReset, { body: ask })
    const unknown = await app.call(identityApi.askReset, { body: { email: 'inconnue@exemple.fr' } })
    assert.deepEqual([known.body, known.headers['server-timing']], [unknown.body, unknown.headers['server-timing']])
    assert.equal((await app.sent()).length, 1)
  })

  it('is refused with a link too old, of another kind or invented', async ({ app, given }) => {
    app.configured(config)
    const who = await given.passwordAccount(config, ask)
    const renew = (token: string) =>
      app.call(identityApi.resetPassword, { params: { token }, body: { password: 'une-longue-phrase-27', code: who.code(testNow) } })
    const old = await given.link(who.id, { purpose: 'reset', expiresAt: testNow })
    assert.partialDeepStrictEqual(await renew(old), { status: 409, body: { code: 'identity.link-expired' } })
    assert.partialDeepStrictEqual(await renew(await given.link(who.id)), { status: 404, body: { code: 'identity.link-unknown' } })
    assert.equal((await renew('x'.repeat(43))).status, 404)
  })
})

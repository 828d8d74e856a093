import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import fc from 'fast-check'
import { peopleApi } from '#api/people'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, testNow } from '#testing'
import { runs, seed } from '#testing/deep'
import { identityApi } from './api.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const secretFile = path.join(folder, 'secret')
after(() => rmSync(folder, { recursive: true, force: true }))
const later = (minutes: number, seconds = 0) => new Date(Date.parse(testNow) + minutes * 60_000 + seconds * 1000).toISOString()
const email = 'leo.moreau@exemple.fr'

const codeOf = (body: string) => /\b\d{6}\b/.exec(body)![0]
async function lastCode({ app }: Fixtures) {
  return codeOf((await app.sent()).at(-1)!.body)
}
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
/** A code that was asked for and arrived. */
async function asked(f: Fixtures, contact = email) {
  f.app.configured({ secretFile })
  assert.equal((await f.app.call(identityApi.askCode, { body: { contact } })).status, 200)
  return lastCode(f)
}

describe('signing in with a code', () => {
  it('sends six digits by e-mail and opens the session once', async (f) => {
    const { app, given } = f
    const leo = await given.youngPerson({ email })
    const code = await asked(f, ' Leo.Moreau@Exemple.fr')

    const reply = await app.call(identityApi.signInWithCode, { body: { contact: email, code } })

    assert.partialDeepStrictEqual(reply, { status: 200, body: { role: 'youngPerson' } })
    const cookie = String(reply.headers['set-cookie'])
    assert.match(cookie, /elan_session=.+HttpOnly.*SameSite=Lax/)
    const token = /elan_session=([^;]+)/.exec(cookie)![1]!
    assert.equal((await app.as({ ...leo, token }).call(peopleApi.session)).body.id, leo.id)
    const again = await app.call(identityApi.signInWithCode, { body: { contact: email, code } })
    assert.partialDeepStrictEqual(again, { status: 422, body: { code: 'identity.code-wrong' } })
    assert.equal(statSync(secretFile).mode & 0o777, 0o600)
  })

  it('sends the code by text message to a telephone', async (f) => {
    await f.given.youngPerson({ phone: '+33612345678' })
    const code = await asked(f, '06 12 34 56 78')
    const [message] = await f.app.sent()
    assert.partialDeepStrictEqual(message!, { channel: 'sms', recipient: '+33612345678' })
    const reply = await f.app.call(identityApi.signInWithCode, { body: { contact: '0612345678', code } })
    assert.equal(reply.status, 200)
  })

  it('ends a code after ten minutes, and when a newer one is asked for', async (f) => {
    const { app, given } = f
    await given.youngPerson({ email })
    const first = await asked(f)
    const second = await asked(f)
    assert.equal(
      (await app.call(identityApi.signInWithCode, { body: { contact: email, code: first } })).status,
      first === second ? 200 : 422,
    )
    app.at(later(10, 1))
    assert.equal((await app.call(identityApi.signInWithCode, { body: { contact: email, code: second } })).status, 422)
  })

  it('lets a code be tried five times', async (f) => {
    await f.given.youngPerson({ email })
    const code = await asked(f)
    for (let i = 0; i < 5; i++) await f.app.call(identityApi.signInWithCode, { body: { contact: email, code: wrongOf(code) } })
    assert.equal((await f.app.call(identityApi.signInWithCode, { body: { contact: email, code } })).status, 422)
    const next = await asked(f)
    assert.equal((await f.app.call(identityApi.signInWithCode, { body: { contact: email, code: next } })).status, 200)
  })

  it('locks the account for fifteen minutes after ten wrong tries, without saying so', async (f) => {
    const { app, given } = f
    const leo = await given.youngPerson({ email })
    for (let i = 0; i < 10; i++) {
      const code = await asked({ ...f, app }, email).catch(() => '000000')
      app.at(later(i * 4))
      await app.call(identityApi.signInWithCode, { body: { contact: email, code: wrongOf(code) } })
    }
    app.at(later(40))
    const code = await asked(f)
    const locked = await app.call(identityApi.signInWithCode, { body: { contact: email, code } })
    assert.partialDeepStrictEqual(locked, { status: 422, body: { code: 'identity.code-wrong' } })
    app.at(later(9 * 4 + 15, 1))
    const fresh = await asked(f)
    assert.equal((await app.call(identityApi.signInWithCode, { body: { contact: email, code: fresh } })).status, 200)
    const lines = await given.row(
      sql`select count(*)::int as n from platform.audit_entry where what = 'identity.account-locked' and subject_id = ${leo.id}`,
    )
    assert.equal(lines.n, 1)
  })

  it('answers the same for an unknown contact, with the same statements', async (f) => {
    await f.given.youngPerson({ email })
    const statements = async (contact: string) => {
      const reply = await f.app.call(identityApi.askCode, { body: { contact } })
      const tried = await f.app.call(identityApi.signInWithCode, { body: { contact, code: '000001' } })
      return { ask: reply.body, wrong: tried.body.code, counts: [reply.headers['server-timing'], tried.headers['server-timing']] }
    }
    f.app.configured({ secretFile })
    assert.deepEqual(await statements('inconnu@exemple.fr'), await statements(email))
  })

  it('sends no code to a professional, and says where to sign in', async (f) => {
    const { app, given } = f
    const adviser = await given.adviser()
    app.configured({ secretFile })
    const reply = await app.call(identityApi.askCode, { body: { contact: `${adviser.id}@exemple.fr` } })
    assert.equal(reply.status, 200)
    const [letter] = await app.sent()
    assert.match(letter!.body, /Je suis un professionnel/)
    assert.doesNotMatch(letter!.body, /\b\d{6}\b/)
  })

  it('sends the invitation again to who was invited and never came', async (f) => {
    const { app, given } = f
    await given.account({ email, status: 'invited' })
    app.configured({ secretFile })
    await app.call(identityApi.askCode, { body: { contact: email } })
    const [letter] = await app.sent()
    const [, token] = /\/activer\/(\S+)/.exec(letter!.body)!
    assert.equal((await app.call(identityApi.getActivation, { params: { token: token! } })).status, 200)
  })

  it.each([['known'], ['unknown']] as const)('limits codes asked for a contact that is %s', async ([kind], f) => {
    if (kind === 'known') await f.given.youngPerson({ email })
    f.app.configured({ secretFile })
    for (let i = 0; i < 5; i++) assert.equal((await f.app.call(identityApi.askCode, { body: { contact: email } })).status, 200)
    const reply = await f.app.call(identityApi.askCode, { body: { contact: email } })
    assert.partialDeepStrictEqual(reply, { status: 429, body: { code: 'identity.too-many' } })
    assert.equal(reply.headers['retry-after'], '900')
  })

  it.each([['leo@'], ['12'], ['0612']] as const)('refuses a contact that makes no sense: %s', async ([contact], f) => {
    f.app.configured({ secretFile })
    const reply = await f.app.call(identityApi.askCode, { body: { contact } })
    assert.ok([400, 422].includes(reply.status), contact)
    assert.ok(['identity.contact-invalid', 'request.invalid'].includes(reply.body.code!))
  })

  it('never opens after ten wrong tries before the lock ends, and no code twice, whatever the order', async (f) => {
    const { app, given } = f
    app.configured({ secretFile })
    const act = fc.constantFrom('ask', 'right', 'wrong', 'wrong', 'wrong', 'wait')
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 45 }), async (acts) => {
        const contact = `${crypto.randomUUID()}@exemple.fr`
        await given.account({ email: contact })
        await checkAgainstModel(f, contact, acts)
      }),
      { numRuns: runs(12, 300), seed },
    )
  })
})

/** Plays tries against a plain model of the rule; both must open at the same moments. */
async function checkAgainstModel(f: Fixtures, contact: string, acts: string[]) {
  let [now, wrong, lockedUntil] = [0, 0, -1]
  let code: { digits: string; tries: number; until: number } | undefined
  for (const act of acts) {
    now += act === 'wait' ? 4 * 60 : 5
    f.app.at(later(0, now))
    if (act === 'ask') {
      const reply = await f.app.call(identityApi.askCode, { body: { contact } })
      if (reply.status === 200) code = { digits: await lastCode(f), tries: 0, until: now + 600 }
    } else if (act !== 'wait') {
      const digits = act === 'right' ? (code?.digits ?? '123456') : wrongOf(code?.digits ?? '123456')
      const opens = act === 'right' && code !== undefined && code.tries < 5 && now < code.until && now >= lockedUntil
      const reply = await f.app.call(identityApi.signInWithCode, { body: { contact, code: digits } })
      assert.equal(reply.status === 200, opens, `${act} at ${now} s of ${acts.join(' ')}`)
      if (code) code.tries++
      if (opens) [wrong, code] = [0, undefined]
      else if (now >= lockedUntil && ++wrong % 10 === 0) lockedUntil = now + 15 * 60
    }
  }
}

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { generateSync } from 'otplib'
import { describe, type Fixtures, it, testNow } from '#testing'
import { createAccount } from './account.ts'
import { identityApi } from './api.ts'
import { inviteAccount } from './invite-account.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const config = { secretFile: path.join(folder, 'secret') }
after(() => rmSync(folder, { recursive: true, force: true }))

/** The token of the last invitation sent. */
async function invited({ app }: Fixtures, accountId: string) {
  await app.work((work) => inviteAccount(work, accountId))
  return /\/activer\/(\S+)/.exec((await app.sent()).at(-1)!.body)![1]!
}
const open = ({ app }: Fixtures, token: string, more: object = {}) =>
  app.call(identityApi.activate, { params: { token }, body: { termsVersion: 'v1', ...more } })

describe('opening an account', () => {
  it('lets a young person in with the link and their agreement, once', async (f) => {
    const leo = await f.given.account({ email: 'leo@exemple.fr', status: 'new' })
    const token = await invited(f, leo.id)
    const shown = await f.app.call(identityApi.getActivation, { params: { token } })
    assert.partialDeepStrictEqual(shown.body, { kind: 'youngPerson', contact: 'l••••@exemple.fr' })

    const reply = await open(f, token)

    assert.partialDeepStrictEqual(reply, { status: 200, body: { role: 'youngPerson' } })
    assert.match(String(reply.headers['set-cookie']), /elan_session=/)
    assert.partialDeepStrictEqual(await f.app.published('identity.account-activated'), [{ accountId: leo.id }])
    assert.partialDeepStrictEqual(await open(f, token), { status: 409, body: { code: 'identity.link-used' } })
  })

  it('refuses other terms than those in force, and keeps the link', async (f) => {
    const leo = await f.given.account({ status: 'new' })
    const token = await invited(f, leo.id)
    assert.equal((await open(f, token, { termsVersion: 'v0' })).body.code, 'identity.consent-version')
    assert.equal((await open(f, token)).status, 200)
  })

  it('ends earlier links when another is sent, and says 7 days to a young person, 3 to a professional', async (f) => {
    const leo = await f.given.account({ status: 'new' })
    const first = await invited(f, leo.id)
    const second = await invited(f, leo.id)
    assert.equal((await open(f, first)).body.code, 'identity.link-used')
    const shown = await f.app.call(identityApi.getActivation, { params: { token: second } })
    assert.equal(shown.body.expiresAt, '2026-11-30T09:00:00.000Z')
    const aicha = await f.given.account({ role: 'adviser', status: 'new' })
    const theirs = await f.app.call(identityApi.getActivation, { params: { token: await invited(f, aicha.id) } })
    assert.partialDeepStrictEqual(theirs.body, { kind: 'professional', expiresAt: '2026-11-26T09:00:00.000Z' })
  })

  it('refuses a link after its last day', async (f) => {
    const leo = await f.given.account({ status: 'new' })
    const token = await invited(f, leo.id)
    f.app.at('2026-11-30T09:00:00.000Z')
    assert.partialDeepStrictEqual(await open(f, token), { status: 409, body: { code: 'identity.link-expired' } })
  })

  it('asks a professional for a password and a confirmed code application', async (f) => {
    f.app.configured(config)
    const aicha = await f.given.account({ role: 'adviser', status: 'new' })
    const token = await invited(f, aicha.id)
    assert.equal((await open(f, token)).body.code, 'identity.means-needed')
    assert.equal((await open(f, token, { password: 'trois-chats-verts-42' })).body.code, 'identity.means-needed')
    const setup = (await f.app.call(identityApi.prepareTotpOfActivation, { params: { token }, body: {} })).body
    const code = generateSync({ secret: setup.secret, epoch: Date.parse(testNow) / 1000 })
    const totp = { challengeId: setup.challengeId, code }
    assert.equal((await open(f, token, { password: 'court', totp })).body.code, 'identity.password-short')
    const wrong = { ...totp, code: String((Number(code) + 1) % 1_000_000).padStart(6, '0') }
    assert.equal((await open(f, token, { password: 'trois-chats-verts-42', totp: wrong })).body.code, 'identity.totp-wrong')

    assert.equal((await open(f, token, { password: 'trois-chats-verts-42', totp })).status, 200)

    const next = new Date(Date.parse(testNow) + 60_000)
    f.app.at(next.toISOString())
    const body = {
      email: aicha.email,
      password: 'trois-chats-verts-42',
      code: generateSync({ secret: setup.secret, epoch: next.getTime() / 1000 }),
    }
    assert.equal((await f.app.call(identityApi.signInWithPassword, { body })).status, 200)
  })

  it('gives a young person no password', async (f) => {
    const leo = await f.given.account({ status: 'new' })
    const token = await invited(f, leo.id)
    assert.equal((await open(f, token, { password: 'trois-chats-verts-42' })).body.code, 'identity.means-not-for-you')
    const reply = await f.app.call(identityApi.prepareTotpOfActivation, { params: { token }, body: {} })
    assert.equal(reply.body.code, 'identity.means-not-for-you')
  })

  it('invites by text message who has no e-mail, and nobody who is already in', async (f) => {
    const { app, given } = f
    const leo = await given.youngPerson()
    await assert.rejects(
      app.work((work) => inviteAccount(work, leo.id)),
      { code: 'identity.already-active' },
    )
    await app.work(async (work) => {
      const id = work.ids.uuid()
      await createAccount(work, { id, role: 'youngPerson', phone: '0692 12 34 56' })
      await inviteAccount(work, id)
    })
    assert.partialDeepStrictEqual((await app.sent())[0]!, { channel: 'sms', recipient: '+262692123456' })
  })
})

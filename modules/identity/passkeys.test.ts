import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { describe, type Fixtures, it, type Person } from '#testing'
import { softAuthenticator } from '#testing/authenticator'
import { identityApi } from './api.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const publicUrl = 'https://elan.exemple.fr'
const config = { secretFile: path.join(folder, 'secret'), publicUrl }
after(() => rmSync(folder, { recursive: true, force: true }))

/** Somebody signed in over https. */
const as = ({ app }: Fixtures, who: Person) => {
  app.configured(config)
  return {
    call: ((e, input) => app.call(e, input, { cookie: `__Host-elan_session=${who.token}` })) as ReturnType<typeof app.as>['call'],
  }
}

async function withPasskey(f: Fixtures, who: Person) {
  const key = softAuthenticator(publicUrl)
  const challenge = (await as(f, who).call(identityApi.preparePasskey, { body: {} })).body
  const body = { challengeId: challenge.challengeId, name: 'Mon téléphone', made: key.make(challenge) }
  const reply = await as(f, who).call(identityApi.addPasskey, { body })
  return { key, reply, body }
}
const challenge = async ({ app }: Fixtures) => (await app.call(identityApi.askPasskey, { body: {} })).body

describe('passkeys', () => {
  it('open a session, with a cookie for this host only', async (f) => {
    const adviser = await f.given.adviser()
    const { key, reply } = await withPasskey(f, adviser)
    assert.equal(reply.status, 200)
    assert.match((await f.app.sent()).at(-1)!.body, /clé d’accès vient d’être ajoutée/)
    const asked = await challenge(f)

    const signedIn = await f.app.call(identityApi.signInWithPasskey, { body: { challengeId: asked.challengeId, proof: key.prove(asked) } })

    assert.partialDeepStrictEqual(signedIn, { status: 200, body: { role: 'adviser' } })
    assert.match(String(signedIn.headers['set-cookie']), /^__Host-elan_session=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('answer a challenge once', async (f) => {
    const { key } = await withPasskey(f, await f.given.adviser())
    const asked = await challenge(f)
    const body = { challengeId: asked.challengeId, proof: key.prove(asked) }
    assert.equal((await f.app.call(identityApi.signInWithPasskey, { body })).status, 200)
    const again = await f.app.call(identityApi.signInWithPasskey, { body })
    assert.partialDeepStrictEqual(again, { status: 422, body: { code: 'identity.passkey-refused' } })
  })

  it('are refused when another site asked, when unknown, and when their counter went back', async (f) => {
    const { key } = await withPasskey(f, await f.given.adviser())
    const sign = async (prove: (c: Awaited<ReturnType<typeof challenge>>) => ReturnType<typeof key.prove>) => {
      const asked = await challenge(f)
      return (await f.app.call(identityApi.signInWithPasskey, { body: { challengeId: asked.challengeId, proof: prove(asked) } })).status
    }
    assert.equal(await sign((c) => key.prove(c, { origin: 'https://elan-exemple.fr' })), 422)
    assert.equal(await sign((c) => softAuthenticator(publicUrl).prove(c)), 422)
    assert.equal(await sign((c) => key.prove(c, { counter: 9 })), 200)
    assert.equal(await sign((c) => key.prove(c, { counter: 8 })), 422)
    assert.equal(await sign((c) => key.prove(c, { counter: 10 })), 200)
  })

  it('are not added twice, nor with the answer to another challenge', async (f) => {
    const adviser = await f.given.adviser()
    const { body } = await withPasskey(f, adviser)
    assert.equal((await as(f, adviser).call(identityApi.addPasskey, { body })).body.code, 'identity.setup-expired')
    const other = (await as(f, adviser).call(identityApi.preparePasskey, { body: {} })).body
    const reply = await as(f, adviser).call(identityApi.addPasskey, { body: { ...body, challengeId: other.challengeId } })
    assert.equal(reply.body.code, 'identity.passkey-refused')
  })

  it('are renamed and removed, but never the last means of signing in', async (f) => {
    const adviser = await f.given.adviser()
    const first = (await withPasskey(f, adviser)).key
    const second = (await withPasskey(f, adviser)).key
    const me = as(f, adviser)
    const rename = await me.call(identityApi.renamePasskey, { params: { id: first.id }, body: { name: 'Bureau' } })
    assert.equal(rename.status, 200)
    const { passkeys } = (await me.call(identityApi.getSecurity)).body
    assert.deepEqual(passkeys.map((p) => p.name).sort(), ['Bureau', 'Mon téléphone'])
    assert.equal((await me.call(identityApi.removePasskey, { params: { id: second.id } })).status, 200)
    const last = await me.call(identityApi.removePasskey, { params: { id: first.id } })
    assert.partialDeepStrictEqual(last, { status: 409, body: { code: 'identity.last-means' } })
    await f.given.passwordAccount(config, { id: adviser.id })
    assert.equal((await me.call(identityApi.removePasskey, { params: { id: first.id } })).status, 200)
  })

  it('of somebody else are not there', async (f) => {
    const { key } = await withPasskey(f, await f.given.adviser())
    const other = as(f, await f.given.adviser())
    assert.equal((await other.call(identityApi.removePasskey, { params: { id: key.id } })).body.code, 'identity.passkey-unknown')
    const rename = await other.call(identityApi.renamePasskey, { params: { id: key.id }, body: { name: 'x' } })
    assert.equal(rename.body.code, 'identity.passkey-unknown')
  })

  it('open an account without a password', async (f) => {
    const aicha = await f.given.account({ role: 'adviser', status: 'invited' })
    const token = await f.given.link(aicha.id)
    f.app.configured(config)
    const key = softAuthenticator(publicUrl)
    const asked = (await f.app.call(identityApi.preparePasskeyOfActivation, { params: { token }, body: {} })).body
    const passkey = { challengeId: asked.challengeId, name: 'Bureau', made: key.make(asked) }
    const reply = await f.app.call(identityApi.activate, { params: { token }, body: { termsVersion: 'v1', passkey } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { role: 'adviser' } })
  })

  it('are not offered where Élan has no name', async (f) => {
    f.app.configured({ ...config, publicUrl: 'http://127.0.0.1:3000' })
    assert.equal((await f.app.call(identityApi.signInOptions)).body.passkey, false)
    const reply = await f.app.call(identityApi.askPasskey, { body: {} })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'identity.passkeys-off' } })
  })
})

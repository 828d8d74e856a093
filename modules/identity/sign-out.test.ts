import assert from 'node:assert/strict'
import { peopleApi } from '#api/people'
import { describe, it } from '#testing'
import { identityApi } from './api.ts'

describe('signing out', () => {
  it('ends the session of this browser and tells its open screens', async ({ app, given }) => {
    const adviser = await given.adviser()

    const reply = await app.as(adviser).call(identityApi.signOut)

    assert.equal(reply.status, 200)
    assert.equal((await app.as(adviser).call(peopleApi.session)).status, 401)
    assert.partialDeepStrictEqual(await app.published('session.ended'), [{ accountId: adviser.id }])
  })

  it('refuses who is not signed in', async ({ app }) => {
    const reply = await app.call(identityApi.signOut)
    assert.partialDeepStrictEqual(reply, { status: 401, body: { code: 'session.none' } })
  })
})

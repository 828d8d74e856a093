import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { identityApi } from './api.ts'

describe('proving again who one is', () => {
  it('takes the code of the application, once, and lasts five minutes', async ({ app, given }) => {
    const adviser = await given.adviser()
    const config = { secretFile: '/tmp/elan-confirm-secret' }
    app.configured(config)
    const { code } = await given.passwordAccount(config, { id: adviser.id })
    const as = app.as(adviser)
    assert.deepEqual((await as.call(identityApi.confirmation)).body, { until: null, ways: ['totp'], lockedUntil: null })
    const good = code('2026-11-23T09:00:00.000Z')
    const wrong = good === '000000' ? '111111' : '000000'
    assert.partialDeepStrictEqual(await as.call(identityApi.confirm, { body: { code: wrong } }), {
      status: 422,
      body: { code: 'identity.proof-wrong' },
    })
    assert.partialDeepStrictEqual(await as.call(identityApi.confirm, { body: { password: 'trois-chats-verts-42' } }), { status: 422 })
    assert.partialDeepStrictEqual(await as.call(identityApi.confirm, { body: { code: good } }), {
      status: 200,
      body: { until: '2026-11-23T09:05:00.000Z' },
    })
    assert.equal((await as.call(identityApi.confirm, { body: { code: good } })).status, 422)
    assert.partialDeepStrictEqual(await as.call(identityApi.askConfirmationCode, { body: {} }), {
      status: 409,
      body: { code: 'identity.other-proof' },
    })
    app.at('2026-11-23T09:05:01.000Z')
    assert.equal((await as.call(identityApi.confirmation)).body.until, null)
  })

  it('takes the password of who has no application', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    const config = { secretFile: '/tmp/elan-confirm-secret' }
    app.configured(config)
    const { password } = await given.passwordAccount(config, { id: adviser.id })
    await db.run(sql`delete from identity.totp where account_id = ${adviser.id}`)
    const confirm = (typed: string) => app.as(adviser).call(identityApi.confirm, { body: { password: typed } })
    assert.equal((await confirm('faux-mot-de-passe')).status, 422)
    assert.equal((await confirm(password)).status, 200)
  })

  it('sends a code to who has no means here, and counts wrong tries', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    const as = app.as(adviser)
    assert.deepEqual((await as.call(identityApi.confirmation)).body.ways, ['email'])
    assert.equal((await as.call(identityApi.askConfirmationCode, { body: {} })).status, 200)
    const code = /\b(\d{6})\b/.exec((await app.sent())[0]!.body)![1]!
    const wrong = code === '000000' ? '111111' : '000000'
    assert.equal((await as.call(identityApi.confirm, { body: { code: wrong } })).status, 422)
    const { failed } = await db.one(
      z.object({ failed: z.int() }),
      sql`select failed_tries as failed from identity.account where id = ${adviser.id}`,
    )
    assert.equal(failed, 1)
    assert.equal((await as.call(identityApi.confirm, { body: { code } })).status, 200)
    assert.equal((await as.call(identityApi.confirm, { body: { code } })).status, 422)
    await as.call(identityApi.askConfirmationCode, { body: {} })
    for (let i = 0; i < 5; i++) await as.call(identityApi.confirm, { body: { code: wrong } })
    const second = /\b(\d{6})\b/.exec((await app.sent()).at(-1)!.body)![1]!
    assert.equal((await as.call(identityApi.confirm, { body: { code: second } })).status, 422)
  })

  it('says that the account is locked and until when, takes nothing and sends nothing', async ({ app, given }) => {
    const adviser = await given.adviser()
    const as = app.as(adviser)
    const prove = (typed: string) => as.call(identityApi.confirm, { body: { code: typed } })
    await as.call(identityApi.askConfirmationCode, { body: {} })
    const code = /\b(\d{6})\b/.exec((await app.sent())[0]!.body)![1]!
    for (let i = 0; i < 9; i++) assert.equal((await prove('000000')).status, 422)
    const until = '2026-11-23T09:15:00.000Z'
    const locked = { status: 429, body: { code: 'identity.locked', params: { until, retryAfter: 900 } } }
    assert.partialDeepStrictEqual(await prove('000000'), locked)
    const right = await prove(code)
    assert.partialDeepStrictEqual(right, locked)
    assert.equal(right.headers['retry-after'], '900')
    assert.partialDeepStrictEqual(await as.call(identityApi.askConfirmationCode, { body: {} }), locked)
    assert.equal((await app.sent()).length, 1)
    assert.equal((await as.call(identityApi.confirmation)).body.lockedUntil, until)
    app.at('2026-11-23T09:15:01.000Z')
    assert.equal((await as.call(identityApi.confirmation)).body.lockedUntil, null)
    assert.equal((await as.call(identityApi.askConfirmationCode, { body: {} })).status, 200)
  })
})

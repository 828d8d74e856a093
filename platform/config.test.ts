import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

describe('configuration', () => {
  it('has sound defaults: embedded database, demonstration, loopback', () => {
    assert.partialDeepStrictEqual(readConfig({}), {
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      role: 'all',
      publicUrl: 'http://127.0.0.1:3000',
    })
  })

  it('keeps the metrics on this machine, however open the rest is', () => {
    const open = { DEMO: '0', HOST: '0.0.0.0', ELAN_URL: 'https://elan.example' }
    assert.partialDeepStrictEqual(readConfig(open), { host: '0.0.0.0', metricsHost: '127.0.0.1' })
    assert.equal(readConfig({ ...open, METRICS_HOST: '10.0.0.4' }).metricsHost, '10.0.0.4')
  })

  it('turns the demonstration off when a database is given', () => {
    assert.equal(readConfig({ DATABASE_URL: 'postgres://u@h/db' }).demo, false)
  })

  it('says every fault at once, in plain words', () => {
    const faults = faultsOf({ PORT: '70000', ELAN_ROLE: 'king', SMTP_URL: 'nowhere', ELAN_NOW: 'tomorrow' })
    assert.deepEqual(faults, [
      'PORT must be 0 to 65535',
      'ELAN_ROLE must be all, web or worker',
      'ELAN_NOW must be an instant such as 2026-11-23T09:00:00Z',
      'SMTP_URL must be an address starting with smtp:// or smtps://',
    ])
  })

  for (const [name, env, fault] of [
    ['the demonstration on an open address', { DEMO: '1', HOST: '0.0.0.0', ELAN_URL: 'https://elan.example' }, /DEMO=1/],
    [
      'a test clock on an open address',
      { DEMO: '0', HOST: '0.0.0.0', ELAN_URL: 'https://elan.example', ELAN_NOW: '2026-11-23T09:00:00Z' },
      /ELAN_NOW/,
    ],
    ['an open address without its public name', { DEMO: '0', HOST: '0.0.0.0' }, /ELAN_URL/],
    ['half a VAPID pair', { VAPID_PUBLIC_KEY: 'x' }, /go together/],
    ['a callback secret that can be guessed', { SMS_CALLBACK_TOKEN: 'secret' }, /SMS_CALLBACK_TOKEN must be 32/],
    ['a provider without a client', { OIDC_ISSUER: 'https://id.example' }, /OIDC_CLIENT_ID/],
  ] as const)
    it(`refuses ${name}`, () => {
      assert.match(faultsOf(env).join(), fault)
    })
})

function faultsOf(env: Record<string, string>) {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.faults
  }
  assert.fail('accepted')
}

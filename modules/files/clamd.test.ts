import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { clamd, eicar } from '#testing/outside/clamd'
import { lookAt } from './clamd.ts'

describe('asking clamd', () => {
  for (const socket of ['tcp', 'unix'] as const)
    it(`hands it every byte over ${socket}, and hears its verdict`, async (t) => {
      const scanner = await clamd(t, { socket })
      const bytes = randomBytes(700_000)
      assert.deepEqual(await lookAt(scanner.url, bytes), { scan: 'clean' })
      assert.ok(scanner.looked[0]!.equals(bytes))
      assert.deepEqual(await lookAt(scanner.url, Buffer.concat([bytes, eicar])), { scan: 'infected', threat: 'Eicar-Signature' })
    })

  it('waits for one that takes its time', async (t) => {
    const { url } = await clamd(t, { mood: () => ({ slowly: 300 }) })
    assert.deepEqual(await lookAt(url, Buffer.from('un')), { scan: 'clean' })
  })

  for (const [mood, fault] of [
    ['error', /allocate memory/],
    ['hangs-up', /hung up|ECONNRESET/],
    ['nonsense', /HTTP/],
    ['silence', /in time/],
  ] as const)
    it(`never takes ${mood} for clean`, async (t) => {
      const { url } = await clamd(t, { mood: () => mood })
      await assert.rejects(lookAt(url, Buffer.from('un'), 300), fault)
    })

  it('fails when there is more than it takes, or nobody there', async (t) => {
    const { url } = await clamd(t, { most: 1000 })
    await assert.rejects(lookAt(url, randomBytes(2000)), /size limit|EPIPE|ECONNRESET/)
    await assert.rejects(lookAt('tcp://127.0.0.1:1', Buffer.from('un')), /ECONNREFUSED/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkKept, conversations, listening, senders, until } from './clients.ts'
import { chance, runs, seed } from './deep.ts'
import { ownProcess } from './process.ts'
import { ownDatabase } from './real.ts'

const total = runs(2000, 10_000)
const kills = runs(1, 3)

describe('kill -9 of the server while 50 clients send', () => {
  it('loses no message, doubles none, keeps every order, and no stream misses one', async (t) => {
    const { db, url } = await ownDatabase(t)
    const server = await ownProcess(t, url)
    const who = await conversations(db, 10)
    const streams = await Promise.all([who.adviser, ...who.people].map((person) => listening(t, server.url, person.token)))
    const random = chance()
    const moments = Array.from({ length: kills }, () => Math.floor(total * (0.1 + 0.8 * random()))).sort((a, b) => a - b)
    const { sent, state, run } = senders(server.url, who, total / 50)
    const deaths: Promise<void>[] = []
    let isDown = false
    state.onSent = (count) => {
      if (isDown || deaths.length === kills || count < moments[deaths.length]!) return
      isDown = true
      const again = server
        .kill()
        .then(() => server.start())
        .then(() => {
          isDown = false
        })
      deaths.push(again)
    }

    const began = Date.now()
    await run()
    await Promise.all(deaths)
    const seconds = (Date.now() - began) / 1000

    assert.equal(deaths.length, kills)
    await until(() => streams[0]!.messageIds().length >= total)
    const kept = await checkKept(db, sent, total)
    for (const [i, person] of [who.adviser, ...who.people].entries()) {
      const own = kept.filter((m) => i === 0 || m.conversation === person.id).sort((a, b) => a.seq! - b.seq!)
      await until(() => streams[i]!.messageIds().length >= own.length)
      assert.deepEqual(
        streams[i]!.messageIds(),
        own.map((m) => m.id),
        'each once, in order',
      )
      assert.ok(streams[i]!.ends() >= kills, 'it was cut')
    }
    t.diagnostic(
      `${total} messages, 50 clients, killed after ${moments.join(', ')}: 0 lost, 0 doubled, ${state.tries - total} sent again, ${streams.length} streams whole, ${seconds.toFixed(1)} s (seed ${seed})`,
    )
  })
})

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { describe, it } from 'node:test'
import { checkKept, conversations, keptMessages, listening, senders, until } from './clients.ts'
import { runs, seed } from './deep.ts'
import { ownProcess } from './process.ts'
import { ownDatabase } from './real.ts'

const total = runs(1000, 3000)

describe('a server that is asked to stop', () => {
  it('answers all that is under way, lets streams go, leaves within 10 s; the rest is sent to the next one', async (t) => {
    const { db, url } = await ownDatabase(t)
    const server = await ownProcess(t, url)
    const who = await conversations(db, 10)
    const stream = await listening(t, server.url, who.adviser.token)
    // somebody whose request never ends must not hold it up
    const stalled = connect(Number(new URL(server.url).port), '127.0.0.1')
    t.after(() => stalled.destroy())
    stalled.on('error', () => undefined)
    stalled.write(`POST /api/session/codes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`)
    const { sent, state, run } = senders(server.url, who, total / 50)
    let stopping: ReturnType<typeof server.stop> | undefined
    state.onSent = (count) => {
      if (stopping || count < total / 3) return
      stopping = server.stop()
      state.waits = stopping.then(async ({ code, ms, leavesNothing }) => {
        assert.equal(code, 0)
        assert.ok(ms < 10_000, `${ms} ms`)
        assert.ok(leavesNothing)
        // nobody sends now: what is in the database is what was answered, neither more nor less
        const kept = await keptMessages(db)
        assert.deepEqual(new Set(kept.map((m) => m.id)), new Set(sent.map((m) => m.id)), 'written and not answered, or the contrary')
        assert.equal(stream.ends(), 1)
        t.diagnostic(`stopped after ${kept.length} of ${total} messages, in ${ms} ms (seed ${seed})`)
        await server.start()
      })
    }
    await run()
    await stopping
    await until(() => stream.messageIds().length >= total)
    await checkKept(db, sent, total)
    assert.equal(new Set(stream.messageIds()).size, total)
    assert.equal((await server.stop()).code, 0)
  })
})

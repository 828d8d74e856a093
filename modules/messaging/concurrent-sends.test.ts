import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { runs } from '#testing/deep'
import { given, type YoungPerson } from '#testing/given'
import { ownElan } from '#testing/real'

const clients = 20
const each = runs(100, 150)
const Kept = z.object({ conversationId: z.uuid(), number: z.int(), text: z.string() })

describe('20 clients who write into 5 conversations at once and send each message again', () => {
  it('lose none, double none, and each keeps its order', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const make = given(elan.db)
    const adviser = await make.adviser()
    const people: YoungPerson[] = []
    for (let n = 0; n < 5; n++) people.push(await make.youngPerson({ adviser }))

    const send = async (token: string, conversation: string, body: { id: string; text: string }) => {
      const reply = await fetch(`${elan.url}/api/conversations/${conversation}/messages`, {
        method: 'POST',
        headers: { cookie: `elan_session=${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      assert.equal(reply.status, 200, await reply.clone().text())
      return ((await reply.json()) as { number: number }).number
    }
    const client = async (c: number) => {
      const youngPerson = people[c % people.length]!
      const token = c < 10 ? youngPerson.token : adviser.token
      for (let n = 0; n < each; n++) {
        const body = { id: ids.uuid(), text: `client ${c} message ${n}` }
        // the second of the pair is the retry of a client that gave up waiting: sometimes it races the first, sometimes it comes later
        const numbers =
          n % 2
            ? await Promise.all([send(token, youngPerson.id, body), send(token, youngPerson.id, body)])
            : [await send(token, youngPerson.id, body), await send(token, youngPerson.id, body)]
        assert.equal(numbers[0], numbers[1])
      }
    }
    await Promise.all(Array.from({ length: clients }, (_, c) => client(c)))

    const kept = await elan.db.many(
      Kept,
      sql`select conversation_id as "conversationId", number, text from messaging.message order by conversation_id, number`,
    )
    assert.equal(kept.length, clients * each)
    for (const { id } of people) {
      const numbers = kept.filter((m) => m.conversationId === id).map((m) => m.number)
      assert.deepEqual(
        numbers,
        Array.from({ length: (clients * each) / people.length }, (_, i) => i + 1),
      )
    }
    for (let c = 0; c < clients; c++) {
      const own = kept.filter((m) => m.text.startsWith(`client ${c} `)).map((m) => Number(m.text.split(' ').at(-1)))
      assert.deepEqual(
        own,
        Array.from({ length: each }, (_, n) => n),
      )
    }
    const { told } = await elan.db.one(
      z.object({ told: z.int() }),
      sql`select count(distinct data->>'messageId') as told from platform.event where type = 'messaging.message-sent' having count(*) = ${clients * each}`,
    )
    assert.equal(told, clients * each, 'each is announced once')
  })
})

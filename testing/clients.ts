import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { given, type Professional, type YoungPerson } from './given.ts'

/** A stream that comes back by itself with Last-Event-ID, as the screens' own does. */
export async function listening(t: TestContext, url: string, token: string) {
  const stop = new AbortController()
  t.after(() => stop.abort())
  const got: EventSourceMessage[] = []
  const state = { last: '', ends: 0 }
  const hear = async () => {
    const headers = { cookie: `elan_session=${token}`, ...(state.last && { 'last-event-id': state.last }) }
    const reply = await fetch(`${url}/api/events`, { headers, signal: stop.signal })
    if (!reply.ok) return
    const decoder = new TextDecoder()
    const parser = createParser({
      onEvent: (e) => {
        state.last = e.id ?? state.last
        got.push(e)
      },
    })
    try {
      for await (const chunk of reply.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
    } finally {
      state.ends++
    }
  }
  void (async () => {
    for (; !stop.signal.aborted; await pause(50)) await hear().catch(() => undefined)
  })()
  await until(() => got.length > 0)
  return {
    got,
    /** How often it was cut. */
    ends: () => state.ends,
    /** The messages it was told of, in order. */
    messageIds: () => got.filter((e) => e.event === 'messaging.message-sent').map((e) => JSON.parse(e.data).messageId as string),
  }
}

/** Waits for what happens elsewhere. */
export async function until(isTrue: () => boolean | Promise<boolean>, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; !(await isTrue()); await pause(25))
    if (Date.now() > end) assert.fail(`did not happen within ${seconds} s`)
}

/** An adviser and her young persons, as many as conversations are wanted. */
export async function conversations(db: Db, count: number) {
  const make = given(db)
  const adviser = await make.adviser()
  const people: YoungPerson[] = []
  for (let n = 0; n < count; n++) people.push(await make.youngPerson({ adviser }))
  return { adviser, people }
}

export type Sent = { id: string; client: number; n: number; conversation: string; number: number }

/** 50 people writing: each sends its next message once the last was answered, and the same again after a failure. */
export function senders(url: string, { adviser, people }: { adviser: Professional; people: YoungPerson[] }, each: number) {
  const sent: Sent[] = []
  const state = { tries: 0, waits: Promise.resolve(), onSent: (_: number) => {} }
  const one = async (client: number) => {
    const youngPerson = people[client % people.length]!
    const { token } = client < people.length ? youngPerson : adviser
    for (let n = 0; n < each; n++) {
      const body = { id: ids.uuid(), text: `client ${client} message ${n}` }
      const number = await insist(url, token, youngPerson.id, body, state)
      sent.push({ id: body.id, client, n, conversation: youngPerson.id, number })
      state.onSent(sent.length)
    }
  }
  return { sent, state, run: () => Promise.all(Array.from({ length: 50 }, (_, client) => one(client))) }
}

async function insist(
  url: string,
  token: string,
  conversation: string,
  body: { id: string; text: string },
  state: { tries: number; waits: Promise<unknown> },
) {
  for (;;) {
    state.tries++
    const reply = await fetch(`${url}/api/conversations/${conversation}/messages`, {
      method: 'POST',
      headers: { cookie: `elan_session=${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    })
      .then(async (r) => ({ status: r.status, body: (await r.json()) as { number: number } }))
      .catch(() => undefined)
    if (reply?.status === 200) return reply.body.number
    assert.ok(!reply || reply.status >= 500, `refused with ${reply?.status}`)
    await Promise.all([state.waits, pause(30)])
  }
}

const Kept = z.object({ id: z.uuid(), conversation: z.uuid(), number: z.int(), text: z.string(), seq: z.int().nullable(), told: z.int() })

/** What the database holds of them, by conversation and number. */
export const keptMessages = (db: Db) =>
  db.many(
    Kept,
    sql`
    select m.id, m.conversation_id as conversation, m.number, m.text, max(e.seq) as seq, count(e.id) as told
    from messaging.message m left join platform.event e on e.type = 'messaging.message-sent' and e.data->>'messageId' = m.id::text
    group by m.id order by m.conversation_id, m.number`,
  )

/** Nothing lost, nothing doubled, each in its order, numbers without a gap, each told once under a number of its own, answers true. */
export async function checkKept(db: Db, sent: Sent[], total: number) {
  const kept = await keptMessages(db)
  assert.equal(sent.length, total)
  assert.equal(kept.length, total, 'lost or doubled')
  assert.deepEqual(new Set(kept.map((m) => m.id)), new Set(sent.map((m) => m.id)))
  const numbers = new Map(kept.map((m) => [m.id, m.number]))
  assert.ok(
    sent.every((m) => numbers.get(m.id) === m.number),
    'an answer said another number',
  )
  for (const [conversation, list] of Map.groupBy(kept, (m) => m.conversation)) {
    assert.deepEqual(
      list.map((m) => m.number),
      list.map((_, i) => i + 1),
      `numbers of ${conversation}`,
    )
    for (const own of Map.groupBy(list, (m) => m.text.split(' ')[1]).values()) {
      const order = own.map((m) => Number(m.text.split(' ').at(-1)))
      assert.deepEqual(
        order,
        order.map((_, i) => i),
        'the order of one client',
      )
    }
  }
  assert.ok(
    kept.every((m) => m.told === 1 && m.seq !== null),
    'each has one numbered event',
  )
  assert.equal(new Set(kept.map((m) => m.seq)).size, total)
  return kept
}

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { runs, seed } from '#testing/deep'
import { messagingApi } from './api.ts'

const step = fc.record({
  act: fc.constantFrom('send', 'send', 'send', 'resend', 'read', 'delivered', 'edit', 'remove', 'group'),
  who: fc.nat(2),
  at: fc.nat(12),
})
const Cursor = z.object({ accountId: z.uuid(), deliveredUpTo: z.int(), readUpTo: z.int() })

describe('any sequence of sends, readings and changes', () => {
  it('keeps numbers without a gap, unread as defined, and marks that only grow', async ({ app, given, db }) => {
    const substituted = await given.adviser()
    const substitute = await given.substitute(substituted)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 18 }), async (steps) => {
        const youngPerson = await given.youngPerson({ adviser: substituted })
        const params = { id: youngPerson.id }
        const people = [youngPerson, substituted, substitute]
        const sent: { who: number; body: { id: string; text: string } }[] = []
        let marks: z.infer<typeof Cursor>[] = []
        const act = {
          send: (who: number) => {
            sent.push({ who, body: { id: ids.uuid(), text: `texte ${sent.length}` } })
            return app.as(people[who]!).call(messagingApi.send, { params, body: sent.at(-1)!.body })
          },
          resend: (who: number, at: number) => {
            const again = sent[at % Math.max(1, sent.length)]
            return again ? app.as(people[again.who]!).call(messagingApi.send, { params, body: again.body }) : act.send(who)
          },
          read: (who: number, upTo: number) => app.as(people[who]!).call(messagingApi.read, { params, body: { upTo } }),
          delivered: (who: number, upTo: number) => app.as(people[who]!).call(messagingApi.delivered, { params, body: { upTo } }),
          edit: (who: number, at: number) =>
            app.as(people[who]!).call(messagingApi.edit, {
              params: { ...params, messageId: sent[at]?.body.id ?? ids.uuid() },
              body: { text: `autre ${at}` },
            }),
          remove: (who: number, at: number) =>
            app.as(people[who]!).call(messagingApi.remove, { params: { ...params, messageId: sent[at]?.body.id ?? ids.uuid() } }),
          group: (who: number) =>
            app
              .as(people[Math.max(1, who)]!)
              .call(messagingApi.sendGroup, { body: { id: ids.uuid(), text: 'À tous', youngPersonIds: [youngPerson.id] } }),
        }
        for (const { act: name, who, at } of steps) {
          const reply = await act[name](who, at)
          assert.ok(reply.status < 500, `${name}: ${reply.status}`)
          const now = await db.many(
            Cursor,
            sql`select account_id as "accountId", delivered_up_to as "deliveredUpTo", read_up_to as "readUpTo" from messaging.receipt where conversation_id = ${youngPerson.id}`,
          )
          for (const before of marks) {
            const after = now.find((m) => m.accountId === before.accountId)
            assert.ok(after && after.deliveredUpTo >= before.deliveredUpTo && after.readUpTo >= before.readUpTo)
          }
          marks = now
        }
        await checkTruth(youngPerson.id, db)
      }),
      { numRuns: runs(25, 500), seed },
    )
  })
})

const Truth = z.object({
  last: z.int(),
  count: z.int(),
  highest: z.int(),
  young: z.int(),
  advisers: z.int(),
  youngTruth: z.int(),
  advisersTruth: z.int(),
})

async function checkTruth(id: string, db: Parameters<Parameters<typeof it>[1]>[0]['db']) {
  const truth = await db.maybe(
    Truth,
    sql`
    select c.last_number as last, c.unread_by_young as young, c.unread_by_advisers as advisers,
      (select count(*) from messaging.message where conversation_id = c.id) as count,
      (select coalesce(max(number), 0) from messaging.message where conversation_id = c.id) as highest,
      (select count(*) from messaging.message m where m.conversation_id = c.id and not m.by_young
        and m.number > coalesce((select max(r.read_up_to) from messaging.receipt r where r.conversation_id = c.id and r.by_young), 0)) as "youngTruth",
      (select count(*) from messaging.message m where m.conversation_id = c.id and m.by_young
        and m.number > coalesce((select max(r.read_up_to) from messaging.receipt r where r.conversation_id = c.id and not r.by_young), 0)) as "advisersTruth"
    from messaging.conversation c where c.id = ${id}`,
  )
  if (!truth) return
  assert.deepEqual([truth.count, truth.highest], [truth.last, truth.last], 'numbers run from 1 without a gap')
  assert.deepEqual([truth.young, truth.advisers], [truth.youngTruth, truth.advisersTruth])
}

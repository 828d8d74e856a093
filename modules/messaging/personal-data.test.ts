import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'
import { messagingPersonalData } from './personal-data.ts'

describe('what messaging keeps about a person', () => {
  it('gives them what they wrote, earlier words too, and what was written to them, but nobody else’s withdrawn words', async ({
    app,
    given,
    db,
  }) => {
    const { youngPerson, id } = await given.message({ text: 'Première version' })
    const theirs = await given.message({ youngPerson, by: youngPerson.adviser, text: 'Repris ensuite' })
    const params = { id: youngPerson.id }
    await app.as(youngPerson).call(messagingApi.edit, { params: { ...params, messageId: id }, body: { text: 'Seconde version' } })
    await app.as(youngPerson.adviser).call(messagingApi.remove, { params: { ...params, messageId: theirs.id } })
    await app.as(youngPerson).call(messagingApi.read, { params, body: { upTo: 2 } })

    const kept = await messagingPersonalData.export(db, youngPerson.id)

    assert.partialDeepStrictEqual(kept, {
      messages: [
        { number: 1, writtenByYou: true, text: 'Seconde version', earlierTexts: ['Première version'] },
        { number: 2, writtenByYou: false, text: '', earlierTexts: [] },
      ],
      marks: [{ deliveredUpTo: 2, readUpTo: 2 }],
    })
  })

  it('loses every word at the end, earlier ones too, and keeps the count', async ({ app, given, db }) => {
    const { youngPerson, id } = await given.message()
    const params = { id: youngPerson.id }
    await app.as(youngPerson.adviser).call(messagingApi.send, { params, body: { id: crypto.randomUUID(), text: 'Oui', replyToId: id } })
    await app.as(youngPerson).call(messagingApi.edit, { params: { ...params, messageId: id }, body: { text: 'Autre' } })

    await messagingPersonalData.erase(db, youngPerson.id)

    const left = await db.one(
      z.object({ messages: z.int(), versions: z.int(), last: z.int() }),
      sql`select (select count(*) from messaging.message where conversation_id = ${youngPerson.id}) as messages,
        (select count(*) from messaging.message_version v where v.message_id = ${id}) as versions,
        (select last_number from messaging.conversation where id = ${youngPerson.id}) as last`,
    )
    assert.deepEqual(left, { messages: 0, versions: 0, last: 2 })
  })
})

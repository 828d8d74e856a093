import assert from 'node:assert/strict'
import { filesApi } from '#api/files'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { sweepFiles } from '../files/sweep.ts'
import { messagingApi } from './api.ts'
import { sendScheduled } from './send-scheduled.ts'

/** An adviser with two young persons and a file sent for the first of them. */
async function stage({ given }: Fixtures) {
  const adviser = await given.adviser()
  const [lea, ali] = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
  const file = await given.file({ isLoose: true, youngPerson: lea, by: adviser, name: 'programme.pdf' })
  return { adviser, lea, ali, file, youngPersonIds: [lea.id, ali.id] }
}

/** The files of the only message this person has. */
async function filesOf({ app }: Fixtures, who: YoungPerson) {
  const { body } = await app.as(who).call(messagingApi.messages, { params: { id: who.id }, query: {} })
  return body.items.flatMap((m) => m.files)
}
const read = async ({ app }: Fixtures, who: YoungPerson, id: string) =>
  (await app.as(who).call(filesApi.content, { params: { id } })).status
const sendDue = ({ app }: Fixtures) => app.work((_, s) => sendScheduled.handle(s, {}))

describe('files for several people', () => {
  it('come to each as their own, which nobody else can read', async (f) => {
    const { adviser, lea, ali, file, youngPersonIds } = await stage(f)
    const body = { id: ids.uuid(), text: 'Voici le programme', youngPersonIds, fileIds: [file.id] }
    assert.partialDeepStrictEqual(await f.app.as(adviser).call(messagingApi.sendGroup, { body }), { status: 200, body: { sent: 2 } })
    const [[ofLea], [ofAli]] = [await filesOf(f, lea), await filesOf(f, ali)]
    assert.partialDeepStrictEqual([ofLea, ofAli], [{ id: file.id, name: 'programme.pdf' }, { name: 'programme.pdf' }])
    assert.deepEqual([await read(f, lea, ofLea!.id), await read(f, ali, ofAli!.id)], [200, 200])
    assert.deepEqual([await read(f, lea, ofAli!.id), await read(f, ali, ofLea!.id)], [404, 404])
    const sent = await f.app.as(adviser).call(messagingApi.groupMessages, { query: {} })
    assert.partialDeepStrictEqual(sent.body.items, [{ files: [{ id: file.id, name: 'programme.pdf' }] }])

    assert.partialDeepStrictEqual(await f.app.as(adviser).call(messagingApi.sendGroup, { body }), { status: 200, body: { sent: 2 } })
    assert.equal((await filesOf(f, ali)).length, 1)
    const { fileIds: _, ...without } = body
    assert.partialDeepStrictEqual(await f.app.as(adviser).call(messagingApi.sendGroup, { body: without }), {
      status: 409,
      body: { code: 'messaging.id-reused' },
    })
  })

  it('are the author’s own, sent for one of the receivers; else nobody gets anything', async (f) => {
    const { adviser, lea, ali, youngPersonIds } = await stage(f)
    const stranger = await f.given.youngPerson({ adviser })
    const wrong = [
      await f.given.file({ isLoose: true, youngPerson: stranger, by: adviser }),
      await f.given.file({ isLoose: true, youngPerson: lea }),
      await f.given.file({ youngPerson: lea, by: adviser }),
    ]
    for (const { id } of wrong) {
      const body = { id: ids.uuid(), text: 'Voici', youngPersonIds, fileIds: [id] }
      const reply = await f.app.as(adviser).call(messagingApi.sendGroup, { body })
      assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'files.not-there' } })
    }
    assert.deepEqual(await filesOf(f, ali), [])
  })

  it('stay for one when the message of the other is taken back, and the bytes go with the last', async (f) => {
    const { adviser, lea, ali, file, youngPersonIds } = await stage(f)
    const body = { id: ids.uuid(), text: 'Voici le programme', youngPersonIds, fileIds: [file.id] }
    await f.app.as(adviser).call(messagingApi.sendGroup, { body })
    const [ofAli] = await filesOf(f, ali)
    const takeBack = async (who: YoungPerson) => {
      const params = { id: who.id }
      const { body: page } = await f.app.as(adviser).call(messagingApi.messages, { params, query: {} })
      await f.app.as(adviser).call(messagingApi.remove, { params: { ...params, messageId: page.items[0]!.id } })
      await f.app.work((_, s) => sweepFiles.handle(s, {}))
    }
    await takeBack(lea)
    assert.equal(await read(f, ali, ofAli!.id), 200)
    const kept = () => f.db.one(z.object({ n: z.int() }), sql`select count(*)::int as n from files.content where key = ${file.id}`)
    assert.deepEqual(await kept(), { n: 1 })
    await takeBack(ali)
    assert.deepEqual(await kept(), { n: 0 })
  })

  it('wait with a message of later, unseen, and leave with it to those who are still followed', async (f) => {
    const { adviser, lea, ali, file, youngPersonIds } = await stage(f)
    const body = { id: ids.uuid(), text: 'Voici', youngPersonIds, day: '2026-11-24', time: '08:30', fileIds: [file.id] }
    const reply = await f.app.as(adviser).call(messagingApi.schedule, { body })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { files: [{ id: file.id, name: 'programme.pdf' }] } })
    assert.deepEqual((await f.app.as(adviser).call(messagingApi.schedule, { body })).body, reply.body)
    assert.equal(await read(f, lea, file.id), 404)
    for (const who of [lea, adviser])
      assert.deepEqual((await f.app.as(who).call(filesApi.list, { query: { youngPersonId: lea.id } })).body.items, [])

    await f.db.run(sql`update people.young_person set adviser_id = ${(await f.given.adviser()).id} where id = ${lea.id}`)
    f.app.at('2026-11-24T09:00:00.000Z')
    await sendDue(f)
    const [ofAli] = await filesOf(f, ali)
    assert.equal(ofAli?.name, 'programme.pdf')
    assert.equal(await read(f, ali, ofAli!.id), 200)
    assert.deepEqual(await filesOf(f, lea), [])
    assert.equal(await read(f, lea, file.id), 404)
  })

  it('are gone when the message of later is withdrawn', async (f) => {
    const { adviser, file, youngPersonIds } = await stage(f)
    const body = { id: ids.uuid(), text: 'Voici', youngPersonIds, day: '2026-11-24', time: '08:30', fileIds: [file.id] }
    await f.app.as(adviser).call(messagingApi.schedule, { body })
    await f.app.as(adviser).call(messagingApi.withdrawScheduled, { params: { id: body.id } })
    const left = await f.db.one(z.object({ n: z.int() }), sql`select count(*)::int as n from files.file where emptied_at is null`)
    assert.deepEqual(left, { n: 0 })
  })
})

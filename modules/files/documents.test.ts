import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { filesApi } from './api.ts'
import { personalData } from './personal-data.ts'
import { sweepFiles } from './sweep.ts'

describe('the documents of a young person', () => {
  it('of a sensitive kind are seen by the person, the lead adviser and the substitute only', async ({ app, given }) => {
    const { youngPerson, id } = await given.file({ kind: 'stay', name: 'Titre de séjour.pdf' })
    const substitute = await given.substitute(youngPerson.adviser)
    const colleague = await given.curiousColleague(youngPerson)
    const list = { query: { youngPersonId: youngPerson.id } }
    for (const who of [youngPerson, youngPerson.adviser, substitute]) {
      assert.equal((await app.as(who).call(filesApi.list, list)).body.items.length, 1)
      assert.equal((await app.as(who).call(filesApi.content, { params: { id } })).status, 200)
    }
    assert.deepEqual((await app.as(colleague).call(filesApi.list, list)).body.items, [])
    for (const e of [filesApi.get, filesApi.content] as const)
      assert.equal((await app.as(colleague).call(e, { params: { id } })).status, 404)
  })

  it('that were sent and not shown yet are their sender’s only', async ({ app, given }) => {
    const { youngPerson, id } = await given.file({ isLoose: true })
    assert.equal((await app.as(youngPerson).call(filesApi.get, { params: { id } })).status, 200)
    assert.equal((await app.as(youngPerson.adviser).call(filesApi.get, { params: { id } })).status, 404)
    assert.deepEqual((await app.as(youngPerson).call(filesApi.list, { query: { youngPersonId: youngPerson.id } })).body.items, [])
  })

  it('are read under trace: each download by somebody else is written down and shown to the person', async ({ app, given }) => {
    const { youngPerson, id } = await given.file()
    await app.as(youngPerson).call(filesApi.content, { params: { id } })
    const lines = async () => (await given.row(sql`select count(*) as n from platform.audit_entry where what = 'files.downloaded'`)).n
    assert.equal(await lines(), 0)
    const colleague = await given.curiousColleague(youngPerson)
    await app.as(colleague).call(filesApi.content, { params: { id } })
    assert.equal(await lines(), 1)
    assert.partialDeepStrictEqual(
      await given.row(sql`select account_id, operation from platform.file_access where person_id = ${youngPerson.id}`),
      {
        account_id: colleague.id,
        operation: 'content',
      },
    )
  })

  it('come page by page, newest first', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    for (const name of ['a', 'b', 'c']) await given.file({ youngPerson, name })
    const page = (after?: string) =>
      app.as(youngPerson).call(filesApi.list, { query: { youngPersonId: youngPerson.id, limit: 2, ...(after && { after }) } })
    const first = (await page()).body
    const second = (await page(first.next!)).body
    assert.deepEqual(
      [...first.items, ...second.items].map((f) => f.name),
      ['c', 'b', 'a'],
    )
    assert.equal(second.next, null)
  })

  it('get another name that keeps saying what they are, and another kind', async ({ app, given }) => {
    const { youngPerson, id } = await given.file()
    const reply = await app
      .as(youngPerson.adviser)
      .call(filesApi.change, { params: { id }, body: { name: 'Diplôme.exe', kind: 'diploma' } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { name: 'Diplôme.exe.pdf', kind: 'diploma' } })
  })

  it('are taken away by who added them only: a line stays, the content goes', async ({ app, given, db }) => {
    const { youngPerson, id } = await given.file()
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(filesApi.remove, { params: { id } }), {
      status: 403,
      body: { code: 'files.not-the-owner' },
    })
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(filesApi.remove, { params: { id } }), {
      status: 200,
      body: { gone: 'removed' },
    })
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(filesApi.content, { params: { id } }), {
      status: 409,
      body: { code: 'files.gone' },
    })
    await app.work((_, s) => sweepFiles.handle(s, {}))
    assert.equal((await db.foreign('select from files.content')).rows.length, 0)
  })

  it('expire: the content is deleted, a line stays', async ({ app, given, db }) => {
    const { youngPerson, id } = await given.file({ expiresOn: '2026-11-22' })
    const kept = await given.file({ youngPerson, expiresOn: '2026-11-23' })
    await app.work((_, s) => sweepFiles.handle(s, {}))
    const gone = async (one: string) => (await app.as(youngPerson).call(filesApi.get, { params: { id: one } })).body.gone
    assert.deepEqual([await gone(id), await gone(kept.id)], ['expired', null])
    assert.equal((await db.foreign('select from files.content')).rows.length, 1)
  })

  it('that were never shown go after a week, and stored bytes that nothing names after a day', async ({ app, given, db }) => {
    await given.file({ isLoose: true })
    await db.run(
      sql`insert into files.content (key, stored_in, data, stored_at) values ('perdu', 'database', '\\x00', '2026-11-23T08:00:00Z')`,
    )
    const left = async () => {
      await app.work((_, s) => sweepFiles.handle(s, {}))
      return (await db.foreign('select from files.content')).rows.length
    }
    assert.equal(await left(), 2)
    app.at('2026-11-24T09:00:00.000Z')
    assert.equal(await left(), 1)
    app.at('2026-12-01T09:00:00.000Z')
    assert.equal(await left(), 0)
  })

  it('are named in the person’s own data, and erased with the file', async ({ given, db }) => {
    const { youngPerson, id } = await given.file()
    assert.partialDeepStrictEqual(await personalData.export(db, youngPerson.id), {
      files: [{ name: 'CV.pdf', address: `/api/files/${id}/content` }],
    })
    await personalData.erase(db, youngPerson.id)
    assert.partialDeepStrictEqual(await given.row(sql`select name, content_key, emptied_why from files.file where id = ${id}`), {
      name: 'effacé',
      content_key: null,
      emptied_why: 'erased',
    })
  })
})

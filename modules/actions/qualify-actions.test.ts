import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { actionsApi } from './api.ts'

describe('qualifying actions', () => {
  it('counts several at once, says a word to each, and tells each file once', async ({ app, given }) => {
    const adviser = await given.adviser()
    const [a, b] = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    const ids = []
    for (const youngPerson of [a, a, b]) ids.push((await given.action({ youngPerson, status: 'done', minutes: 90 })).id)

    const reply = await app.as(adviser).call(actionsApi.qualify, { body: { ids, category: 'employment', comment: 'Beau travail' } })

    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { items: ids.map((id) => ({ id, qualifiedCategory: 'employment', qualifiedMinutes: 90, commentCount: 1 })) },
    })
    assert.deepEqual(await app.published('actions.qualified'), [
      { actionIds: ids.slice(0, 2), youngPersonId: a.id },
      { actionIds: ids.slice(2), youngPersonId: b.id },
    ])
    const seen = await app.as(b).call(actionsApi.get, { params: { id: ids[2]! } })
    assert.partialDeepStrictEqual(seen.body, {
      comments: [{ text: 'Beau travail', author: { isYoungPerson: false } }],
      history: [{ what: 'qualified', category: 'employment', minutes: 90 }],
    })
  })

  it('corrects: the latest counts, the history keeps both', async ({ app, given, db }) => {
    const { id, youngPerson } = await given.action({ status: 'done' })
    const qualify = (body: object) =>
      app.as(youngPerson.adviser).call(actionsApi.qualify, { body: { ids: [id], category: 'training', ...body } })
    await qualify({ minutes: 60 })
    const reply = await qualify({ category: 'not_counted' })

    assert.partialDeepStrictEqual(reply.body.items, [{ qualifiedCategory: 'not_counted', qualifiedMinutes: 0 }])
    const rows = await db.many(
      z.object({ category: z.string(), minutes: z.int() }),
      sql`select category, minutes from actions.qualification where action_id = ${id} order by id`,
    )
    assert.deepEqual(rows, [
      { category: 'training', minutes: 60 },
      { category: 'not_counted', minutes: 0 },
    ])
  })

  it('counts what others read: declared minutes first, then those of the adviser', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done', minutes: 45 })
    const pub = () => given.row(sql`select minutes, category, is_to_qualify from actions.pub_action where id = ${id}`)
    assert.deepEqual(await pub(), { minutes: 45, category: 'employment', is_to_qualify: true })
    await app.as(youngPerson.adviser).call(actionsApi.qualify, { body: { ids: [id], category: 'health' } })
    assert.deepEqual(await pub(), { minutes: 120, category: 'health', is_to_qualify: false })
  })

  it('counts none when one is not done, and says which', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const [done, open] = [await given.action({ youngPerson, status: 'done' }), await given.action({ youngPerson })]
    const reply = await app.as(youngPerson.adviser).call(actionsApi.qualify, { body: { ids: [done.id, open.id], category: 'health' } })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'actions.not-done', params: { id: open.id, status: 'to_do' } } })
    assert.partialDeepStrictEqual((await app.as(youngPerson).call(actionsApi.get, { params: { id: done.id } })).body, {
      qualifiedCategory: null,
    })
  })

  it('counts none when one belongs to a stranger, and says which', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done' })
    const foreign = await given.action({ status: 'done' })
    const reply = await app.as(youngPerson.adviser).call(actionsApi.qualify, { body: { ids: [id, foreign.id], category: 'health' } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'actions.unknown', params: { id: foreign.id } } })
  })

  it.each([
    ['minutes for what is not counted', { category: 'not_counted', minutes: 30 }, 422, 'actions.not-counted-has-no-minutes'],
    ['nothing', { ids: [] }, 400, 'request.invalid'],
    ['eleven at once', { ids: Array(11).fill('01890000-0000-7000-8000-000000000001') }, 400, 'request.invalid'],
    ['an unknown category', { category: 'fun' }, 400, 'request.invalid'],
  ] as const)('refuses %s', async ([, change, status, code], { app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done' })
    const body = { ids: [id], category: 'health', ...change } as never
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(actionsApi.qualify, { body }), { status, body: { code } })
  })

  it('is not for young people', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done' })
    const reply = await app.as(youngPerson).call(actionsApi.qualify, { body: { ids: [id], category: 'health' } })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'access.role' } })
  })
})

describe('what waits to be qualified', () => {
  it('comes oldest first, for the adviser and who covers for them, with how many', async ({ app, given }) => {
    const youngPerson = await given.youngPerson({ firstName: 'Inès' })
    const recent = await given.action({ youngPerson, doneOn: '2026-11-20' })
    const old = await given.action({ youngPerson, doneOn: '2026-11-10' })
    await given.action({ youngPerson, qualified: 'health' })
    await given.action({ youngPerson })
    await given.action({ status: 'done' })
    for (const who of [youngPerson.adviser, await given.substitute(youngPerson.adviser)]) {
      const { body } = await app.as(who).call(actionsApi.toQualify, { query: {} })
      assert.deepEqual(
        { ids: body.items.map((a) => a.id), total: body.total, next: body.next, name: body.items[0]?.firstName },
        { ids: [old.id, recent.id], total: 2, next: null, name: 'Inès' },
      )
    }
  })
})

describe('whom one may give to', () => {
  it('is one’s own people and those one covers for', async ({ app, given }) => {
    const mine = await given.youngPerson({ lastName: 'Zola' })
    const other = await given.youngPerson({ adviser: mine.adviser, lastName: 'Aubry' })
    await given.youngPerson()
    for (const who of [mine.adviser, await given.substitute(mine.adviser)]) {
      const { body } = await app.as(who).call(actionsApi.recipients)
      assert.deepEqual(
        body.items.map((y) => y.id),
        [other.id, mine.id],
      )
    }
  })
})

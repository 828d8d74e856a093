import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { actionsApi, type Edit } from './api.ts'

const edit: Edit = {
  version: 1,
  title: 'Refaire mon CV',
  description: 'En une page',
  category: 'employment',
  dueOn: '2026-12-04',
  wantsReminder: true,
}

describe('saying how far an action is', () => {
  it('notes the real day and the minutes, and tells it', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const reply = await app
      .as(youngPerson)
      .call(actionsApi.progress, { params: { id }, body: { status: 'done', doneOn: '2026-11-20', minutes: 90 } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { status: 'done', doneOn: '2026-11-20', minutes: 90, version: 2 } })
    assert.deepEqual(await app.published('actions.completed'), [
      { actionId: id, youngPersonId: youngPerson.id, doneOn: '2026-11-20', minutes: 90 },
    ])
  })

  it('takes today and the minutes of the category unless told', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ category: 'employment' })
    const reply = await app.as(youngPerson).call(actionsApi.progress, { params: { id }, body: { status: 'done' } })
    assert.partialDeepStrictEqual(reply.body, { doneOn: '2026-11-23', minutes: 180 })
  })

  it('goes back to open, without its day', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done' })
    const reply = await app.as(youngPerson.adviser).call(actionsApi.progress, { params: { id }, body: { status: 'in_progress' } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { status: 'in_progress', doneOn: null, minutes: 0 } })
    assert.deepEqual(await app.published('actions.changed'), [{ actionId: id, youngPersonId: youngPerson.id, byYoungPerson: false }])
  })

  it('changes and tells nothing when it is already so', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'in_progress' })
    const reply = await app.as(youngPerson).call(actionsApi.progress, { params: { id }, body: { status: 'in_progress' } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { version: 1 } })
    assert.deepEqual(await app.published('actions.changed'), [])
  })

  it('corrects the day of a done one', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ status: 'done', doneOn: '2026-11-20' })
    const reply = await app.as(youngPerson).call(actionsApi.progress, { params: { id }, body: { status: 'done', doneOn: '2026-11-18' } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { doneOn: '2026-11-18' } })
  })

  it.each([
    [{}, { status: 'done', doneOn: '2026-11-24' }, 422, 'actions.done-in-the-future'],
    [{}, { status: 'done', doneOn: '2026-09-01' }, 422, 'actions.done-too-early'],
    [{}, { status: 'in_progress', minutes: 5 }, 422, 'actions.only-done-has-a-day'],
    [{ status: 'cancelled' }, { status: 'done' }, 409, 'actions.cannot-go-there'],
    [{ status: 'done' }, { status: 'cancelled' }, 409, 'actions.cannot-go-there'],
    [{ qualified: 'employment' }, { status: 'to_do' }, 409, 'actions.already-qualified'],
    [{}, { status: 'done', minutes: -1 }, 400, 'request.invalid'],
    [{}, { status: 'done', minutes: 3001 }, 400, 'request.invalid'],
  ] as const)('refuses, from %o, %o', async ([state, body, status, code], { app, given }) => {
    const { id, youngPerson } = await given.action(state)
    const reply = await app.as(youngPerson).call(actionsApi.progress, { params: { id }, body })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('hides the action from whoever does not follow the young person', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    for (const who of [await given.adviser(), await given.youngPerson(), await given.curiousColleague(youngPerson)]) {
      const reply = await app.as(who).call(actionsApi.progress, { params: { id }, body: { status: 'done' } })
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'actions.unknown' } })
    }
  })
})

describe('editing an action', () => {
  it('changes the words and notes which', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ by: 'youngPerson' })
    const reply = await app.as(youngPerson).call(actionsApi.edit, { params: { id }, body: edit })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { description: 'En une page', dueOn: '2026-12-04', wantsReminder: true, version: 2 },
    })
    const { history } = (await app.as(youngPerson).call(actionsApi.get, { params: { id } })).body
    assert.partialDeepStrictEqual(history, [
      { what: 'edited', fields: ['description', 'dueOn', 'wantsReminder'], author: { isYoungPerson: true, name: 'Léo Moreau' } },
    ])
  })

  it('keeps a reminder already asked for when only the words change, even three days before', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ by: 'youngPerson', dueOn: '2026-11-25', wantsReminder: true })
    const reply = await app.as(youngPerson).call(actionsApi.edit, { params: { id }, body: { ...edit, dueOn: '2026-11-25' } })
    assert.equal(reply.status, 200)
  })

  it.each([
    [{ by: 'youngPerson' }, { version: 7 }, 409, 'actions.changed-meanwhile'],
    [{ by: 'youngPerson', status: 'cancelled' }, {}, 409, 'actions.cancelled'],
    [{ by: 'youngPerson', qualified: 'employment' }, {}, 409, 'actions.already-qualified'],
    [{ by: 'youngPerson' }, { dueOn: '2026-11-25' }, 422, 'actions.reminder-too-soon'],
    [{ by: 'youngPerson' }, { dueOn: '2020-11-25' }, 422, 'actions.due-out-of-range'],
    [{ by: 'adviser' }, {}, 422, 'actions.given-by-adviser'],
  ] as const)('refuses, for %o, %o', async ([state, change, status, code], { app, given }) => {
    const { id, youngPerson } = await given.action(state)
    const reply = await app.as(youngPerson).call(actionsApi.edit, { params: { id }, body: { ...edit, ...change } })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })
})

describe('taking an action away', () => {
  it('removes it from every list and keeps the trace', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ by: 'youngPerson' })
    assert.equal((await app.as(youngPerson).call(actionsApi.remove, { params: { id } })).status, 200)
    assert.equal((await app.as(youngPerson).call(actionsApi.get, { params: { id } })).status, 404)
    const list = await app.as(youngPerson).call(actionsApi.list, { query: { youngPersonId: youngPerson.id, status: 'all' } })
    assert.deepEqual(list.body.items, [])
  })

  it.each([
    [{ by: 'adviser' }, 'young', 422, 'actions.given-by-adviser'],
    [{ by: 'youngPerson' }, 'adviser', 422, 'actions.made-by-young-person'],
    [{ by: 'youngPerson', qualified: 'employment' }, 'young', 409, 'actions.already-qualified'],
  ] as const)('refuses, for %o, to the %o', async ([state, who, status, code], { app, given }) => {
    const { id, youngPerson } = await given.action(state)
    const reply = await app.as(who === 'young' ? youngPerson : youngPerson.adviser).call(actionsApi.remove, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })
})

describe('talking about an action', () => {
  it('adds to the thread, for both sides to read, once', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const body = { id: ids.uuid(), text: 'Je n’ai pas de modèle de CV' }
    const first = await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body })
    const again = await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body })
    assert.deepEqual(again.body, first.body)

    const seen = await app.as(youngPerson.adviser).call(actionsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(seen.body, {
      commentCount: 1,
      comments: [{ text: body.text, author: { name: 'Léo Moreau', isYoungPerson: true } }],
    })
    assert.deepEqual(await app.published('actions.commented'), [{ actionId: id, youngPersonId: youngPerson.id, byYoungPerson: true }])
  })

  it('refuses the same id with another text', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const body = { id: ids.uuid(), text: 'Un' }
    await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body })
    const reply = await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body: { ...body, text: 'Deux' } })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'actions.id-taken' } })
  })

  it('refuses a text too long', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const reply = await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body: { id: ids.uuid(), text: 'a'.repeat(2001) } })
    assert.equal(reply.status, 400)
  })
})

describe('reading actions', () => {
  it('shows a young person what to take up again, the week, what was done, and what comes next, in one statement', async ({
    app,
    given,
  }) => {
    const youngPerson = await given.youngPerson()
    const late = await given.action({ youngPerson, dueOn: '2026-11-20' })
    const week = await given.action({ youngPerson, dueOn: '2026-11-29' })
    const next = await given.action({ youngPerson, dueOn: '2026-11-30' })
    await given.action({ youngPerson, dueOn: '2026-12-30' })
    const done = await given.action({ youngPerson, doneOn: '2026-11-17' })
    await given.action({ youngPerson, doneOn: '2026-11-16' })
    await given.action({ youngPerson, status: 'cancelled' })
    await given.action()

    const { body, headers } = await app.as(youngPerson).call(actionsApi.today)

    assert.deepEqual(
      {
        late: body.late.map((a) => a.id),
        week: body.thisWeek.map((a) => a.id),
        done: body.recentlyDone.map((a) => a.id),
        next: body.next?.id,
      },
      { late: [late.id], week: [week.id], done: [done.id], next: next.id },
    )
    assert.equal(headers['server-timing'], 'sql;desc="1"')
  })

  it('pages through everything, each once, the most recent first', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const made = new Set<string>()
    for (let i = 0; i < 120; i++)
      made.add((await given.action({ youngPerson, dueOn: `2026-12-${String(1 + (i % 9)).padStart(2, '0')}` })).id)
    for (const status of ['all', 'open'] as const) {
      const seen: { id: string; dueOn: string }[] = []
      let after: string | undefined
      do {
        const page = await app
          .as(youngPerson.adviser)
          .call(actionsApi.list, { query: { youngPersonId: youngPerson.id, status, ...(after && { after }) } })
        seen.push(...page.body.items)
        after = page.body.next ?? undefined
      } while (after)
      assert.equal(seen.length, 120)
      assert.deepEqual(new Set(seen.map((a) => a.id)), made)
      const days = seen.map((a) => a.dueOn)
      assert.deepEqual(days, status === 'open' ? days.toSorted() : days.toSorted().reverse())
    }
  })

  it.each([
    ['open', 2],
    ['to_do', 1],
    ['in_progress', 1],
    ['done', 2],
    ['cancelled', 1],
    ['to_qualify', 1],
    ['qualified', 1],
    ['all', 5],
  ] as const)('filters by %o', async ([status, expected], { app, given }) => {
    const youngPerson = await given.youngPerson()
    for (const s of ['to_do', 'in_progress', 'done', 'cancelled'] as const) await given.action({ youngPerson, status: s })
    await given.action({ youngPerson, qualified: 'health' })
    const reply = await app.as(youngPerson).call(actionsApi.list, { query: { youngPersonId: youngPerson.id, status } })
    assert.equal(reply.body.items.length, expected)
  })

  it('notes that a professional read the file, once an hour', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const substitute = await given.substitute(youngPerson.adviser)
    for (const who of [substitute, substitute, youngPerson]) {
      await app.as(who).call(actionsApi.get, { params: { id } })
      await app.as(who).call(actionsApi.list, { query: { youngPersonId: youngPerson.id, status: 'all' } })
    }
    const noted = await given.row(sqlAccesses(youngPerson.id))
    assert.deepEqual(noted, { operations: ['actions.get', 'list'], accounts: 1 })
  })

  it('lets a colleague who said why read, not act', async ({ app, given }) => {
    const { id, youngPerson } = await given.action()
    const colleague = await given.curiousColleague(youngPerson)
    assert.equal((await app.as(colleague).call(actionsApi.get, { params: { id } })).status, 200)
    assert.equal((await app.as(colleague).call(actionsApi.comment, { params: { id }, body: { id: ids.uuid(), text: 'Non' } })).status, 404)
  })
})

const sqlAccesses = (personId: string) => sql`
  select array_agg(operation order by operation) as operations, count(distinct account_id) as accounts
  from platform.file_access where person_id = ${personId} and not refused`

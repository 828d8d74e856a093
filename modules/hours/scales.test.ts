import assert from 'node:assert/strict'
import { actionsApi } from '#api/actions'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { hoursApi } from './api.ts'

describe('scales', () => {
  it('change for the own structure from a day to come, never for what is past', async ({ app, given }) => {
    const structure = await given.structure()
    const manager = await given.professional({ role: 'manager', structure })
    const set = (validFrom: string) => app.as(manager).call(hoursApi.setScale, { body: { kind: 'employment', minutes: 60, validFrom } })
    assert.partialDeepStrictEqual(await set('2026-11-23'), {
      status: 422,
      body: { code: 'hours.scale-in-the-past', params: { earliest: '2026-11-24' } },
    })
    assert.equal((await set('2026-11-24')).status, 200)
    const youngPerson = await given.youngPerson({ adviser: await given.adviser({ structure }) })
    const shown = async (who: Parameters<typeof app.as>[0]) =>
      (await app.as(who).call(hoursApi.scales)).body.items
        .filter((s) => s.kind === 'employment')
        .map((s) => [s.minutes, s.isCurrent, s.isOwn])
    assert.deepEqual(await shown(youngPerson), [
      [180, true, false],
      [60, false, true],
    ])
    assert.deepEqual(await shown(await given.adviser()), [[180, true, false]])
    app.at('2026-11-24T09:00:00.000Z')
    assert.deepEqual(await shown(youngPerson), [[60, true, true]])
  })

  it('gives a done action its minutes when nobody said otherwise, by the version of its day', async (f) => {
    const action = await f.given.action({ status: 'done', doneOn: '2026-11-23', minutes: 180 })
    const { youngPerson } = action
    await f.db.run(sql`insert into hours.scale (structure_id, kind, minutes, valid_from, created_at)
      values (${youngPerson.structure.id}, 'employment', 90, '2026-11-20', '2026-11-01T00:00:00Z')`)
    await f.app.as(youngPerson).call(actionsApi.progress, { params: { id: action.id }, body: { status: 'done', doneOn: '2026-11-23' } })
    await f.app.deliverEvents()
    const query = { youngPersonId: youngPerson.id, week: '2026-W48' }
    const [entry] = (await f.app.as(youngPerson).call(hoursApi.week, { query })).body.entries
    assert.equal(entry?.minutes, 90)
    assert.equal((await f.app.as(youngPerson).call(hoursApi.entry, { params: { id: entry!.id } })).body.scaleMinutes, 90)
  })
})

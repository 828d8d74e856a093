import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it, testNow } from '#testing'
import { figures, teamApi } from './api.ts'

describe('the cockpit of who leads a team', () => {
  it('weighs each caseload, counts what waits, and says who stands in for whom', async ({ app, given, db }) => {
    const adviser = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
    const manager = await given.professional({ role: 'manager', structure: adviser.structure })
    const silent = await given.youngPerson({ adviser })
    const minor = await given.youngPerson({ adviser, firstName: 'Zoé', birthDate: '2010-01-05' })
    const old = await given.youngPerson({ adviser, firstName: 'Ana' })
    const archived = await given.youngPerson({ adviser })
    await db.run(sql`update people.young_person set adviser_since = '2025-01-01T00:00:00Z' where id = any(${[silent.id, old.id]})`)
    await db.run(sql`update people.young_person set archived_at = ${testNow}, archive_motive = 'moved' where id = ${archived.id}`)
    await db.run(sql`update identity.account set last_seen_at = '2026-11-01T08:00:00Z' where id = ${silent.id}`)
    await db.run(sql`update identity.account set last_seen_at = '2026-03-01T08:00:00Z' where id = ${old.id}`)
    await db.run(sql`update identity.account set last_seen_at = ${testNow} where id = ${minor.id}`)
    await given.appointment({ youngPerson: silent, startsAt: '2026-11-20T09:00:00.000Z' })
    await given.action({ youngPerson: minor, status: 'done', doneOn: '2026-11-20' } as never)
    await given.note({ youngPerson: minor, assignee: adviser, dueOn: '2026-11-20' })
    await given.hours({ youngPerson: minor, onDay: '2026-11-17' })
    await given.hours({ youngPerson: minor, onDay: '2026-11-18' })
    await given.hours({ youngPerson: minor, onDay: '2026-11-10' })
    await given.hours({ youngPerson: silent, onDay: '2026-11-10', state: 'validated' })
    const substitute = await given.substitute(adviser)
    const { status, body, headers } = await app.as(manager).call(teamApi.cockpit)
    assert.equal(status, 200)
    assert.partialDeepStrictEqual(
      body.items.find((l) => l.id === adviser.id),
      {
        followed: 3,
        minors: 1,
        recent: 1,
        silent: 2,
        never: 0,
        // silent 1.25, the minor and new one 2, the one silent for long 1.25
        points: 4.5,
        appointmentsToClose: 1,
        actionsToQualify: 1,
        weeksToValidate: 2,
        lateTasks: 1,
        toArchive: 1,
        coveredBy: ['Aïcha Benali'],
      },
    )
    assert.partialDeepStrictEqual(
      body.items.find((l) => l.id === substitute.id),
      { followed: 0, points: 0, covers: ['Marc Petit'] },
    )
    assert.equal(
      body.items.some((l) => l.id === manager.id),
      false,
    )
    assert.deepEqual(
      body.weights.map((w) => [w.code, w.points]),
      [
        ['followed', 1],
        ['minor', 0.5],
        ['recent', 0.5],
        ['silent', 0.25],
        ['never', 0.25],
      ],
    )
    assert.ok(Number(/desc="(\d+)"/.exec(String(headers['server-timing']))?.[1]) <= 3)
    for (const figure of figures) {
      const line = body.items.find((l) => l.id === adviser.id)!
      const files = (await app.as(manager).call(teamApi.filesBehind, { query: { figure, adviserId: adviser.id } })).body.items
      assert.equal(
        files.reduce((n, f) => n + f.count, 0),
        line[figure],
        figure,
      )
    }
  })

  it('follows the weights in force on the day', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    await given.youngPerson({ adviser })
    const director = await given.professional({ role: 'director', structure: adviser.structure })
    await db.run(sql`update team.weight set valid_until = '2026-11-30' where code = 'followed'`)
    await db.run(
      sql`insert into team.weight (code, label, explanation, points, position, valid_from) values ('followed', 'Jeune suivi', '', 3, 10, '2026-12-01')`,
    )
    const points = async () => (await app.as(director).call(teamApi.cockpit)).body.items[0]?.points
    assert.equal(await points(), 1.75)
    app.at('2026-12-01T09:00:00.000Z')
    assert.equal(await points(), 3.75)
  })

  it('is that of one’s own structure', async ({ app, given }) => {
    const elsewhere = await given.youngPerson()
    const director = await given.professional({ role: 'director' })
    assert.deepEqual((await app.as(director).call(teamApi.cockpit)).body.items, [])
    const files = await app.as(director).call(teamApi.filesBehind, { query: { figure: 'followed', adviserId: elsewhere.adviser.id } })
    assert.deepEqual(files.body.items, [])
    assert.equal((await app.as(elsewhere.adviser).call(teamApi.cockpit)).status, 403)
  })
})

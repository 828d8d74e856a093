import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { deskApi } from './api.ts'

describe('the team of who leads it', () => {
  it('says what waits with each adviser, and who stands in for whom', async ({ app, given }) => {
    const adviser = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
    const silent = await given.youngPerson({ adviser })
    await given.youngPerson({ adviser, firstName: 'Zoé' })
    await given.row(sql`update identity.account set last_seen_at = '2026-10-01T08:00:00Z' where id = ${silent.id} returning id`)
    await given.row(
      sql`update actions.action set status = 'done', done_on = '2026-11-20' where id = ${(await given.action({ youngPerson: silent })).id} returning id`,
    )
    const substitute = await given.substitute(adviser)
    const manager = await given.professional({ role: 'manager', structure: adviser.structure })
    const { status, body } = await app.as(manager).call(deskApi.team)
    assert.equal(status, 200)
    const lines = new Map(body.items.map((line) => [line.id, line]))
    assert.partialDeepStrictEqual(lines.get(adviser.id), {
      firstName: 'Marc',
      followed: 2,
      silentFiles: 1,
      neverConnected: 1,
      actionsToQualify: 1,
      appointmentsToClose: 0,
      coveredBy: ['Aïcha Benali'],
      covers: [],
    })
    assert.partialDeepStrictEqual(lines.get(substitute.id), { followed: 0, covers: ['Marc Petit'], coveredBy: [] })
    assert.equal(lines.has(manager.id), false)
  })

  it('is that of one’s own structure, without archived files and without who left', async ({ app, given }) => {
    const elsewhere = await given.youngPerson()
    const adviser = await given.adviser()
    const gone = await given.adviser({ structure: adviser.structure })
    await given.row(sql`update people.professional set left_at = '2026-11-01T00:00:00Z' where id = ${gone.id} returning id`)
    const old = await given.youngPerson({ adviser })
    await given.row(
      sql`update people.young_person set archived_at = '2026-11-01T00:00:00Z', archive_motive = 'moved' where id = ${old.id} returning id`,
    )
    const director = await given.professional({ role: 'director', structure: adviser.structure })
    const { body } = await app.as(director).call(deskApi.team)
    assert.deepEqual(
      body.items.map((line) => [line.id, line.followed]),
      [[adviser.id, 0]],
    )
    assert.equal((await app.as(elsewhere.adviser).call(deskApi.team)).status, 403)
  })
})

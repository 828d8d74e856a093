import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Person, testNow } from '#testing'
import { modules } from '../../apps/server/modules.ts'
import { teamApi } from './api.ts'
import { teamLists } from './lists.ts'
import { exportLimits } from './rules.ts'

const take = (f: Fixtures, who: Person, list: string, format: 'csv' | 'ods' = 'csv', filters: Record<string, string> = {}) =>
  f.app.as(who).call(teamApi.exportList, { body: { list, format, filters } })
const textOf = (content: string) => Buffer.from(content, 'base64').toString('utf8')

describe('taking a list out', () => {
  it('asks for a fresh proof, and again five minutes later', async (f) => {
    const { adviser } = await f.given.youngPerson()
    assert.partialDeepStrictEqual(await take(f, adviser, 'desk-portfolio'), { status: 403, body: { code: 'identity.confirm-again' } })
    await f.given.confirmed(adviser)
    assert.equal((await take(f, adviser, 'desk-portfolio')).status, 200)
    f.app.at('2026-11-23T09:05:01.000Z')
    assert.equal((await take(f, adviser, 'desk-portfolio')).status, 403)
  })

  it('gives the rows of the screen as CSV for French spreadsheets, and writes it in the trail', async (f) => {
    const adviser = await f.given.adviser()
    await f.given.youngPerson({ adviser, firstName: '=1+1', lastName: 'Lefèvre' })
    await f.given.youngPerson({ firstName: 'Autre' })
    await f.given.confirmed(adviser)
    const { body } = await take(f, adviser, 'desk-portfolio')
    const text = textOf(body.content)
    assert.deepEqual([body.name, body.rows, body.isCut], ['portefeuille-2026-11-23.csv', 1, false])
    assert.ok(text.startsWith('\uFEFF"Nom";"Prénom";"Âge"'))
    assert.ok(text.includes('"Lefèvre";"\'=1+1";21;'))
    assert.equal(text.split('\r\n').length, 3)
    const trail = await f.db.many(
      z.object({ details: z.unknown() }),
      sql`select details from platform.audit_entry where what = 'team.list-exported'`,
    )
    assert.deepEqual(trail, [{ details: { list: 'desk-portfolio', format: 'csv', rows: 1, filters: {} } }])
  })

  it('holds only the columns that the role sees', async (f) => {
    const manager = await f.given.confirmed(await f.given.professional({ role: 'manager' }))
    const lists = (await f.app.as(manager).call(teamApi.exports)).body.lists
    assert.ok(lists.some((l) => l.code === 'team-cockpit'))
    assert.equal(lists.find((l) => l.code === 'desk-portfolio')?.columns.includes('Messages à lire'), false)
    assert.equal(textOf((await take(f, manager, 'desk-portfolio')).body.content).includes('Messages'), false)
    const { adviser } = await f.given.youngPerson()
    await f.given.confirmed(adviser)
    assert.partialDeepStrictEqual(await take(f, adviser, 'team-cockpit'), { status: 404, body: { code: 'team.unknown-list' } })
    assert.partialDeepStrictEqual(await take(f, adviser, 'desk-portfolio', 'csv', { filter: 'nothing' }), { status: 400 })
    assert.partialDeepStrictEqual(await take(f, adviser, 'desk-portfolio', 'csv', { unknown: 'x' }), { status: 400 })
  })

  it('stops at the limit of a day', async (f) => {
    const adviser = await f.given.confirmed((await f.given.youngPerson()).adviser)
    await f.db.run(sql`insert into team.list_export (id, account_id, at, list, format, rows)
      select gen_random_uuid(), ${adviser.id}, ${testNow}, 'desk-portfolio', 'csv', 1 from generate_series(1, ${exportLimits.filesPerDay})`)
    assert.partialDeepStrictEqual(await take(f, adviser, 'desk-portfolio'), { status: 429, body: { code: 'team.too-many-exports' } })
    await f.db.run(sql`delete from team.list_export where account_id = ${adviser.id}`)
    await f.db.run(
      sql`insert into team.list_export (id, account_id, at, list, format, rows) values (${ids.uuid()}, ${adviser.id}, ${testNow}, 'x', 'csv', ${exportLimits.rowsPerDay})`,
    )
    assert.equal((await take(f, adviser, 'desk-portfolio')).status, 429)
  })

  it('works for every list and role, in both formats', async (f) => {
    const { adviser } = await f.given.youngPerson()
    for (const role of ['adviser', 'manager', 'director'] as const) {
      const who = role === 'adviser' ? adviser : await f.given.professional({ role, structure: adviser.structure })
      await f.given.confirmed(who)
      for (const { code } of (await f.app.as(who).call(teamApi.exports)).body.lists)
        for (const format of ['csv', 'ods'] as const)
          assert.equal((await take(f, who, code, format)).status, 200, `${role} ${code} ${format}`)
    }
  })

  it('holds the workshops and the week of hours as their screens show them', async (f) => {
    const youngPerson = await f.given.youngPerson({ lastName: 'Lefèvre' })
    const { adviser } = youngPerson
    await f.given.session({ host: adviser, startsAt: '2026-11-26T02:00:00.000Z', registered: [youngPerson] })
    await f.given.session({ startsAt: '2026-11-26T02:00:00.000Z' })
    await f.given.hours({ youngPerson, onDay: '2026-11-23', minutes: 90 })
    await f.given.confirmed(adviser)
    const sessions = textOf((await take(f, adviser, 'workshops-sessions', 'csv', { from: '2026-11-20' })).body.content)
    assert.match(sessions, /"Atelier";"Préparer un entretien";/)
    assert.equal(sessions.split('\r\n').length, 3)
    assert.equal((await take(f, adviser, 'workshops-sessions', 'csv', { from: '2027-06-01' })).body.rows, 0)
    const week = await take(f, adviser, 'hours-week', 'csv', { week: '2026-W48' })
    assert.match(textOf(week.body.content), /"2026-W48";"Lefèvre";/)
    assert.partialDeepStrictEqual(await take(f, adviser, 'hours-week', 'csv', { week: '2026-W99' }), { status: 422 })
  })

  it('never names what must not leave', () => {
    const titles = [...modules.flatMap((m) => m.lists ?? []), ...teamLists].flatMap((l) => l.columns.map((c) => c.title))
    assert.deepEqual(
      titles.filter((t) => /santé|médic|handicap|rqth|iban|banc|famil|justice|séjour|^message$|texte|commentaire|note/i.test(t)),
      [],
    )
  })
})

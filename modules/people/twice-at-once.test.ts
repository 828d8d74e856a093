import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given } from '../../testing/given.ts'
import { identityGiven } from '../identity/given.ts'

const named = { firstName: 'Inès', lastName: 'Renard', birthDate: '2006-02-03' }
const person = { ...named, email: null, phone: null }

async function world(t: TestContext) {
  const elan = await ownElan(t)
  const make = given(elan.db)
  const adviser = await make.adviser()
  const colleague = await make.adviser({ structure: adviser.structure })
  await make.youngPerson({ ...named, adviser: await make.adviser() })
  const administrator = await identityGiven(elan.db).confirmed(await make.official('administrator'), new Date().toISOString())
  const post = async (token: string, path: string, body: object) => {
    const reply = await fetch(`${elan.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `elan_session=${token}` },
      body: JSON.stringify(body),
    })
    return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
  }
  return { adviser, colleague, administrator, post, db: elan.db, url: elan.url }
}

describe('the same request sent eight times at once', () => {
  it('is done once and answered eight times', async (t) => {
    const { adviser, colleague, administrator, post } = await world(t)
    const structure = { network: 'mission_locale', name: 'Mission locale du Val', code: null, departmentCode: '93', communeCode: null }
    const place = { timeZone: 'Europe/Paris', address: '', phone: null, email: null }
    const staff = { firstName: 'Paul', lastName: 'Roux', jobTitle: '' }
    const writes = {
      cover: [adviser.token, '/covers', { adviserId: adviser.id, substituteId: colleague.id, fromOn: '2030-01-01', untilOn: '2030-01-05' }],
      transfer: [adviser.token, '/transfer-requests', { ...person, message: '' }],
      person: [
        adviser.token,
        '/young-persons',
        { ...person, lastName: 'Autre', situation: 'other', communeCode: null, isInvited: false, confirmedDistinctFrom: [] },
      ],
      structure: [administrator.token, '/structures', { ...structure, ...place }],
      professional: [
        administrator.token,
        `/structures/${adviser.structure.id}/professionals`,
        { ...staff, email: 'roux@exemple.fr', role: 'adviser' },
      ],
      official: [administrator.token, '/officials', { ...staff, email: 'audit@exemple.fr', role: 'auditor', territory: null }],
    } as const
    for (const [name, [token, path, body]] of Object.entries(writes)) {
      const id = ids.uuid()
      const answers = await Promise.all(Array.from({ length: 8 }, () => post(token, path, { id, ...body })))
      assert.deepEqual([...new Set(answers)], ['200'], name)
    }
  })

  it('leaves one cover of the same days, whatever ids they bear', async (t) => {
    const { adviser, colleague, post } = await world(t)
    const cover = { adviserId: adviser.id, substituteId: colleague.id, fromOn: '2030-01-01', untilOn: '2030-01-05' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(adviser.token, '/covers', { id: ids.uuid(), ...cover })))
    assert.deepEqual(answers.sort(), ['200', ...Array(5).fill('409 people.already-covered')])
  })
})

describe('fifty tries at once', () => {
  it('learn no more of who is followed elsewhere than ten do', async (t) => {
    const { adviser, post } = await world(t)
    const body = { ...person, situation: 'other', communeCode: null, isInvited: false, confirmedDistinctFrom: [] }
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(adviser.token, '/young-persons', { id: ids.uuid(), ...body })))
    assert.deepEqual(answers.sort(), [...Array(10).fill('409 people.already-followed'), ...Array(40).fill('429 people.too-many-searches')])
  })

  it('of asking for a transfer learn no more either', async (t) => {
    const { adviser, post } = await world(t)
    const body = { ...person, firstName: 'Personne', message: '' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(adviser.token, '/transfer-requests', { id: ids.uuid(), ...body })),
    )
    assert.deepEqual(answers.sort(), [...Array(10).fill('409 people.nobody-elsewhere'), ...Array(40).fill('429 people.too-many-searches')])
  })

  it('search the structure a hundred and twenty times an hour, and no more', async (t) => {
    const { adviser, db, url } = await world(t)
    await db.run(sql`insert into platform.audit_entry (at, account_id, role, what, details)
      select now(), ${adviser.id}, 'adviser', 'people.structure-searched', '{}' from generate_series(1, 100)`)
    const search = async () =>
      (await fetch(`${url}/api/structure/young-persons?q=renard`, { headers: { cookie: `elan_session=${adviser.token}` } })).status
    const statuses = await Promise.all(Array.from({ length: 50 }, search))
    assert.deepEqual(statuses.sort(), [...Array(20).fill(200), ...Array(30).fill(429)])
  })
})

import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { ids } from '#platform/ids'
import { ownElan } from '#testing/real'
import { given } from '../../testing/given.ts'

const named = { firstName: 'Inès', lastName: 'Renard', birthDate: '2006-02-03' }
const person = { ...named, email: null, phone: null }

async function world(t: TestContext) {
  const elan = await ownElan(t)
  const make = given(elan.db)
  const adviser = await make.adviser()
  const colleague = await make.adviser({ structure: adviser.structure })
  await make.youngPerson({ ...named, adviser: await make.adviser() })
  const administrator = await make.official('administrator')
  const post = async (token: string, path: string, body: object) => {
    const reply = await fetch(`${elan.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `elan_session=${token}` },
      body: JSON.stringify(body),
    })
    return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
  }
  return { adviser, colleague, administrator, post }
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

import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { territoriesApi } from './api.ts'

describe('communes while one types', () => {
  it.each([
    ['monteuil', 'Montreuil', '93'],
    ['saint denis', 'Saint-Denis', '974'],
    ['St-Ouen', 'Saint-Ouen-sur-Seine', '93'],
    ['93100', 'Montreuil', '93'],
    ['par', 'Paris', '75'],
    ['ÎLE-SAINT-DENIS', 'Île-Saint-Denis', '93'],
    ['pointe a pitre', 'Pointe-à-Pitre', '971'],
  ] as const)('%o finds %o', async ([q, name, departmentCode], { app }) => {
    const reply = await app.call(territoriesApi.communes, { query: { q, limit: 8 } })
    assert.ok(
      reply.body.communes.some((c) => c.name.endsWith(name) && c.departmentCode === departmentCode),
      JSON.stringify(reply.body.communes.map((c) => c.name)),
    )
  })

  it('gives the whole of France first', async ({ app }) => {
    const reply = await app.call(territoriesApi.communes, { query: { q: 'par', limit: 3 } })
    assert.equal(reply.body.communes[0]?.name, 'Paris')
  })

  it('refuses a single letter', async ({ app }) => {
    const reply = await app.call(territoriesApi.communes, { query: { q: 'a', limit: 3 } })
    assert.equal(reply.status, 400)
  })
})

describe('départements', () => {
  it('say the time zone of their structures', async ({ app }) => {
    const { departments } = (await app.call(territoriesApi.departments)).body
    const zone = (code: string) => departments.find((d) => d.code === code)?.timeZone
    assert.deepEqual(['93', '974', '973', '978'].map(zone), ['Europe/Paris', 'Indian/Reunion', 'America/Cayenne', 'America/Marigot'])
  })
})

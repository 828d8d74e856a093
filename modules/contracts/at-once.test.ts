import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given } from '../../testing/given.ts'
import { contractsGiven } from './given.ts'

const terms = {
  track: 'standard',
  startsOn: '2026-11-23',
  endsOn: '2027-05-22',
  youngPersonCommits: ['Venir aux rendez-vous'],
  structureCommits: ['Vous recevoir chaque semaine'],
  objectives: [{ domain: 'employment', text: 'Trouver un emploi' }],
}

async function world(t: TestContext) {
  const elan = await ownElan(t, { ELAN_NOW: '2026-11-23T09:00:00.000Z' })
  const base = given(elan.db)
  const make = { ...base, ...contractsGiven(elan.db, base) }
  const post = async (token: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json', cookie: `elan_session=${token}` }
    const reply = await fetch(`${elan.url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
  }
  return { ...elan, make, post }
}

describe('at the same time', () => {
  it('eight contracts for one person make one; the others are refused', async (t) => {
    const { make, post, db } = await world(t)
    const youngPerson = await make.youngPerson()
    await make.decision({ youngPerson })
    const create = () => post(youngPerson.adviser.token, '/contracts', { id: ids.uuid(), youngPersonId: youngPerson.id, ...terms })
    const answers = await Promise.all(Array.from({ length: 8 }, create))
    assert.deepEqual(answers.toSorted(), ['200', ...Array(7).fill('409 contracts.overlaps')])
    const { n } = await db.one(z.object({ n: z.int() }), sql`select count(*) as n from contracts.contract`)
    assert.equal(n, 1)
  })

  it('ten decisions, of the adviser and of who covers, leave one; the others are told of it, and may then decide again', async (t) => {
    const { make, post, db } = await world(t)
    const { id: youngPersonId, adviser } = await make.youngPerson()
    const substitute = await make.substitute(adviser)
    const decide = ({ token }: { token: string }, previousId: string | null) =>
      post(token, '/contracts/decisions', { id: ids.uuid(), youngPersonId, previousId, outcome: 'opened', motives: [], explanation: '' })
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => decide(i % 2 ? adviser : substitute, null)))
    assert.deepEqual(answers.toSorted(), ['200', ...Array(9).fill('409 contracts.decided-meanwhile')])
    const decisions = await db.many(z.object({ id: z.uuid() }), sql`select id from contracts.decision`)
    assert.equal(decisions.length, 1)
    assert.equal(await decide(substitute, decisions[0]!.id), '200')
  })

  it('both sides signing, several times each, bring one contract into force once', async (t) => {
    const { make, post, db } = await world(t)
    const youngPerson = await make.youngPerson()
    const { id } = await make.contract({ youngPerson, status: 'to_sign', startsOn: '2026-11-23', endsOn: '2027-05-22' })
    const sign = (token: string) => post(token, `/contracts/${id}/signatures`, { way: 'drawn', version: 1, drawing: 'M1 1 L9 9' })
    const answers = await Promise.all([youngPerson, youngPerson.adviser].flatMap(({ token }) => [sign(token), sign(token), sign(token)]))
    assert.equal(answers.filter((a) => a === '200').length, 2)
    const found = await db.one(
      z.object({ status: z.string(), signatures: z.int(), courses: z.int(), told: z.int() }),
      sql`select c.status, (select count(*) from contracts.signature where contract_id = c.id) as signatures,
        (select count(*) from contracts.course) as courses, (select count(*) from platform.event where type = 'contracts.signed') as told
      from contracts.contract c where c.id = ${id}`,
    )
    assert.deepEqual(found, { status: 'active', signatures: 2, courses: 1, told: 1 })
  })
})

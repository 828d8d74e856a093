import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ownElan } from '#testing/real'
import { given as makeGiven } from '../../testing/given.ts'
import { identityGiven } from './given.ts'

it('the stream of what happens to a young person, messages included, is closed to who helps, whatever their mandate opens', async (t) => {
  const elan = await ownElan(t, { ELAN_NOW: '2026-11-23T09:00:00.000Z' })
  const leo = await makeGiven(elan.db).youngPerson()
  const claire = await identityGiven(elan.db).mandate(leo)
  const listen = (token: string) =>
    fetch(`${elan.url}/api/events?after=0`, { headers: { cookie: `elan_session=${token}` }, signal: AbortSignal.timeout(20_000) })
  const closed = await listen(claire.token)
  assert.equal(closed.status, 403)
  assert.equal(((await closed.json()) as { code: string }).code, 'access.mandate')
  const open = await listen(leo.token)
  assert.equal(open.status, 200)
  await open.body?.cancel()
})

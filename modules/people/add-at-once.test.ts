import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ids } from '#platform/ids'
import { ownElan } from '#testing/real'
import { given } from '../../testing/given.ts'

describe('adding the same young person twice at once', () => {
  it('lets one pass; the other sees the duplicate', async (t) => {
    const elan = await ownElan(t)
    const make = given(elan.db)
    const adviser = await make.adviser()
    const colleague = await make.adviser({ structure: adviser.structure })
    const post = (token: string) =>
      fetch(`${elan.url}/api/young-persons`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `elan_session=${token}` },
        body: JSON.stringify({
          id: ids.uuid(),
          firstName: 'Inès',
          lastName: 'Renard',
          birthDate: '2006-02-03',
          situation: 'job_seeker',
          communeCode: null,
          email: null,
          phone: null,
          isInvited: false,
          confirmedDistinctFrom: [],
        }),
      })
    for (let round = 0; round < 3; round++) {
      const replies = await Promise.all([adviser, colleague, adviser, colleague].map((a) => post(a.token)))
      const statuses = replies.map((r) => r.status).sort()
      assert.deepEqual(statuses, round ? [409, 409, 409, 409] : [200, 409, 409, 409])
    }
  })
})

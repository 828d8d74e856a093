import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given as makeGiven } from '../../testing/given.ts'
import { filesGiven, pdf } from './given.ts'

describe('twenty files handed in at once', () => {
  it('by who may hand in three more that day make three, and nothing is left over for the others', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: '2026-11-23T09:00:00.000Z' })
    const given = makeGiven(elan.db)
    const youngPerson = await given.youngPerson()
    for (let i = 0; i < 47; i++) await filesGiven(elan.db, given).file({ youngPerson })
    const send = async () => {
      const query = new URLSearchParams({ id: ids.uuid(), youngPersonId: youngPerson.id, purpose: 'file', name: 'CV.pdf' })
      const headers = { 'content-type': 'application/octet-stream', cookie: `elan_session=${youngPerson.token}` }
      const reply = await fetch(`${elan.url}/api/files?${query}`, { method: 'POST', headers, body: pdf })
      return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
    }
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    assert.deepEqual(answers.toSorted(), ['200', '200', '200', ...Array(17).fill('429 files.too-many-today')])
    const { n } = await elan.db.one(z.object({ n: z.int() }), sql`select count(*) as n from files.file`)
    assert.equal(n, 50)
  })
})

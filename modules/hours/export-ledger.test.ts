import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { hoursApi } from './api.ts'

describe('the export', () => {
  it('holds no cell a spreadsheet takes for a formula', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    for (const title of ['=1+1', '+33', '-2', '@x', '\t=1', '"; DROP', 'a;b\nc']) await given.hours({ youngPerson, title })
    const query = { youngPersonId: youngPerson.id, from: '2026-11-23', until: '2026-11-29' }
    const { csv } = (await app.as(youngPerson).call(hoursApi.export, { query })).body
    assert.doesNotMatch(csv, /(^|;|")[=+@\t-]/m)
    assert.match(csv, /"""; DROP"/)
    const tooLong = await app.as(youngPerson).call(hoursApi.export, { query: { ...query, until: '2036-01-01' } })
    assert.partialDeepStrictEqual(tooLong, { status: 422, body: { code: 'hours.export-span' } })
  })
})

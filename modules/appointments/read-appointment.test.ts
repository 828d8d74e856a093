import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { appointmentsApi } from './api.ts'

describe('an appointment opened by itself', () => {
  it('leaves a trace in the file of who is expected, unless it is their own reading', async ({ app, db, given }) => {
    const { id, youngPerson, adviser } = await given.appointment()
    const colleague = await given.curiousColleague(youngPerson)
    await app.as(youngPerson).call(appointmentsApi.get, { params: { id } })
    for (const who of [adviser, colleague]) {
      await app.as(who).call(appointmentsApi.get, { params: { id } })
      await app.as(who).call(appointmentsApi.history, { params: { id } })
    }
    const rows = await db.many(
      z.object({ accountId: z.uuid(), operation: z.string() }),
      sql`select account_id as "accountId", operation from platform.file_access where person_id = ${youngPerson.id} and not refused order by id`,
    )
    assert.deepEqual(
      rows.map((r) => [r.accountId, r.operation]),
      [adviser, colleague].flatMap(({ id: who }) => [
        [who, 'appointments.get'],
        [who, 'appointments.history'],
      ]),
    )
  })
})

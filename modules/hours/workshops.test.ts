import assert from 'node:assert/strict'
import { hoursApi } from '#api/hours'
import { workshopsApi } from '#api/workshops'
import { describe, it } from '#testing'

const past = '2026-11-23T06:00:00.000Z'

describe('the hours of a workshop', () => {
  for (const [says, defaultMinutes, minutes] of [
    ['no more than it lasted, whatever was announced', 240, 120],
    ['what was announced of it, when that is less', 90, 90],
    ['nothing, when nothing was announced', 0, 0],
  ] as const)
    it(`count ${says}, and every screen says the same`, async ({ app, given }) => {
      const adviser = await given.adviser()
      const lea = await given.youngPerson({ adviser })
      const { id } = await given.session({ host: adviser, registered: [lea], startsAt: past, minutes: 120, defaultMinutes })
      const body = { attendances: [{ youngPersonId: lea.id, attendance: 'present' as const }] }
      assert.partialDeepStrictEqual(await app.as(adviser).call(workshopsApi.close, { params: { id }, body }), { status: 200 })
      await app.deliverEvents()

      const week = { query: { youngPersonId: lea.id } }
      for (const who of [lea, adviser])
        assert.partialDeepStrictEqual((await app.as(who).call(hoursApi.week, week)).body, {
          validatedMinutes: minutes,
          entries: [{ sourceKind: 'workshop', state: 'validated', minutes }],
        })
      const shown = [
        (await app.as(lea).call(workshopsApi.getOwn, { params: { id } })).body.defaultMinutes,
        (await app.as(adviser).call(workshopsApi.get, { params: { id } })).body.defaultMinutes,
      ]
      assert.deepEqual(shown, [minutes, minutes])
    })
})

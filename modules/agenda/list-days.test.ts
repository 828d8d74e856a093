import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { agendaApi } from './api.ts'

describe('the days of a young person', () => {
  it('hold appointments and workshops of one’s own, soonest first, by the day of the structure', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ timeZone: 'Pacific/Noumea', department: '988' }) })
    const leo = await given.youngPerson({ adviser })
    const mia = await given.youngPerson({ adviser })
    // Thursday 26 at 09:00 in Nouméa is still Wednesday 25 in UTC
    const visit = await given.appointment({ youngPerson: leo, startsAt: '2026-11-25T22:00:00.000Z' })
    const workshop = await given.session({
      host: adviser,
      startsAt: '2026-11-26T02:00:00.000Z',
      capacity: 1,
      registered: [mia],
      waiting: [leo],
    })
    await given.session({ host: adviser, startsAt: '2026-11-26T03:00:00.000Z', registered: [mia] })
    const reply = await app.as(leo).call(agendaApi.days, { query: { from: '2026-11-26', days: 1 } })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: {
        items: [
          { kind: 'appointment', id: visit.id, title: 'Entretien individuel', type: 'individual', status: 'planned' },
          { kind: 'workshop', id: workshop.id, title: 'Préparer un entretien', type: null, status: 'waiting' },
        ],
      },
    })
    assert.equal(reply.body.items.length, 2)
  })
})

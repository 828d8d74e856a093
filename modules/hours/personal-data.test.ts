import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { hoursApi } from './api.ts'
import { personalData } from './personal-data.ts'

describe('what the ledger keeps about a person', () => {
  it('is given to the person, and loses its words at the end, not its minutes', async ({ app, given, db }) => {
    const { id, youngPerson } = await given.hours({ state: 'rejected', title: 'Aide au marché Petit' })
    await app.as(youngPerson).call(hoursApi.contest, { params: { id }, body: { text: 'Madame Petit peut le dire' } })
    await given.unavailability(youngPerson)
    assert.partialDeepStrictEqual(await personalData.export(db, youngPerson.id), {
      entries: [
        { title: 'Aide au marché Petit', history: [{ what: 'declared' }, { what: 'contested', text: 'Madame Petit peut le dire' }] },
      ],
      unavailabilities: [{ kind: 'sickness' }],
    })
    await personalData.erase(db, youngPerson.id)
    const after = JSON.stringify(await personalData.export(db, youngPerson.id))
    assert.doesNotMatch(after, /Petit|sickness/)
    assert.match(after, /"minutes":120/)
  })
})

import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { actionsApi } from './api.ts'
import { personalData } from './personal-data.ts'

describe('what actions keep about a person', () => {
  it('is given to the person, and loses its words at the end, not its numbers', async ({ app, given, db }) => {
    const { id, youngPerson } = await given.action({ title: 'Voir le docteur Petit', status: 'done', minutes: 60 })
    await app.as(youngPerson).call(actionsApi.comment, { params: { id }, body: { id: ids.uuid(), text: 'Il m’a reçu' } })
    assert.partialDeepStrictEqual(await personalData.export(db, youngPerson.id), {
      actions: [{ title: 'Voir le docteur Petit', comments: [{ text: 'Il m’a reçu', mine: true }] }],
    })

    await personalData.erase(db, youngPerson.id)

    const after = JSON.stringify(await personalData.export(db, youngPerson.id))
    assert.doesNotMatch(after, /Petit|reçu/)
    assert.match(after, /"minutes":60/)
  })
})

import assert from 'node:assert/strict'
import { fileScanned } from '#api/files'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { notificationsApi } from './api.ts'

describe('telling about files', () => {
  it('tells the young person, the adviser and the substitute of one with a virus, once, and of no clean one', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const substitute = await given.substitute(youngPerson.adviser)
    const scanned = (scan: 'clean' | 'infected') => ({
      fileId: ids.uuid(),
      youngPersonId: youngPerson.id,
      scan,
      ownerKind: 'file',
      ownerId: youngPerson.id,
    })
    const infected = scanned('infected')
    for (const one of [scanned('clean'), infected, infected]) await app.work((w) => w.publish(fileScanned, one))
    await app.deliverEvents()
    const titles = async (who: typeof substitute | typeof youngPerson) =>
      (await app.as(who).call(notificationsApi.notices, { query: {} })).body.items.map((n) => [n.title, n.url])
    assert.deepEqual(await titles(youngPerson), [['Un fichier est mis à l’écart', '/jeune/documents']])
    for (const who of [youngPerson.adviser, substitute])
      assert.deepEqual(await titles(who), [
        ['Un fichier du dossier de Léo est mis à l’écart', `/bureau/jeunes/${youngPerson.id}/documents`],
      ])
    assert.deepEqual(await app.sent(), [])
  })
})

import assert from 'node:assert/strict'
import { actionsApi } from '#api/actions'
import { deskApi } from '#api/desk'
import { messagingApi } from '#api/messaging'
import { peopleApi } from '#api/people'
import { describe, it } from '#testing'

const id = '00000000-0000-4000-8000-000000000000'

describe('a cursor that no list gave', () => {
  it('is refused by each list', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const adviser = app.as(youngPerson.adviser)
    const status = async (reply: Promise<{ status: number }>) => (await reply).status
    const statuses = [
      ...['0000-01-01_', '2026-02-30_', '9999-99-99_'].flatMap((day) => [
        status(adviser.call(actionsApi.list, { query: { youngPersonId: youngPerson.id, status: 'all', after: `${day}${id}` } })),
        status(adviser.call(actionsApi.toQualify, { query: { after: `${day}${id}` } })),
      ]),
      status(adviser.call(actionsApi.toQualify, { query: { after: `2026-11-23_${'-'.repeat(36)}` } })),
      status(adviser.call(messagingApi.conversations, { query: { after: `1~0000-01-01T00:00:00.000Z~${id}` } })),
      ...(['since', 'unread', 'age', 'lastActivity'] as const).map((sort) =>
        status(
          adviser.call(deskApi.portfolio, {
            query: { sort, direction: 'asc', filter: 'all', q: '', limit: 10, after: JSON.stringify(['x', id]) },
          }),
        ),
      ),
      status(app.as(await given.official('administrator')).call(peopleApi.structures, { query: { q: '', after: 'nom\u001fx' } })),
    ]
    assert.deepEqual(new Set(await Promise.all(statuses)), new Set([400]))
  })
})

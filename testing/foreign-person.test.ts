import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import type { Endpoint } from '#platform/api'
import { describe, it, type Person } from '#testing'
import { modules } from '../apps/server/modules.ts'
import type { Example } from './examples.ts'

/** Every reading that names a young person, in its path or its query, whatever else it takes. */
const examples = new Map<string, Record<string, Example>>()
for (const file of globSync('modules/*/examples.ts'))
  examples.set(file.split('/')[1]!, Object.values((await import(`../${file}`)) as Record<string, Record<string, Example>>)[0]!)

type Shaped = { shape?: Record<string, unknown> } | undefined
const names = (part: unknown) => Boolean((part as Shaped)?.shape?.youngPersonId)
const readings = modules.flatMap(({ name, routes }) =>
  Object.entries<Endpoint>(routes.api)
    .filter(([, e]) => e.method === 'GET' && (names(e.query) || names(e.params)))
    .map(([key, endpoint]) => ({ name: `${name}.${key}`, endpoint, example: examples.get(name)![key]! })),
)

describe('a reading about one young person', () => {
  it('is found in several modules', () => assert.ok(readings.length >= 8, readings.map((r) => r.name).join(', ')))

  for (const { name, endpoint, example } of readings)
    it(`${name} answers 404 to who has nothing to do with them, and no empty list`, async ({ app, given }) => {
      const owner = await given.youngPerson()
      const stranger = await given.youngPerson()
      const strangers: Record<string, Person> = {
        'an adviser of another structure': stranger.adviser,
        'a colleague who said no reason': await given.adviser({ structure: owner.structure }),
        'another young person': stranger,
        'who helps another young person': await given.mandate(stranger),
      }
      const { params, query } = await example.make(given, owner, owner.adviser)
      const about = { youngPersonId: owner.id }
      const input = {
        params: names(endpoint.params) ? { ...params, ...about } : params,
        query: names(endpoint.query) ? { ...query, ...about } : query,
      }
      const answers: Record<string, number> = {}
      for (const [who, actor] of Object.entries(strangers)) {
        const { status, body } = await app.as(actor).call(endpoint, input as never)
        // closed to the whole role, or to the scopes of the mandate: nothing was looked at
        answers[who] = ['access.role', 'access.mandate'].includes(body.code ?? '') ? 404 : status
      }
      assert.deepEqual(answers, Object.fromEntries(Object.keys(strangers).map((who) => [who, 404])))
    })
})

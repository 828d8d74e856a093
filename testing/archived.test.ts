import assert from 'node:assert/strict'
import { actionsApi } from '#api/actions'
import { appointmentsApi } from '#api/appointments'
import { auditApi } from '#api/audit'
import { contractsApi } from '#api/contracts'
import { filesApi } from '#api/files'
import { hoursApi } from '#api/hours'
import { identityApi } from '#api/identity'
import { messagingApi } from '#api/messaging'
import { peopleApi } from '#api/people'
import { plansApi } from '#api/plans'
import { workshopsApi } from '#api/workshops'
import type { Endpoint } from '#platform/api'
import { describe, type Fixtures, it } from '#testing'
import { examples as actionsExamples } from '../modules/actions/examples.ts'
import { examples as appointmentsExamples } from '../modules/appointments/examples.ts'
import { examples as contractsExamples } from '../modules/contracts/examples.ts'
import { filesExamples } from '../modules/files/examples.ts'
import { examples as hoursExamples } from '../modules/hours/examples.ts'
import { messagingExamples } from '../modules/messaging/examples.ts'
import { examples as plansExamples } from '../modules/plans/examples.ts'
import { examples as workshopsExamples } from '../modules/workshops/examples.ts'
import type { Example } from './examples.ts'

const parts: [Record<string, Endpoint>, Record<string, Example>][] = [
  [actionsApi, actionsExamples],
  [appointmentsApi, appointmentsExamples],
  [messagingApi, messagingExamples],
  [workshopsApi, workshopsExamples],
  [contractsApi, contractsExamples],
  [plansApi, plansExamples],
  [hoursApi, hoursExamples],
  [filesApi, filesExamples],
]
/** What a young person may call of their own file, in the modules they write in. */
const own = parts.flatMap(([api, examples]) =>
  Object.entries(api)
    .map(([name, e]) => ({ e, example: examples[name]! }))
    .filter(
      ({ e, example }) =>
        e.access !== 'public' && (e.access === 'signed-in' || e.access.includes('youngPerson')) && example.relation !== 'anyone',
    ),
)

async function archived({ app, given }: Fixtures) {
  const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
  const archive = async () => {
    const body = { motive: 'other', comment: 'Départ à l’étranger' }
    assert.equal((await app.as(leo.adviser).call(peopleApi.archive, { params: { id: leo.id }, body })).status, 200)
  }
  return { leo, archive }
}

describe('a young person whose support is over', () => {
  it('still signs in, reads and takes their data along', async (f) => {
    const { leo, archive } = await archived(f)
    await f.given.message({ youngPerson: leo })
    await archive()
    const as = f.app.as(leo)
    assert.partialDeepStrictEqual(await as.call(peopleApi.session), { status: 200, body: { isArchived: true } })
    assert.partialDeepStrictEqual(await as.call(messagingApi.conversation, { params: { id: leo.id } }), { body: { canWrite: false } })
    assert.equal((await as.call(auditApi.export)).status, 200)
    assert.equal((await f.app.call(identityApi.askCode, { body: { contact: 'leo@exemple.fr' } })).status, 200)
    assert.equal((await f.app.sent()).at(-1)!.kind, 'identity.code')
  })

  for (const { e, example } of own)
    it(`${e.method === 'GET' ? 'reads' : 'does not write'}: ${e.method} ${e.path}`, async (f) => {
      const { leo, archive } = await archived(f)
      const input = (await example.make(f.given, leo, leo)) as never
      await archive()
      const { status } = await f.app.as(leo).call(e, input)
      assert.equal(status, e.method === 'GET' ? 200 : 404)
    })
})

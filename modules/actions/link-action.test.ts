import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { actionsApi } from './api.ts'

const words = { catalogueCode: null, title: 'Appeler le CFA', description: '', category: 'training', wantsReminder: false } as const

describe('an action of the plan', () => {
  it('is given for a step, taken off it and put back', async ({ app, given }) => {
    const step = await given.step()
    const { youngPerson } = step
    const as = app.as(youngPerson.adviser)
    const line = { id: ids.uuid(), youngPersonId: youngPerson.id, dueOn: '2026-12-01' }
    const { body } = await as.call(actionsApi.create, { body: { actions: [line], stepId: step.id, ...words } })
    assert.equal(body.items[0]!.stepId, step.id)
    const ofPlan = async () =>
      (await app.as(youngPerson).call(actionsApi.ofPlan, { query: { youngPersonId: youngPerson.id } })).body.items.map((a) => a.id)
    assert.deepEqual(await ofPlan(), [line.id])
    const link = (stepId: string | null) => as.call(actionsApi.link, { params: { id: line.id }, body: { stepId } })
    assert.equal((await link(null)).body.stepId, null)
    assert.deepEqual(await ofPlan(), [])
    assert.equal((await link(step.id)).body.stepId, step.id)
  })

  it('is of one’s own plan only', async ({ app, given }) => {
    const [{ id, youngPerson }, other] = [await given.action(), await given.step()]
    const as = app.as(youngPerson.adviser)
    const reply = await as.call(actionsApi.link, { params: { id }, body: { stepId: other.id } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'actions.unknown-step' } })
    const line = { id: ids.uuid(), youngPersonId: youngPerson.id, dueOn: '2026-12-01' }
    const created = await as.call(actionsApi.create, { body: { actions: [line], stepId: other.id, ...words } })
    assert.equal(created.body.code, 'actions.unknown-step')
  })
})

import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { paymentsApi } from './api.ts'
import { queueAttempt } from './queue-attempt.ts'
import { tellFacts } from './refold.ts'
import { tellDossier } from './tell-dossier.ts'
import { exampleState } from './wire/examples-of-lines.ts'

async function asked({ app }: Pick<Fixtures, 'app'>, youngPerson: YoungPerson) {
  const { coordBancaires, ...state } = exampleState()
  const { idCoord: _, ...account } = coordBancaires
  const id = ids.uuid()
  return app.work(async (work) => {
    const told = {
      id,
      youngPersonId: youngPerson.id,
      type: 'C',
      effectiveOn: '2026-09-14',
      state: { ...state, coordBancaires: { ...account, accountId: ids.uuid() } },
    } as const
    const { number } = await tellDossier(work, told)
    const pay = {
      dossierId: id,
      month: '2026-11',
      rank: 3,
      lumpSumCents: 56168,
      deductedCents: 0,
      scale: '2026-04',
      calculationHash: 'ab'.repeat(32),
    }
    const made = await queueAttempt(work, { ...pay, validators: [{ agent: 'A1', le: '2026-11-20T10:00:00.000Z' }] })
    return { ...made, id: made.id, dossierId: id, number }
  })
}

describe('the requests of a dossier', () => {
  it('are read by its number or its id, with the word of the exchange', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { number, dossierId } = await asked({ app }, youngPerson)
    for (const dossier of [number, dossierId]) {
      const reply = await app.as(youngPerson).call(paymentsApi.attempts, { query: { dossier, month: '2026-11' } })
      assert.partialDeepStrictEqual(reply, {
        status: 200,
        body: { attempts: [{ state: 'PRET', status: 'ready', askedCents: 56168, month: '2026-11' }] },
      })
    }
    const other = await app.as(youngPerson).call(paymentsApi.attempts, { query: { dossier: number, month: '2026-12' } })
    assert.deepEqual(other.body.attempts, [])
  })

  it('are nobody else’s; the payments officer reads those of the structure', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { number } = await asked({ app }, youngPerson)
    const count = async (who: Parameters<typeof app.as>[0]) =>
      (await app.as(who).call(paymentsApi.attempts, { query: { dossier: number } })).body.attempts.length
    assert.deepEqual(
      [
        await count(youngPerson.adviser),
        await count(await given.professional({ role: 'paymentsOfficer', structure: youngPerson.structure })),
        await count(await given.professional({ role: 'paymentsOfficer' })),
        await count(await given.adviser()),
        await count(await given.youngPerson()),
      ],
      [1, 1, 0, 0, 0],
    )
  })

  it('say the motive and the one action; what is for the director alone is being checked', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const director = await given.professional({ role: 'director', structure: youngPerson.structure })
    const { id, number } = await asked({ app }, youngPerson)
    await app.work((work) =>
      tellFacts(work, [{ attemptId: id, type: 'not_paid', content: 'SFR', code: 'SFR', label: 'Suspicion de fraude' }]),
    )
    const read = async (who: Parameters<typeof app.as>[0]) =>
      (await app.as(who).call(paymentsApi.attempts, { query: { dossier: number } })).body.attempts[0]
    assert.partialDeepStrictEqual(await read(youngPerson.adviser), {
      state: 'NON_PAYE',
      code: null,
      label: 'Vérification en cours',
      action: null,
    })
    assert.partialDeepStrictEqual(await read(director), { code: 'SFR', label: 'Suspicion de fraude' })
    assert.partialDeepStrictEqual(await read(youngPerson), { code: null, label: 'Vérification en cours.' })
    assert.deepEqual(
      (await app.published('payments.unpaid')).map((e) => e.code),
      [null],
    )
  })

  it('speak to the young person in plain words', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { id, number } = await asked({ app }, youngPerson)
    await app.work((work) => tellFacts(work, [{ attemptId: id, type: 'rejected', content: '3602', code: '3602', label: 'IBAN invalide' }]))
    const { body } = await app.as(youngPerson).call(paymentsApi.attempts, { query: { dossier: number } })
    assert.partialDeepStrictEqual(body.attempts[0], { state: 'REJETE', code: null, label: 'Ton RIB n’a pas été accepté.' })
    assert.match(body.attempts[0]?.action ?? '', /nouveau RIB/)
  })
})

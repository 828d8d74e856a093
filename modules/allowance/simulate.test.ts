import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from '#testing'
import { runs, seed } from '#testing/deep'
import { allowanceApi, resourceKinds, situationKinds, taxSituations } from './api.ts'
import { addMonths, calculate } from './rules.ts'

const body = { month: '2025-05', ageYears: 22, taxSituation: 'not_taxable' } as const

describe('simulating an allowance', () => {
  it('needs no session and answers with the amount and its steps', async ({ app }) => {
    const reply = await app.call(allowanceApi.simulate, {
      body: {
        ...body,
        minor: false,
        disabledWorker: false,
        student: false,
        territory: 'metropole',
        resources: [{ kind: 'salary', amountCents: 65500 }],
        situations: [],
        sanctionReductionRate: 0,
      },
    })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { amountCents: 38699, lumpSumCents: 56168, entitled: true } })
    assert.partialDeepStrictEqual(reply.body.steps[1], { amountCents: -17469, source: 'R5131-20' })
  })

  it.each([
    [{ ageYears: 26 }, 'past the age'],
    [{ student: true }, 'a student'],
  ] as const)('answers nothing, with the reason, for %o (%s)', async ([change], { app }) => {
    const reply = await app.call(allowanceApi.simulate, { body: { ...body, ...change } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { amountCents: 0, entitled: false } })
    assert.equal(reply.body.steps.length, 1)
  })

  it.each([
    [{ name: 'Léo' }, 400, 'request.invalid'],
    [{ taxSituation: undefined }, 400, 'request.invalid'],
    [{ month: '2025-13' }, 400, 'request.invalid'],
    [{ month: '2025-05-01' }, 400, 'request.invalid'],
    [{ month: '0000-01' }, 400, 'request.invalid'],
    [{ ageYears: '22' }, 400, 'request.invalid'],
    [{ territory: 'paris' }, 400, 'request.invalid'],
    [{ resources: [{ kind: 'salary', amountCents: -1 }] }, 400, 'request.invalid'],
    [{ resources: [{ kind: 'salary', amountCents: 10.5 }] }, 400, 'request.invalid'],
    [{ resources: [{ kind: 'lottery', amountCents: 1 }] }, 400, 'request.invalid'],
    [{ resources: [{ kind: 'salary', amountCents: 1, currency: 'EUR' }] }, 400, 'request.invalid'],
    [{ situations: ['rich'] }, 400, 'request.invalid'],
    [{ sanctionReductionRate: 1.2 }, 400, 'request.invalid'],
    [{ month: '1999-12' }, 422, 'allowance.before-the-scheme'],
    [{ month: '2022-02' }, 422, 'allowance.before-the-scheme'],
  ] as const)('refuses %o', async ([change, status, code], { app }) => {
    const reply = await app.call(allowanceApi.simulate, { body: { ...body, ...change } as never })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it(`says what the engine says (seed ${seed})`, async ({ app }) => {
    const inputs = fc.record({
      month: fc.integer({ min: 0, max: 60 }).map((count) => addMonths('2022-03', count)),
      ageYears: fc.integer({ min: 15, max: 31 }),
      taxSituation: fc.constantFrom(...taxSituations),
      disabledWorker: fc.boolean(),
      resources: fc.array(fc.record({ kind: fc.constantFrom(...resourceKinds), amountCents: fc.nat(200_000) }), { maxLength: 4 }),
      situations: fc.array(fc.constantFrom(...situationKinds), { maxLength: 1 }),
      sanctionReductionRate: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const { body: said } = await app.call(allowanceApi.simulate, { body: input })
        assert.deepEqual(said, calculate(input))
      }),
      { seed, numRuns: runs(50, 2000) },
    )
  })
})

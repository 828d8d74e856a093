import assert from 'node:assert/strict'
import { notificationsApi } from '#api/notifications'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Given, it, type YoungPerson } from '#testing'
import { allowanceApi, type NewDeclaration, Step } from './api.ts'
import { again } from './events.ts'
import { remindSome } from './remind.ts'
import { sumOf } from './rules.ts'
import { runMonth } from './run-month.ts'

/** Somebody under contract from September 2026 on, not taxable. */
async function somebody(given: Given, contract: Parameters<Given['contract']>[0] = {}) {
  const youngPerson = await given.youngPerson()
  await given.contract({ youngPerson, ...contract })
  await given.taxReview(youngPerson)
  return youngPerson
}
const told = (young: YoungPerson, change: Partial<NewDeclaration> = {}) => ({
  body: {
    id: ids.uuid(),
    youngPersonId: young.id,
    month: '2026-11',
    resources: [{ kind: 'salary', amountCents: 65500 }],
    situations: [],
    isStudent: false,
    ...change,
  } satisfies NewDeclaration,
})
const Row = z.record(z.string(), z.unknown())
const Published = Row.and(z.object({ steps: z.array(Step).nullable() }))
/** What payments read of a person's months. */
const rowsOf = (db: Db, { id }: YoungPerson) =>
  db.many(
    Published,
    sql`select p.status, p.blockers, p.amount_cents, p.payer, p.calculation, p.month, p.steps from allowance.pub_month p
    where p.young_person_id = ${id} order by p.month desc`,
  )
const accepted = { outcome: 'accepted' } as const

describe('declaring the income of a month', () => {
  it('shows at once what it would bring, and waits for the adviser', async ({ app, given }) => {
    const young = await somebody(given)
    const reply = await app.as(young).call(allowanceApi.declare, told(young))
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { status: 'awaiting', blockers: ['first_look'], amountCents: 39778, lumpSumCents: 56617 },
    })
    assert.partialDeepStrictEqual(await app.published('allowance.declared'), [{ youngPersonId: young.id, month: '2026-11' }])
  })

  it('by the adviser, for who cannot', async ({ app, given }) => {
    const young = await somebody(given)
    const { body } = await app.as(young.adviser).call(allowanceApi.declare, told(young))
    assert.equal(body.declarations[0]?.byYoungPerson, false)
  })

  it('sent twice is told once; something else under its id is refused', async ({ app, given }) => {
    const young = await somebody(given)
    const first = told(young)
    await app.as(young).call(allowanceApi.declare, first)
    const again = await app.as(young).call(allowanceApi.declare, first)
    assert.equal(again.body.declarations.length, 1)
    const other = await app.as(young).call(allowanceApi.declare, { body: { ...first.body, resources: [] } })
    assert.partialDeepStrictEqual(other, { status: 409, body: { code: 'allowance.id-taken' } })
  })

  it('twice for a month is refused; a correction keeps what was told before', async ({ app, given }) => {
    const young = await somebody(given)
    const first = told(young)
    await app.as(young).call(allowanceApi.declare, first)
    assert.partialDeepStrictEqual(await app.as(young).call(allowanceApi.declare, told(young)), {
      status: 409,
      body: { code: 'allowance.already-declared' },
    })
    const silent = await app.as(young).call(allowanceApi.declare, told(young, { corrects: first.body.id }))
    assert.partialDeepStrictEqual(silent, { status: 422, body: { code: 'allowance.no-reason' } })
    const { body } = await app
      .as(young)
      .call(allowanceApi.declare, told(young, { corrects: first.body.id, reason: 'J’avais oublié une prime', resources: [] }))
    assert.partialDeepStrictEqual(body, {
      amountCents: 56617,
      declarations: [{ version: 2, correction: 'J’avais oublié une prime' }, { version: 1 }],
    })
    const late = await app.as(young).call(allowanceApi.declare, told(young, { corrects: first.body.id, reason: 'encore' }))
    assert.partialDeepStrictEqual(late, { status: 409, body: { code: 'allowance.corrected-meanwhile' } })
  })

  it.each([
    [{ resources: [{ kind: 'salary', amountCents: -1 }] }, 400, 'request.invalid'],
    [{ month: '2026-12' }, 422, 'allowance.too-early'],
    [{ month: '2026-07' }, 422, 'allowance.too-late'],
    [{ month: '2026-08' }, 422, 'allowance.no-contract'],
    [{ fileIds: ['01890a5d-ac96-774b-bcce-b302099a8057'] }, 422, 'allowance.paper-unknown'],
  ] as const)('refuses %o', async ([change, status, code], { app, given }) => {
    const young = await somebody(given)
    const reply = await app.as(young).call(allowanceApi.declare, told(young, change as never))
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('is never written over, nor removed', async ({ db, given }) => {
    const young = await somebody(given)
    const { id } = await given.declaration({ youngPerson: young })
    await assert.rejects(db.tx((inner) => inner.run(sql`update allowance.declaration set resources = '[]' where id = ${id}`)))
    await assert.rejects(db.tx((inner) => inner.run(sql`delete from allowance.declaration where id = ${id}`)))
  })
})

describe('looking at a declaration', () => {
  it('makes the month due, for payments to read', async ({ app, db, given }) => {
    const young = await somebody(given)
    const { id } = await given.declaration({ youngPerson: young, resources: [{ kind: 'salary', amountCents: 65500 }] })
    const reply = await app.as(young.adviser).call(allowanceApi.look, { params: { id }, body: accepted })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { status: 'due', blockers: [], amountCents: 39778 } })
    const [row] = await rowsOf(db, young)
    assert.partialDeepStrictEqual(row, { status: 'due', amount_cents: 39778, payer: 'asp', calculation: 1, month: '2026-11-01' })
    assert.equal(sumOf(row!.steps!), 39778)
    const twice = await app.as(young.adviser).call(allowanceApi.look, { params: { id }, body: accepted })
    assert.partialDeepStrictEqual(twice, { status: 409, body: { code: 'allowance.looked-at' } })
  })

  it('sends it back with a reason, which a correction answers', async ({ app, given }) => {
    const young = await somebody(given)
    const { id } = await given.declaration({ youngPerson: young })
    const back = await app
      .as(young.adviser)
      .call(allowanceApi.look, { params: { id }, body: { outcome: 'returned', reason: 'Il manque la fiche de paie' } })
    assert.partialDeepStrictEqual(back.body, { status: 'awaiting', blockers: ['returned'] })
    assert.equal(back.body.declarations[0]?.returned, 'Il manque la fiche de paie')
    const { body } = await app.as(young).call(allowanceApi.declare, told(young, { corrects: id, reason: 'Fiche ajoutée' }))
    assert.deepEqual(body.blockers, ['first_look'])
    const old = await app.as(young.adviser).call(allowanceApi.look, { params: { id }, body: accepted })
    assert.partialDeepStrictEqual(old, { status: 409, body: { code: 'allowance.corrected-meanwhile' } })
  })

  it('counts a month whose amount is not known yet for the most it can be', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    await given.contract({ youngPerson })
    const look = async (month: string) => {
      const { id } = await given.declaration({ youngPerson, month })
      return (await app.as(youngPerson.adviser).call(allowanceApi.look, { params: { id }, body: accepted })).body.blockers
    }
    assert.deepEqual(await look('2026-11'), ['tax_situation'])
    assert.deepEqual(await look('2026-10'), ['tax_situation', 'second_look'])
  })

  it('asks for a second person when much is made due at once; never the same one, nor one from elsewhere', async ({ app, given }) => {
    const young = await somebody(given)
    await given.declaration({ youngPerson: young, month: '2026-10', acceptedBy: young.adviser })
    const { id } = await given.declaration({ youngPerson: young })
    const reply = await app.as(young.adviser).call(allowanceApi.look, { params: { id }, body: accepted })
    assert.deepEqual(reply.body.blockers, ['second_look'])

    const stranger = await given.professional({ role: 'manager' })
    const elsewhere = await app.as(stranger).call(allowanceApi.lookAgain, { params: { id }, body: accepted })
    assert.partialDeepStrictEqual(elsewhere, { status: 404, body: { code: 'allowance.unknown-declaration' } })
    const manager = await given.professional({ role: 'manager', structure: young.structure })
    const waiting = await app.as(manager).call(allowanceApi.secondLooks, {})
    assert.deepEqual(
      waiting.body.items.map(({ declarationId }) => declarationId),
      [id],
    )
    const second = await app.as(manager).call(allowanceApi.lookAgain, { params: { id }, body: accepted })
    assert.partialDeepStrictEqual(second.body, { status: 'due', amountCents: 56617 })
  })
})

describe('a month of somebody', () => {
  it('without a declaration waits, and is lost after three months', async ({ app, given }) => {
    const young = await somebody(given, { startsOn: '2026-06-01' })
    const { body } = await app.as(young).call(allowanceApi.months, { query: { youngPersonId: young.id } })
    assert.deepEqual(
      body.items.map(({ month, status }) => [month, status]),
      [
        ['2026-11', 'awaiting'],
        ['2026-10', 'awaiting'],
        ['2026-09', 'awaiting'],
        ['2026-08', 'awaiting'],
        ['2026-07', 'lost'],
        ['2026-06', 'lost'],
      ],
    )
  })

  it('waits for the tax situation, and is found when it is noted', async ({ app, db, given }) => {
    const youngPerson = await given.youngPerson()
    await given.contract({ youngPerson })
    await given.declaration({ youngPerson, acceptedBy: youngPerson.adviser })
    assert.partialDeepStrictEqual(await rowsOf(db, youngPerson), [{ status: 'awaiting', blockers: ['tax_situation'], amount_cents: 0 }])
    const body = {
      id: ids.uuid(),
      youngPersonId: youngPerson.id,
      taxSituation: 'first_bracket',
      proof: 'last_notice',
      fromMonth: '2026-11',
    } as const
    await app.as(youngPerson.adviser).call(allowanceApi.reviewTax, { body })
    assert.partialDeepStrictEqual(await rowsOf(db, youngPerson), [{ status: 'due', blockers: [], amount_cents: 33970 }])
  })

  it('is paid three months before the papers are there, by a decision that is taken once', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    await given.contract({ youngPerson })
    const decide = (fromMonth: string) =>
      app.as(youngPerson.adviser).call(allowanceApi.reviewTax, {
        body: { id: ids.uuid(), youngPersonId: youngPerson.id, taxSituation: 'not_taxable', proof: 'awaited', fromMonth },
      })
    assert.equal((await decide('2026-09')).status, 200)
    const { body } = await app.as(youngPerson).call(allowanceApi.declare, told(youngPerson))
    assert.deepEqual(body.blockers, ['first_look'])
    assert.partialDeepStrictEqual(await decide('2026-11'), { status: 409, body: { code: 'allowance.advance-used' } })
  })

  it('is nothing, with the reason, while a programme that suspends leaves no day of it', async ({ app, given }) => {
    const young = await somebody(given)
    await given.prescription({
      youngPerson: young,
      programme: 'civic-service',
      status: 'started',
      startsOn: '2026-10-26',
      endsOn: '2027-04-30',
    })
    const { body } = await app.as(young).call(allowanceApi.declare, told(young, { resources: [] }))
    assert.partialDeepStrictEqual(body, { amountCents: 0, lumpSumCents: 56617, entitled: false })
    const october = await app.as(young).call(allowanceApi.declare, told(young, { month: '2026-10', resources: [] }))
    assert.equal(october.body.amountCents, 56617)
  })

  it('is the adult amount from the month in which the file is reviewed after 18', async ({ app, given }) => {
    const youngPerson = await given.youngPerson({ birthDate: '2008-10-10' })
    await given.contract({ youngPerson })
    await given.taxReview(youngPerson, 'not_taxable', '2026-09')
    const before = await app.as(youngPerson).call(allowanceApi.declare, told(youngPerson, { resources: [] }))
    assert.equal(before.body.amountCents, 22648)
    await given.taxReview(youngPerson, 'not_taxable', '2026-10')
    const { body } = await app.as(youngPerson).call(allowanceApi.months, { query: { youngPersonId: youngPerson.id } })
    assert.equal(body.items[0]?.amountCents, 56617)
  })

  it('in Mayotte has its own lump sum', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ department: '976', timeZone: 'Indian/Mayotte' }) })
    const youngPerson = await given.youngPerson({ adviser })
    await given.contract({ youngPerson })
    await given.taxReview(youngPerson)
    const { body } = await app.as(youngPerson).call(allowanceApi.declare, told(youngPerson, { resources: [] }))
    assert.equal(body.amountCents, 32271)
  })

  it('keeps each amount that was found as a calculation of its own', async ({ app, db, given }) => {
    const young = await somebody(given)
    const first = told(young)
    await app.as(young).call(allowanceApi.declare, first)
    await app.as(young).call(allowanceApi.declare, told(young, { corrects: first.body.id, reason: 'Erreur', resources: [] }))
    const kept = await db.many(
      Row,
      sql`
      select c.number, c.amount_cents from allowance.calculation c join allowance.month m on m.id = c.month_id
      where m.young_person_id = ${young.id} order by c.number`,
    )
    assert.deepEqual(kept, [
      { number: 1, amount_cents: 39778 },
      { number: 2, amount_cents: 56617 },
    ])
    assert.partialDeepStrictEqual(await rowsOf(db, young), [{ calculation: 2 }])
  })

  it('keeps its payer once it is due, whatever network the contract goes to; the next month has the new one', async ({
    app,
    db,
    given,
  }) => {
    const young = await somebody(given)
    await given.declaration({ youngPerson: young, acceptedBy: young.adviser, month: '2026-10' })
    const { id } = await given.structure({ network: 'france_travail' })
    await db.run(sql`update contracts.contract set structure_id = ${id} where young_person_id = ${young.id}`)
    await given.declaration({ youngPerson: young })
    await app.work((work) => again(work, { youngPersonId: young.id }))
    assert.deepEqual(
      (await rowsOf(db, young)).map((r) => [r.month, r.payer]),
      [
        ['2026-11-01', 'france_travail'],
        ['2026-10-01', 'asp'],
      ],
    )
  })

  it('is nothing any more, and asked back, once its contract turns out to have ended before it', async ({ app, db, given }) => {
    const young = await somebody(given)
    await given.declaration({ youngPerson: young, acceptedBy: young.adviser })
    await db.run(
      sql`update contracts.contract set status = 'ended', ended_on = '2026-10-31', exit_motive = 'term' where young_person_id = ${young.id}`,
    )
    await app.work((work) => again(work, { youngPersonId: young.id }))
    assert.partialDeepStrictEqual(await rowsOf(db, young), [
      { month: '2026-11-01', status: 'not_due', amount_cents: 0, steps: [{ label: 'Aucun contrat en vigueur ce mois-là' }] },
    ])
    const balance = await given.row(sql`select b.entitled, b.pending from allowance.balance b join allowance.month m on m.id = b.month_id
      where m.young_person_id = ${young.id}`)
    assert.deepEqual(balance, { entitled: 0, pending: 0 })
  })

  it('is asked for once on each day for it, while it waits for the young person', async ({ app, given }) => {
    const young = await somebody(given)
    await app.work((_, s) => runMonth(s, '2026-11', 1))
    await app.work((work) => remindSome(work))
    await app.work((work) => remindSome(work))
    const asked = (await app.published('allowance.declaration-asked')) as { youngPersonId: string; month: string }[]
    assert.deepEqual(
      asked.filter(({ youngPersonId }) => youngPersonId === young.id),
      [{ youngPersonId: young.id, month: '2026-11' }],
    )
  })

  it('that was sent back, or settled, is told to the young person', async ({ app, given }) => {
    const young = await somebody(given)
    const { id } = await given.declaration({ youngPerson: young })
    await app.as(young.adviser).call(allowanceApi.look, { params: { id }, body: accepted })
    assert.deepEqual(await app.published('allowance.month-granted'), [{ youngPersonId: young.id, month: '2026-11' }])
    assert.partialDeepStrictEqual(await app.published('allowance.month-changed'), [{ youngPersonId: young.id, month: '2026-11' }])
    const other = await given.declaration({ youngPerson: young, month: '2026-10' })
    const reason = 'Il manque la fiche de paie'
    await app.as(young.adviser).call(allowanceApi.look, { params: { id: other.id }, body: { outcome: 'returned', reason } })
    await app.deliverEvents()
    const { body } = await app.as(young).call(notificationsApi.notices, { query: {} })
    assert.deepEqual(body.items.map(({ title }) => title).sort(), ['Ta déclaration est à corriger', 'Ton allocation du mois est calculée'])
  })
})

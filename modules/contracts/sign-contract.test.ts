import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { contractsApi } from './api.ts'

const drawn = { way: 'drawn', version: 1, drawing: 'M10 10 L40 40 L80 12' } as const
const account = { way: 'account', version: 1 } as const
const mother = { firstName: 'Samira', lastName: 'Haddad', relation: 'mother', contact: 'samira@exemple.fr' } as const
type Message = { body: string }
const codeIn = ({ body }: Message) => /\b(\d{6})\b/.exec(body)![1]!
const tokenIn = ({ body }: Message) => /representant\/([\w-]+)/.exec(body)![1]!

async function toSign({ given }: Fixtures, birthDate?: string) {
  const youngPerson = await given.youngPerson({ email: 'leo@exemple.fr', ...(birthDate && { birthDate }) })
  const { id } = await given.contract({ youngPerson, status: 'to_sign', startsOn: '2026-11-23', endsOn: '2027-11-22' })
  return { id, youngPerson, adviser: youngPerson.adviser }
}

async function invited(f: Fixtures) {
  const made = await toSign(f, '2009-03-01')
  const { status } = await f.app
    .as(made.adviser)
    .call(contractsApi.inviteRepresentative, { params: { id: made.id }, body: { id: ids.uuid(), ...mother } })
  assert.equal(status, 200)
  const token = tokenIn((await f.app.sent()).at(-1)!)
  const askCode = async () => {
    assert.equal((await f.app.call(contractsApi.askRepresentativeCode, { params: { token }, body: {} })).status, 200)
    return codeIn((await f.app.sent()).at(-1)!)
  }
  return { ...made, token, askCode }
}

describe('signing as an adult', () => {
  it('by a code sent to one’s own contact, and the professional from their account, brings the contract into force', async (f) => {
    const { id, youngPerson, adviser } = await toSign(f)
    const { body } = await f.app.as(youngPerson).call(contractsApi.askCode, { params: { id }, body: { version: 1 } })
    assert.equal(body.maskedContact, 'l••••@exemple.fr')
    const code = codeIn((await f.app.sent()).at(-1)!)
    const mine = await f.app.as(youngPerson).call(contractsApi.sign, { params: { id }, body: { way: 'code', version: 1, code } })
    assert.partialDeepStrictEqual(mine, { status: 200, body: { status: 'to_sign', missing: ['adviser'] } })
    const theirs = await f.app.as(adviser).call(contractsApi.sign, { params: { id }, body: account })
    assert.partialDeepStrictEqual(theirs, { status: 200, body: { status: 'active', missing: [], holdings: [{ fromOn: '2026-11-23' }] } })
    assert.deepEqual(await f.app.published('contracts.signed'), [{ contractId: id, youngPersonId: youngPerson.id }])
  })

  it('takes PACEA over into the CEJ without a day between', async (f) => {
    const { id, youngPerson, adviser } = await toSign(f)
    await f.given.course({ youngPerson, kind: 'pacea' })
    await f.app.as(youngPerson).call(contractsApi.sign, { params: { id }, body: drawn })
    await f.app.as(adviser).call(contractsApi.sign, { params: { id }, body: drawn })
    const { body } = await f.app.as(adviser).call(contractsApi.file, { query: { youngPersonId: youngPerson.id } })
    assert.deepEqual(
      body.courses.map((c) => [c.kind, c.startedOn, c.endedOn]),
      [
        ['cej', '2026-11-23', null],
        ['pacea', '2026-03-02', '2026-11-23'],
      ],
    )
  })

  it('counts wrong codes, and stops after five', async (f) => {
    const { id, youngPerson } = await toSign(f)
    await f.app.as(youngPerson).call(contractsApi.askCode, { params: { id }, body: { version: 1 } })
    const right = codeIn((await f.app.sent()).at(-1)!)
    const wrong = right === '000000' ? '111111' : '000000'
    const attempt = (code: string) =>
      f.app.as(youngPerson).call(contractsApi.sign, { params: { id }, body: { way: 'code', version: 1, code } })
    for (let i = 0; i < 5; i++) assert.partialDeepStrictEqual(await attempt(wrong), { status: 422, body: { code: 'contracts.code-wrong' } })
    assert.partialDeepStrictEqual(await attempt(right), { status: 422, body: { code: 'contracts.code-over' } })
  })

  it('refuses codes asked in a row, one too old, a way that is not one’s own, a text that changed, twice', async (f) => {
    const { id, youngPerson, adviser } = await toSign(f)
    const as = f.app.as(youngPerson)
    const ask = () => as.call(contractsApi.askCode, { params: { id }, body: { version: 1 } })
    await ask()
    assert.partialDeepStrictEqual(await ask(), { status: 429, body: { code: 'contracts.too-many-codes' } })
    const code = codeIn((await f.app.sent()).at(-1)!)
    f.app.at('2026-11-23T09:11:00.000Z')
    const refusal = async (who: typeof as, body: object) =>
      (await who.call(contractsApi.sign, { params: { id }, body: body as never })).body.code
    assert.equal(await refusal(as, { way: 'code', version: 1, code }), 'contracts.code-over')
    assert.equal(await refusal(as, account), 'contracts.way-not-yours')
    assert.equal(await refusal(f.app.as(adviser), { way: 'code', version: 1, code }), 'contracts.way-not-yours')
    assert.equal(await refusal(as, { ...drawn, version: 2 }), 'contracts.changed-meanwhile')
    assert.equal(await refusal(as, { ...drawn, drawing: 'M1 1 url(x)' }), 'request.invalid')
    await as.call(contractsApi.sign, { params: { id }, body: drawn })
    assert.equal(await refusal(as, drawn), 'contracts.already-signed')
  })

  it('on paper asks for the scan, and blocks nothing', async (f) => {
    const { id, youngPerson, adviser } = await toSign(f)
    const body = { version: 1, signedOn: '2026-11-20', representativeName: null, fileId: null }
    const late = await f.app.as(adviser).call(contractsApi.signOnPaper, { params: { id }, body: { ...body, signedOn: '2026-11-24' } })
    assert.equal(late.body.code, 'contracts.signed-out-of-range')
    const early = await f.app.as(adviser).call(contractsApi.signOnPaper, { params: { id }, body: { ...body, signedOn: '2010-01-01' } })
    assert.equal(early.body.code, 'contracts.signed-out-of-range')
    const scan = { ...body, fileId: (await f.given.file({ by: adviser, kind: 'contract', isLoose: true })).id }
    assert.equal((await f.app.as(adviser).call(contractsApi.signOnPaper, { params: { id }, body: scan })).body.code, 'files.not-there')
    const reply = await f.app.as(adviser).call(contractsApi.signOnPaper, { params: { id }, body })
    assert.equal(reply.body.status, 'active')
    const file = await f.app.as(adviser).call(contractsApi.file, { query: { youngPersonId: youngPerson.id } })
    assert.partialDeepStrictEqual(file.body.tasks, [{ kind: 'signed_scan', dueOn: '2026-12-08', doneAt: null }])
  })
})

describe('signing under eighteen', () => {
  it('never is enough alone, by no way: neither here, nor on paper, nor in the table itself', async (f) => {
    const { id, youngPerson, adviser } = await toSign(f, '2009-03-01')
    await f.app.as(youngPerson).call(contractsApi.sign, { params: { id }, body: drawn })
    const reply = await f.app.as(adviser).call(contractsApi.sign, { params: { id }, body: account })
    assert.partialDeepStrictEqual(reply.body, { status: 'to_sign', missing: ['representative'], needsRepresentative: true })
    const paper = { version: 1, signedOn: '2026-11-20', representativeName: null, fileId: null }
    const onPaper = await f.app.as(adviser).call(contractsApi.signOnPaper, { params: { id }, body: paper })
    assert.partialDeepStrictEqual(onPaper, { status: 422, body: { code: 'contracts.minor-alone' } })
    const { firstName, lastName } = await f.given.row(
      sql`select first_name as "firstName", last_name as "lastName" from people.pub_young_person where id = ${youngPerson.id}`,
    )
    const byOneself = await f.app
      .as(adviser)
      .call(contractsApi.signOnPaper, { params: { id }, body: { ...paper, representativeName: `${firstName} ${lastName}`.toUpperCase() } })
    assert.partialDeepStrictEqual(byOneself, { status: 422, body: { code: 'contracts.minor-alone' } })
    await assert.rejects(
      f.db.run(sql`update contracts.contract set status = 'active', in_force_at = '2026-11-23T09:00:00Z' where id = ${id}`),
      /a_minor_is_signed_for/,
    )
  })

  it('is completed by the representative, by a link and a code to their own contact', async (f) => {
    const { id, youngPerson, adviser, token, askCode } = await invited(f)
    await f.app.as(youngPerson).call(contractsApi.sign, { params: { id }, body: drawn })
    await f.app.as(adviser).call(contractsApi.sign, { params: { id }, body: account })
    const seen = await f.app.call(contractsApi.representation, { params: { token } })
    assert.deepEqual(seen.body, {
      youngPersonFirstName: 'Léo',
      structureName: 'Mission locale de la Dhuys',
      adviserName: 'Aïcha Benali',
      representativeName: 'Samira Haddad',
      channel: 'email',
      maskedContact: 's••••@exemple.fr',
    })
    const code = await askCode()
    const text = await f.app.call(contractsApi.readAsRepresentative, { params: { token }, body: { code } })
    assert.partialDeepStrictEqual(text.body, { number: 1, youngPersonName: 'Léo Moreau' })
    const signed = await f.app.call(contractsApi.signAsRepresentative, { params: { token }, body: { code, drawing: null } })
    assert.deepEqual(signed.body, { isInForce: true })
    const after = await f.app.as(adviser).call(contractsApi.get, { params: { id } })
    assert.equal(after.body.status, 'active')
    const again = await f.app.call(contractsApi.representation, { params: { token } })
    assert.partialDeepStrictEqual(again, { status: 409, body: { code: 'contracts.link-over' } })
  })

  it('keeps tokens and codes as hashes', async (f) => {
    const { token, askCode } = await invited(f)
    const code = await askCode()
    const row = JSON.stringify(
      await f.given.row(
        sql`select encode(token_hash, 'escape') as t, encode(code_hash, 'escape') as c, r.* from contracts.representative r`,
      ),
    )
    assert.ok(!row.includes(token) && !row.includes(code))
  })

  it('refuses wrong codes, an old link, a replaced one, and a contact that is the young person’s', async (f) => {
    const { id, adviser, token, askCode } = await invited(f)
    const code = await askCode()
    const wrong = code === '000000' ? '111111' : '000000'
    for (let i = 0; i < 5; i++)
      assert.equal(
        (await f.app.call(contractsApi.readAsRepresentative, { params: { token }, body: { code: wrong } })).body.code,
        'contracts.code-wrong',
      )
    assert.equal(
      (await f.app.call(contractsApi.signAsRepresentative, { params: { token }, body: { code, drawing: null } })).body.code,
      'contracts.code-over',
    )
    const invite = (contact: string) =>
      f.app.as(adviser).call(contractsApi.inviteRepresentative, { params: { id }, body: { id: ids.uuid(), ...mother, contact } })
    assert.equal((await invite('leo@exemple.fr')).body.code, 'contracts.contact-not-theirs')
    await invite('06 12 34 56 78')
    assert.equal((await f.app.call(contractsApi.representation, { params: { token } })).body.code, 'contracts.link-over')
    const newer = tokenIn((await f.app.sent()).at(-1)!)
    f.app.at('2026-12-08T09:00:00.000Z')
    assert.equal((await f.app.call(contractsApi.representation, { params: { token: newer } })).body.code, 'contracts.link-over')
    assert.equal((await f.app.call(contractsApi.representation, { params: { token: `${newer}x` } })).body.code, 'contracts.link-unknown')
  })
})

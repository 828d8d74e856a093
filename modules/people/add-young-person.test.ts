import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { type NewYoungPerson, peopleApi } from './api.ts'

const lea = (over: Partial<NewYoungPerson> = {}): NewYoungPerson => ({
  id: ids.uuid(),
  firstName: 'Léa',
  lastName: 'Saint-Martin',
  birthDate: '2005-04-12',
  situation: 'job_seeker',
  communeCode: '93048',
  email: ' Lea.Martin@Exemple.fr ',
  phone: '06 12 34 56 78',
  isInvited: true,
  confirmedDistinctFrom: [],
  ...over,
})

describe('adding a young person', () => {
  it('puts them in the portfolio, invites them and says so to other modules', async ({ app, given }) => {
    const adviser = await given.adviser()
    const reply = await app.as(adviser).call(peopleApi.add, { body: lea() })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { firstName: 'Léa', age: 21, isMinor: false, email: 'lea.martin@exemple.fr', phone: '+33612345678', canAct: true },
    })
    assert.equal(reply.body.commune?.name, 'Montreuil')
    assert.equal(reply.body.access.state, 'invited')
    assert.equal(reply.body.advisers.length, 1)
    assert.deepEqual(await app.published('people.young-person-added'), [{ youngPersonId: reply.body.id, adviserId: adviser.id }])
    assert.equal((await app.sent()).filter((m) => m.recipient === 'lea.martin@exemple.fr').length, 1)
  })

  it('reads a phone in the numbering plan of an overseas structure', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ department: '974', timeZone: 'Indian/Reunion' }) })
    const reply = await app.as(adviser).call(peopleApi.add, { body: lea({ phone: '0692 12 34 56', communeCode: null }) })
    assert.equal(reply.body.phone, '+262692123456')
  })

  it('answers the same to a retry, and refuses the same id for somebody else', async ({ app, given }) => {
    const adviser = await given.adviser()
    const body = lea()
    const first = await app.as(adviser).call(peopleApi.add, { body })
    const again = await app.as(adviser).call(peopleApi.add, { body })
    assert.deepEqual([first.status, again.status, again.body.id], [200, 200, body.id])
    assert.equal((await app.published('people.young-person-added')).length, 1)
    const other = await app.as(adviser).call(peopleApi.add, { body: { ...body, firstName: 'Zoé' } })
    assert.partialDeepStrictEqual(other, { status: 409, body: { code: 'people.id-taken' } })
  })

  it.each([
    [{ birthDate: '2011-11-24' }, 422, 'people.too-young'],
    [{ birthDate: '1995-11-23' }, 422, 'people.too-old'],
    [{ birthDate: '2027-01-01' }, 422, 'people.born-in-the-future'],
    [{ communeCode: '99999' }, 422, 'people.unknown-commune'],
    [{ email: 'pas une adresse' }, 422, 'people.bad-email'],
    [{ phone: '12' }, 422, 'people.bad-phone'],
    [{ firstName: '   ' }, 400, 'request.invalid'],
    [{ lastName: '\u200b' }, 400, 'request.invalid'],
    [{ situation: 'unknown' as never }, 400, 'request.invalid'],
  ] as const)('refuses %o', async ([change, status, code], { app, given }) => {
    const reply = await app.as(await given.adviser()).call(peopleApi.add, { body: lea(change) })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('takes who turns 15 today', async ({ app, given }) => {
    const reply = await app.as(await given.adviser()).call(peopleApi.add, { body: lea({ birthDate: '2011-11-23' }) })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { age: 15, isMinor: true } })
  })

  it('shows who looks alike in the structure, and believes the adviser that it is somebody else', async ({ app, given }) => {
    const colleague = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
    const known = await given.youngPerson({ adviser: colleague, firstName: 'Lea', lastName: 'SAINT MARTIN', birthDate: '2005-04-12' })
    const adviser = await given.adviser({ structure: colleague.structure })
    const body = lea()
    const reply = await app.as(adviser).call(peopleApi.add, { body })
    assert.partialDeepStrictEqual(reply, {
      status: 409,
      body: {
        code: 'people.duplicate',
        params: { candidates: [{ id: known.id, adviser: 'Marc Petit', isArchived: false, isMine: false }] },
      },
    })
    const confirmed = await app.as(adviser).call(peopleApi.add, { body: { ...body, confirmedDistinctFrom: [known.id] } })
    assert.equal(confirmed.status, 200)
  })

  it('never takes the same e-mail twice, whatever the adviser says', async ({ app, given }) => {
    const adviser = await given.adviser()
    const known = await given.youngPerson({ adviser, firstName: 'Nour', email: 'lea.martin@exemple.fr', birthDate: '2001-01-01' })
    const reply = await app.as(adviser).call(peopleApi.add, { body: lea({ confirmedDistinctFrom: [known.id] }) })
    assert.partialDeepStrictEqual(reply, {
      status: 409,
      body: { code: 'people.duplicate', params: { candidates: [{ isSameContact: true }] } },
    })
  })

  it('says of somebody followed elsewhere nothing but that, ten times an hour', async ({ app, given }) => {
    await given.youngPerson({ firstName: 'Léa', lastName: 'Saint-Martin', birthDate: '2005-04-12' })
    const adviser = await given.adviser()
    for (let i = 0; i < 10; i++) {
      const reply = await app.as(adviser).call(peopleApi.add, { body: lea() })
      assert.equal(reply.status, 409)
      const { requestId, ...said } = reply.body as unknown as Record<string, unknown>
      assert.deepEqual(said, { status: 409, code: 'people.already-followed', params: {} })
    }
    const eleventh = await app.as(adviser).call(peopleApi.add, { body: lea() })
    assert.partialDeepStrictEqual(eleventh, { status: 429, body: { code: 'people.too-many-searches' } })
    assert.ok(Number(eleventh.headers['retry-after']) > 3000)
    const trail = await given.row(sql`select count(*)::int as n from platform.audit_entry where what = 'people.already-followed'`)
    assert.equal(trail.n, 10)
    app.at('2026-11-23T10:01:00.000Z')
    assert.equal((await app.as(adviser).call(peopleApi.add, { body: lea() })).status, 409)
  })

  it('refuses the e-mail of a professional', async ({ app, given }) => {
    const adviser = await given.adviser()
    const reply = await app.as(adviser).call(peopleApi.add, { body: lea({ email: `${adviser.id}@exemple.fr` }) })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'people.contact-taken', params: { contact: 'email' } } })
  })

  it.each([['manager'], ['director'], ['partner'], ['paymentsOfficer']] as const)('is not for a %s', async ([role], { app, given }) => {
    const reply = await app.as(await given.professional({ role })).call(peopleApi.add, { body: lea() })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'access.role' } })
  })
})

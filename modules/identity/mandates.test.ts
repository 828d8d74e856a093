import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { actionsApi } from '#api/actions'
import { appointmentsApi } from '#api/appointments'
import { auditApi } from '#api/audit'
import { messagingApi } from '#api/messaging'
import { peopleApi } from '#api/people'
import { mandateScopes, z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Person, testNow } from '#testing'
import { identityApi } from './api.ts'
import { forgetWhatIsOver } from './jobs.ts'
import { identityPersonalData } from './personal-data.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const secretFile = path.join(folder, 'secret')
after(() => rmSync(folder, { recursive: true, force: true }))
const later = (minutes: number) => new Date(Date.parse(testNow) + minutes * 60_000).toISOString()
const contact = 'claire.moreau@exemple.fr'
const asked = (over: object = {}) => ({
  id: ids.uuid(),
  name: 'Claire Moreau',
  relation: 'relative' as const,
  contact,
  scopes: ['agenda' as const],
  endsOn: '2027-05-01',
  ...over,
})
const tokenOf = (reply: { headers: Record<string, unknown> }) => /elan_session=([^;]+)/.exec(String(reply.headers['set-cookie']))![1]!
const linkIn = (body: string) => /aider\/([\w-]+)/.exec(body)![1]!
const codesIn = (body: string) => [...body.matchAll(/\b\d{6}\b/g)].map(([code]) => code)
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const lastTo = async ({ app }: Fixtures, to: string) => (await app.sent()).filter((m) => m.recipient === to).at(-1)!
const helping = (leo: Person, token: string): Person => ({ ...leo, token })

describe('letting somebody help', () => {
  it('sends them a link that opens what was said and nothing else, once', async (f) => {
    const { app, given } = f
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const reply = await app.as(leo).call(identityApi.giveMandate, { body: asked() })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: {
        items: [{ name: 'Claire Moreau', contact: 'c••••@exemple.fr', scopes: ['agenda'], state: 'in-force', consent: 'in_app', acts: 0 }],
      },
    })
    assert.match((await lastTo(f, 'leo@exemple.fr')).body, /Une personne qui peut t’aider vient d’être ajoutée/)
    const letter = await lastTo(f, contact)
    assert.doesNotMatch(letter.subject + letter.body, /Léo|Moreau/)
    const token = linkIn(letter.body)

    const offer = await app.call(identityApi.helpOffer, { params: { token } })
    assert.deepEqual(offer.body, { name: 'Claire Moreau', contact: 'c••••@exemple.fr', scopes: ['agenda'], endsOn: '2027-05-01' })
    const started = await app.call(identityApi.startHelping, { params: { token }, body: {} })
    const claire = helping(leo, tokenOf(started))
    const session = (await app.as(claire).call(peopleApi.session)).body
    assert.partialDeepStrictEqual(session, { id: leo.id, firstName: 'Léo', mandate: { name: 'Claire Moreau', scopes: ['agenda'] } })
    assert.equal((await app.as(claire).call(appointmentsApi.agenda, { query: { from: '2026-11-23', days: 7 } })).status, 200)
    const closed = [
      await app.as(claire).call(actionsApi.today),
      await app.as(claire).call(messagingApi.me),
      await app.as(claire).call(identityApi.mandates),
      await app.as(claire).call(identityApi.giveMandate, { body: asked() }),
      await app.as(claire).call(auditApi.export),
    ]
    for (const answer of closed) assert.partialDeepStrictEqual(answer, { status: 403, body: { code: 'access.mandate' } })
    const again = await app.call(identityApi.startHelping, { params: { token }, body: {} })
    assert.partialDeepStrictEqual(again, { status: 404, body: { code: 'identity.help-link-unknown' } })
  })

  it('adds reading the agenda to answering for appointments', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const { body } = await app.as(leo).call(identityApi.giveMandate, { body: asked({ scopes: ['answers'] }) })
    assert.deepEqual(body.items[0]!.scopes, ['agenda', 'answers'])
  })

  it.each([
    ['more than twelve months', { endsOn: '2027-11-24' }, 'identity.mandate-too-long'],
    ['a day that is past', { endsOn: '2026-11-22' }, 'identity.mandate-too-long'],
    ['a blank name', { name: '  ' }, 'identity.helper-unnamed'],
    ['a name nobody sees', { name: '\u200b' }, 'identity.helper-unnamed'],
    ['what is no contact', { contact: 'claire' }, 'identity.contact-invalid'],
    ['the young person’s own contact', { contact: 'LEO@exemple.fr' }, 'identity.helper-contact-own'],
    ['no scope', { scopes: [] }, 'request.invalid'],
    ['messages', { scopes: ['messages'] }, 'request.invalid'],
  ] as const)('refuses %s', async ([, over, code], { app, given }) => {
    const leo = await given.youngPerson({ email: 'leo@exemple.fr' })
    const reply = await app.as(leo).call(identityApi.giveMandate, { body: asked(over) })
    assert.equal(reply.body.code, code)
    assert.equal((await app.as(leo).call(identityApi.mandates)).body.items.length, 0)
  })

  it('takes a year to the day, five people at most, the same one once, and a fresh sign-in', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const first = asked({ endsOn: '2027-11-23' })
    assert.equal((await app.as(leo).call(identityApi.giveMandate, { body: first })).status, 200)
    for (let n = 2; n <= 5; n++) await given.mandate(leo)
    const sixth = await app.as(leo).call(identityApi.giveMandate, { body: asked() })
    assert.partialDeepStrictEqual(sixth, { status: 409, body: { code: 'identity.too-many-helpers' } })
    app.at(later(61))
    const late = await app.as(leo).call(identityApi.giveMandate, { body: asked() })
    assert.partialDeepStrictEqual(late, { status: 403, body: { code: 'identity.sign-in-again' } })
  })

  it('is recorded by who follows the young person, from a paper signed no later than today', async (f) => {
    const { app, given } = f
    const leo = await given.youngPerson()
    const params = { id: leo.id }
    const add = (who: Person, paperSignedOn: string) =>
      app.as(who).call(peopleApi.addHelper, { params, body: { ...asked(), paperSignedOn } })
    assert.equal((await add(leo.adviser, '2026-11-24')).body.code, 'identity.consent-not-given-yet')
    assert.equal((await add(await given.adviser({ structure: leo.structure }), '2026-11-20')).status, 404)
    assert.partialDeepStrictEqual(await add(leo.adviser, '2026-11-20'), {
      status: 200,
      body: { items: [{ consent: 'on_paper', consentOn: '2026-11-20' }] },
    })
    assert.match((await lastTo(f, `${leo.id}@exemple.fr`)).subject, /changement sur ton compte/)
    const [mine] = (await app.as(leo).call(identityApi.mandates)).body.items
    assert.equal(mine?.consent, 'on_paper')
    const ended = await app.as(leo.adviser).call(peopleApi.endHelper, { params: { ...params, mandateId: mine!.id } })
    assert.equal(ended.body.items[0]!.state, 'revoked')
  })
})

describe('signing in to help', () => {
  it('goes by a code sent to one’s own contact, and is not the young person’s presence', async (f) => {
    const { app, given } = f
    app.configured({ secretFile })
    const leo = await given.youngPerson()
    await given.mandate(leo, { contact })
    await app.call(identityApi.askCode, { body: { contact: ' Claire.Moreau@exemple.fr' } })
    const [code] = codesIn((await lastTo(f, contact)).subject)
    const wrong = await app.call(identityApi.signInWithCode, { body: { contact, code: wrongOf(code!) } })
    assert.partialDeepStrictEqual(wrong, { status: 422, body: { code: 'identity.code-wrong' } })
    const reply = await app.call(identityApi.signInWithCode, { body: { contact, code: code! } })
    const claire = helping(leo, tokenOf(reply))
    assert.equal((await app.as(claire).call(peopleApi.session)).body.mandate?.name, 'Claire Moreau')
    app.at(later(5))
    await app.as(claire).call(peopleApi.session)
    assert.deepEqual(await given.row(sql`select last_seen_at from identity.account where id = ${leo.id}`), { last_seen_at: null })
    assert.equal((await app.as(leo).call(identityApi.listSessions)).body.items.length, 1)
    const again = await app.call(identityApi.signInWithCode, { body: { contact, code: code! } })
    assert.equal(again.body.code, 'identity.code-wrong')
    app.at(later(13 * 60))
    assert.equal((await app.as(claire).call(peopleApi.session)).status, 401)
  })

  it('gives a code for each young person one helps, beside the one of one’s own account', async (f) => {
    const { app, given } = f
    app.configured({ secretFile })
    const [leo, ana] = [await given.youngPerson(), await given.youngPerson({ firstName: 'Ana' })]
    const sofia = await given.youngPerson({ firstName: 'Sofia', email: contact })
    await given.mandate(leo, { contact, startsOn: '2026-11-01' })
    await given.mandate(ana, { contact, startsOn: '2026-11-20' })
    await given.mandate(ana, { contact, startsOn: '2026-01-20', endsOn: '2026-11-22' })
    await app.call(identityApi.askCode, { body: { contact } })
    const [own, helps] = (await app.sent()).slice(-2)
    const codes = codesIn(helps!.body)
    assert.equal(codes.length, 2)
    assert.match(helps!.body, /Mandat du 20 novembre 2026/)
    const opened: string[] = []
    for (const code of [codes[1]!, codesIn(own!.subject)[0]!]) {
      const reply = await app.call(identityApi.signInWithCode, { body: { contact, code } })
      opened.push((await app.as(helping(leo, tokenOf(reply))).call(peopleApi.session)).body.firstName)
    }
    assert.deepEqual(opened.toSorted(), ['Ana', 'Sofia'])
    assert.equal(sofia.role, 'youngPerson')
  })

  it('ends the code after five wrong tries, and the mandate waits after ten', async (f) => {
    const { app, given } = f
    app.configured({ secretFile })
    await given.mandate(await given.youngPerson(), { contact })
    const attempt = async (times: number) => {
      await app.call(identityApi.askCode, { body: { contact } })
      const code = codesIn((await lastTo(f, contact)).subject)[0]!
      for (let n = 0; n < times; n++) await app.call(identityApi.signInWithCode, { body: { contact, code: wrongOf(code) } })
      return (await app.call(identityApi.signInWithCode, { body: { contact, code } })).status
    }
    assert.equal(await attempt(5), 422)
    assert.equal(await attempt(5), 422)
    assert.equal(await attempt(0), 422)
    app.at(later(16))
    assert.equal(await attempt(0), 200)
  })
})

describe('the end of a mandate', () => {
  it('is at once when the young person revokes it, and their streams end', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const claire = await given.mandate(leo)
    const [sessionId] = Object.values(await given.row(sql`select id from identity.session where mandate_id = ${claire.mandateId}`))
    const revoke = (who: Person) => app.as(who).call(identityApi.revokeMandate, { params: { id: claire.mandateId } })
    assert.equal((await revoke(claire)).body.code, 'access.mandate')
    assert.equal((await revoke(await given.youngPerson())).body.code, 'identity.mandate-unknown')
    app.at(later(600))
    assert.equal((await revoke(leo)).body.items[0]!.state, 'revoked')
    assert.equal((await app.as(claire).call(peopleApi.session)).status, 401)
    assert.deepEqual(await app.published('session.ended'), [{ accountId: leo.id, sessionId }])
    assert.equal((await app.as(leo).call(identityApi.mandates)).status, 200)
    assert.equal((await revoke(leo)).status, 404)
  })

  it('comes with its last day in Paris, and the night ends what is left of its sessions', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const claire = await given.mandate(leo, { endsOn: '2026-11-23' })
    app.at('2026-11-23T22:59:00.000Z')
    assert.equal((await app.as(claire).call(peopleApi.session)).status, 200)
    app.at('2026-11-23T23:00:00.000Z')
    assert.equal((await app.as(claire).call(peopleApi.session)).status, 401)
    await app.work((_, s) => forgetWhatIsOver.handle(s, {}))
    assert.equal((await app.published('session.ended')).length, 1)
    assert.equal((await app.as(leo).call(peopleApi.session)).status, 200)
  })

  it('comes with the account, and before its first day there is no help yet', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const early = await given.mandate(leo, { startsOn: '2026-11-24' })
    assert.equal((await app.as(early).call(peopleApi.session)).status, 401)
    const claire = await given.mandate(leo)
    await app.as(leo).call(identityApi.closeOwnAccount, { body: { confirmation: 'FERMER' } })
    assert.equal((await app.as(claire).call(peopleApi.session)).status, 401)
    const { open } = await given.row(sql`select count(*)::int as open from identity.mandate where revoked_at is null`)
    assert.equal(open, 0)
  })
})

describe('what is done in a young person’s name', () => {
  it('is told to them and kept in the trail with the mandate', async ({ app, given, db }) => {
    const leo = await given.youngPerson()
    const claire = await given.mandate(leo)
    const action = await given.action({ youngPerson: leo })
    await app.as(claire).call(actionsApi.list, { query: { youngPersonId: leo.id, status: 'all' } })
    const read = (await app.as(leo).call(auditApi.ownAccesses)).body.items
    assert.partialDeepStrictEqual(read, [{ function: 'Aidant', name: 'Claire Moreau', acted: false }])
    const done = await app.as(claire).call(actionsApi.progress, { params: { id: action.id }, body: { status: 'in_progress' } })
    assert.equal(done.status, 200)
    const told = (await app.as(leo).call(auditApi.ownAccesses)).body.items
    assert.partialDeepStrictEqual(told, [{ function: 'Aidant', name: 'Claire Moreau', acted: true }])
    const trail = await db.many(
      z.object({ subject: z.uuid(), details: z.object({ operation: z.string(), mandateId: z.uuid() }) }),
      sql`select subject_id as subject, details from platform.audit_entry where what = 'identity.helper-acted'`,
    )
    assert.deepEqual(trail, [{ subject: leo.id, details: { operation: 'PUT /actions/:id/progress', mandateId: claire.mandateId } }])
    assert.equal((await app.as(leo).call(identityApi.mandates)).body.items[0]!.acts, 1)
  })

  it('never touches health, nor what is written to each other', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const claire = await given.mandate(leo, { scopes: [...mandateScopes] })
    const care = await given.action({ youngPerson: leo, category: 'health' })
    const job = await given.action({ youngPerson: leo })
    const comment = { id: ids.uuid(), text: 'J’ai vu le médecin' }
    await app.as(leo).call(actionsApi.comment, { params: { id: job.id }, body: comment })
    const listed = await app.as(claire).call(actionsApi.list, { query: { youngPersonId: leo.id, status: 'all' } })
    assert.deepEqual(
      listed.body.items.map((a) => a.id),
      [job.id],
    )
    assert.doesNotMatch(JSON.stringify((await app.as(claire).call(actionsApi.today)).body), new RegExp(care.id))
    assert.equal((await app.as(claire).call(actionsApi.get, { params: { id: care.id } })).status, 404)
    const progress = { params: { id: care.id }, body: { status: 'in_progress' as const } }
    assert.equal((await app.as(claire).call(actionsApi.progress, progress)).status, 404)
    assert.deepEqual((await app.as(claire).call(actionsApi.get, { params: { id: job.id } })).body.comments, [])
    assert.equal((await app.as(leo).call(actionsApi.get, { params: { id: job.id } })).body.comments.length, 1)
  })

  it('is in the young person’s data, and goes with it', async ({ given, db }) => {
    const leo = await given.youngPerson()
    await given.mandate(leo, { contact })
    assert.match(JSON.stringify(await identityPersonalData.export(db, leo.id)), /Claire Moreau.*claire\.moreau@exemple\.fr/)
    await identityPersonalData.erase(db, leo.id)
    assert.deepEqual(await given.row(sql`select count(*)::int as n from identity.mandate`), { n: 0 })
  })
})

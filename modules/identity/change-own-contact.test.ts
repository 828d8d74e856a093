import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { peopleApi } from '#api/people'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Person, testNow } from '#testing'
import { identityApi } from './api.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
const config = { secretFile: path.join(folder, 'secret') }
after(() => rmSync(folder, { recursive: true, force: true }))
const later = (minutes: number, seconds = 0) => new Date(Date.parse(testNow) + minutes * 60_000 + seconds * 1000).toISOString()
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const [old, next] = ['leo@exemple.fr', 'leo.nouveau@exemple.fr']

/** What a young person does of the two steps. */
function steps({ app }: Fixtures, who: Person) {
  app.configured(config)
  const ask = (contact: string) => app.as(who).call(identityApi.askContactChange, { body: { contact } })
  const confirm = (code: string) => app.as(who).call(identityApi.confirmContactChange, { body: { code } })
  const codeSent = async () => /\b\d{6}\b/.exec((await app.sent()).at(-1)!.body)?.[0]
  const contacts = async () => {
    const { email, phone } = (await app.as(who).call(identityApi.getSecurity)).body
    return [email, phone]
  }
  return { ask, confirm, codeSent, contacts }
}
const codeWrong = { status: 422, body: { code: 'identity.code-wrong' } }

describe('changing one’s own contact', () => {
  it('takes the new address with the code sent there, tells the old one, and signs in with it', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask, confirm, codeSent, contacts } = steps(f, leo)

    assert.equal((await ask(' Leo.Nouveau@exemple.fr')).status, 200)
    assert.deepEqual(await contacts(), [old, null])
    const code = (await codeSent())!
    assert.equal((await confirm(code)).status, 200)

    assert.deepEqual(await contacts(), [next, null])
    const sent = await f.app.sent()
    assert.deepEqual(
      sent.map((m) => [m.recipient, m.kind]),
      [
        [next, 'identity.contact-code'],
        [old, 'identity.contact-changed'],
        [next, 'identity.contact-changed'],
      ],
    )
    assert.match(sent[1]!.body, /n’utilise plus cette adresse/)
    assert.partialDeepStrictEqual(await confirm(code), codeWrong)
    await f.app.call(identityApi.askCode, { body: { contact: next } })
    const body = { contact: next, code: (await codeSent())! }
    assert.equal((await f.app.call(identityApi.signInWithCode, { body })).status, 200)
  })

  it('adds a number by text message, and tells the address that stays', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask, confirm, codeSent, contacts } = steps(f, leo)
    await ask('06 12 34 56 78')
    assert.partialDeepStrictEqual((await f.app.sent()).at(-1)!, { channel: 'sms', recipient: '+33612345678' })
    assert.equal((await confirm((await codeSent())!)).status, 200)
    assert.deepEqual(await contacts(), [old, '+33612345678'])
    const told = (await f.app.sent()).filter((m) => m.recipient === old)
    assert.match(told[0]!.body, /numéro de téléphone vient d’être ajouté/)
  })

  it('lets a code be tried five times, for ten minutes, the newest only', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask, confirm, codeSent, contacts } = steps(f, leo)
    assert.partialDeepStrictEqual(await confirm('123456'), codeWrong)
    await ask(next)
    const first = (await codeSent())!
    for (let i = 0; i < 5; i++) assert.partialDeepStrictEqual(await confirm(wrongOf(first)), codeWrong)
    assert.partialDeepStrictEqual(await confirm(first), codeWrong)
    await ask('autre@exemple.fr')
    const second = (await codeSent())!
    if (first !== second) assert.partialDeepStrictEqual(await confirm(first), codeWrong)
    f.app.at(later(10, 1))
    assert.partialDeepStrictEqual(await confirm(second), codeWrong)
    assert.deepEqual(await contacts(), [old, null])
  })

  it('says nothing of another account with that contact, but to its holder', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { email: taken } = await f.given.account({ role: 'adviser' })
    const { ask, confirm } = steps(f, leo)
    const free = await ask(next)
    const other = await ask(taken)
    assert.deepEqual([other.status, other.body, other.headers['server-timing']], [200, free.body, free.headers['server-timing']])
    const { recipient, body } = (await f.app.sent()).at(-1)!
    assert.equal(recipient, taken)
    assert.match(body, /sert déjà à un autre compte/)
    assert.doesNotMatch(body, /\b\d{6}\b/)
    assert.partialDeepStrictEqual(await confirm('123456'), codeWrong)
    const mine = await f.given.row(sql`select count(*)::int as n from platform.outgoing where account_id = ${leo.id}`)
    assert.equal(mine.n, 0)
  })

  it('does not take a contact that became another’s in between', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask, confirm, codeSent, contacts } = steps(f, leo)
    await ask(next)
    const code = (await codeSent())!
    await f.given.account({ email: next })
    assert.partialDeepStrictEqual(await confirm(code), codeWrong)
    assert.deepEqual(await contacts(), [old, null])
  })

  it('ends when the adviser changes a contact meanwhile', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask, confirm, codeSent, contacts } = steps(f, leo)
    await ask(next)
    const code = (await codeSent())!
    const body = { email: 'par.la.conseillere@exemple.fr', phone: null }
    await f.given.confirmed(leo.adviser)
    assert.equal((await f.app.as(leo.adviser).call(peopleApi.changeContact, { params: { id: leo.id }, body })).status, 200)
    assert.partialDeepStrictEqual(await confirm(code), codeWrong)
    assert.deepEqual(await contacts(), [body.email, null])
  })

  it('refuses one’s own contact, what is none, a device left open, and the sixth wish in an hour', async (f) => {
    const leo = await f.given.youngPerson({ email: old })
    const { ask } = steps(f, leo)
    assert.partialDeepStrictEqual(await ask(old), { status: 409, body: { code: 'identity.contact-same' } })
    assert.partialDeepStrictEqual(await ask('leo@'), { status: 422, body: { code: 'identity.contact-invalid' } })
    for (let i = 0; i < 5; i++) assert.equal((await ask(`leo${i}@exemple.fr`)).status, 200)
    assert.partialDeepStrictEqual(await ask('leo5@exemple.fr'), { status: 429, body: { code: 'identity.too-many' } })
    f.app.at(later(61))
    assert.partialDeepStrictEqual(await ask(next), { status: 403, body: { code: 'identity.sign-in-again' } })
  })

  it('does not let several accounts write to one address again and again', async (f) => {
    for (let i = 0; i < 5; i++) assert.equal((await steps(f, await f.given.youngPerson()).ask(next)).status, 200)
    const sixth = await steps(f, await f.given.youngPerson()).ask(next)
    assert.partialDeepStrictEqual(sixth, { status: 429, body: { code: 'identity.too-many' } })
  })

  it('is not for professionals', async ({ app, given }) => {
    const reply = await app.as(await given.adviser()).call(identityApi.askContactChange, { body: { contact: next } })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'access.role' } })
  })
})

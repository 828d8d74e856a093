import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { identityGiven } from './given.ts'
import { argonRuns } from './password-hash.ts'

async function world(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-secret-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const secretFile = path.join(folder, 'secret')
  const elan = await ownElan(t, { ELAN_SECRET_FILE: secretFile })
  const post = async (place: string, body: object) => {
    const reply = await fetch(`${elan.url}/api${place}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
  }
  const given = identityGiven(elan.db)
  const times = (n: number, act: (i: number) => Promise<string>) => Promise.all(Array.from({ length: n }, (_, i) => act(i)))
  return { db: elan.db, given, post, times, config: { secretFile } }
}
type World = Awaited<ReturnType<typeof world>>

const stateOf = ({ db }: World, id: string) =>
  db.one(
    z.object({ tries: z.int(), isLocked: z.boolean() }),
    sql`select failed_tries as tries, coalesce(locked_until > now(), false) as "isLocked" from identity.account where id = ${id}`,
  )

describe('tries at once', () => {
  it('of a password lock at the tenth, and the right one among the later does not open', async (t) => {
    const w = await world(t)
    const who = await w.given.passwordAccount(w.config)
    const sign = (password: string) => w.post('/sign-in/password', { email: who.email, password, code: who.code(new Date().toISOString()) })
    assert.deepEqual(new Set(await w.times(9, () => sign('autre-chose-42'))), new Set(['422 identity.password-wrong']))
    assert.deepEqual(await stateOf(w, who.id), { tries: 9, isLocked: false })
    await w.times(30, () => sign('autre-chose-42'))
    assert.deepEqual(await stateOf(w, who.id), { tries: 10, isLocked: true })
    assert.equal(await sign(who.password), '422 identity.password-wrong')
  })

  it('of a right password with one code open one session', async (t) => {
    const w = await world(t)
    const who = await w.given.passwordAccount(w.config)
    const body = { email: who.email, password: who.password, code: who.code(new Date().toISOString()) }
    const answers = await w.times(8, () => w.post('/sign-in/password', body))
    assert.equal(answers.filter((a) => a === '200').length, 1)
  })

  it('verify the password while somebody else holds the account', async (t) => {
    const w = await world(t)
    const who = await w.given.passwordAccount(w.config)
    const before = argonRuns.count
    const answers = await w.db.tx(async (db) => {
      await db.run(sql`select from identity.account where id = ${who.id} for update`)
      const sent = w.times(5, () => w.post('/sign-in/password', { email: who.email, password: 'autre-chose-42', code: '000000' }))
      while (argonRuns.count < before + 5) await new Promise((later) => setTimeout(later, 5))
      return { sent }
    })
    assert.deepEqual(new Set(await answers.sent), new Set(['422 identity.password-wrong']))
    assert.equal((await stateOf(w, who.id)).tries, 5)
  })

  it('are no way around a password that was changed while the old one was verified', async (t) => {
    const w = await world(t)
    const who = await w.given.passwordAccount(w.config)
    const before = argonRuns.count
    const { sent } = await w.db.tx(async (db) => {
      await db.run(sql`select from identity.account where id = ${who.id} for update`)
      const sent = w.times(1, () =>
        w.post('/sign-in/password', { email: who.email, password: who.password, code: who.code(new Date().toISOString()) }),
      )
      while (argonRuns.count < before + 1) await new Promise((later) => setTimeout(later, 5))
      await db.run(sql`update identity.password set hash = hash || 'x' where account_id = ${who.id}`)
      return { sent }
    })
    assert.deepEqual(await sent, ['422 identity.password-wrong'])
  })

  it('send no more than five codes to a contact', async (t) => {
    const w = await world(t)
    const { email } = await w.given.account()
    const answers = await w.times(50, () => w.post('/sign-in/codes', { contact: email }))
    assert.deepEqual(answers.sort(), [...Array(5).fill('200'), ...Array(45).fill('429 identity.too-many')])
  })

  it('of a code are five at most', async (t) => {
    const w = await world(t)
    const { id, email } = await w.given.account()
    await w.post('/sign-in/codes', { contact: email })
    await w.times(50, (i) => w.post('/sign-in/sessions', { contact: email, code: String(100_000 + i) }))
    const { tries } = await w.db.one(z.object({ tries: z.int() }), sql`select tries from identity.one_time_code where account_id = ${id}`)
    assert.equal(tries, 5)
    assert.deepEqual(await stateOf(w, id), { tries: 10, isLocked: true })
  })
})

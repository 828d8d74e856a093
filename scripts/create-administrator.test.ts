import assert from 'node:assert/strict'
import { identityApi } from '#api/identity'
import { peopleApi } from '#api/people'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { createAdministrator } from './create-administrator.ts'

const wanted = { email: 'admin@exemple.fr', firstName: 'Administration', lastName: 'Élan', isReset: false }
const create = ({ app }: Fixtures, more: Partial<typeof wanted> = {}) =>
  app.work((work) => createAdministrator(work, { ...wanted, ...more }))
const tokenOf = (made: Awaited<ReturnType<typeof create>>) => ('link' in made ? /\/activer\/(\S+)$/.exec(made.link)![1]! : made.fault)

describe('the first administrator', () => {
  it('gets a link that opens the account, and a fresh one until it is opened', async (f) => {
    const first = tokenOf(await create(f))
    const second = tokenOf(await create(f))
    assert.equal((await f.app.call(identityApi.getActivation, { params: { token: first } })).body.code, 'identity.link-used')
    const shown = await f.app.call(identityApi.getActivation, { params: { token: second } })
    assert.partialDeepStrictEqual(shown, { status: 200, body: { kind: 'professional', contact: 'a••••@exemple.fr' } })
  })

  it('gets no link to an account in use, unless its means of signing in are reset, which is written down', async (f) => {
    const admin = await f.given.official('administrator')
    const email = `${admin.id}@exemple.fr`
    assert.match(tokenOf(await create(f, { email })), /already in use/)
    const token = tokenOf(await create(f, { email, isReset: true }))
    assert.equal((await f.app.as(admin).call(peopleApi.session)).status, 401)
    assert.equal((await f.app.call(identityApi.getActivation, { params: { token } })).status, 200)
    const trail = await f.db.many(
      z.object({ what: z.string() }),
      sql`select what from platform.audit_entry where subject_id = ${admin.id} order by id`,
    )
    assert.deepEqual(
      trail.map((line) => line.what),
      ['identity.sign-in-reset', 'identity.invited'],
    )
  })

  it('never takes over the account of somebody else', async (f) => {
    const adviser = await f.given.adviser()
    assert.match(tokenOf(await create(f, { email: `${adviser.id}@exemple.fr`, isReset: true })), /another account/)
  })
})

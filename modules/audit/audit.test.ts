import assert from 'node:assert/strict'
import { notificationsApi } from '#api/notifications'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { modules } from '../../apps/server/modules.ts'
import { auditApi } from './api.ts'
import { withoutFreeText } from './rules.ts'

describe('who opened my file', () => {
  it('names own advisers, and says function, structure and reason of others', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const substitute = await given.substitute(leo.adviser)
    const colleague = await given.curiousColleague(leo)
    for (const who of [leo.adviser, substitute, colleague])
      await app.as(who).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })

    const { items } = (await app.as(leo).call(auditApi.ownAccesses, { query: {} })).body
    const structure = 'Mission locale de la Dhuys'
    assert.partialDeepStrictEqual(items, [
      { function: 'Conseiller', structure, reason: 'Accueil en son absence', name: null },
      { function: 'Conseiller', structure, reason: null, name: 'Aïcha Benali' },
      { function: 'Conseiller', structure, reason: null, name: 'Aïcha Benali' },
    ])
  })

  it('keeps the name of who was the adviser then, and not of who is one now', async ({ app, given, db }) => {
    const leo = await given.youngPerson()
    await app.as(leo.adviser).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })
    await db.run(sql`update people.follow_up set ended_at = '2026-11-23T10:00:00Z' where young_person_id = ${leo.id}`)
    assert.equal((await app.as(leo).call(auditApi.ownAccesses, { query: {} })).body.items[0]?.name, 'Aïcha Benali')
    await db.run(
      sql`update people.follow_up set ended_at = '2026-11-23T08:00:00Z', started_at = '2026-11-01T08:00:00Z' where young_person_id = ${leo.id}`,
    )
    assert.equal((await app.as(leo).call(auditApi.ownAccesses, { query: {} })).body.items[0]?.name, null)
  })

  it('does not show who was refused', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await app.as(await given.adviser()).call(notificationsApi.deliveries, { params: { id: leo.id }, query: {} })
    assert.deepEqual((await app.as(leo).call(auditApi.ownAccesses, { query: {} })).body.items, [])
  })
})

describe('the journal', () => {
  it('is read by auditors and administrators, filtered, a page at a time, without free text', async ({ app, given }) => {
    const subject = ids.uuid()
    for (let i = 0; i < 52; i++) await app.work((w) => audit(w, 'test.done', subject, { n: i, word: 'code-1', text: 'Il a des dettes.' }))
    await app.work((w) => audit(w, 'other.done', null))
    for (const role of ['auditor', 'administrator'] as const) {
      const who = await given.official(role)
      const first = (await app.as(who).call(auditApi.entries, { query: { what: 'test.', subjectId: subject } })).body
      assert.equal(first.items.length, 50)
      assert.deepEqual(first.items[0]!.details, { n: 51, word: 'code-1' })
      const second = (await app.as(who).call(auditApi.entries, { query: { what: 'test.', subjectId: subject, after: first.next! } })).body
      assert.deepEqual([second.items.length, second.next], [2, null])
    }
  })

  it.each([['adviser'], ['manager'], ['director'], ['partner']] as const)('is refused to a %s', async ([role], { app, given }) => {
    assert.partialDeepStrictEqual(await app.as(await given.professional({ role })).call(auditApi.entries, { query: {} }), { status: 403 })
  })

  it('leaves out whatever reads like a sentence', () => {
    assert.deepEqual(withoutFreeText({ a: 'x-1', b: 'deux mots', c: [1, 'y'], d: { e: 1 }, f: null, g: true }), {
      a: 'x-1',
      c: [1, 'y'],
      f: null,
      g: true,
    })
  })
})

describe('one’s own data', () => {
  it('holds a part for every module that keeps some, and the trail says it was taken', async ({ app, given, db }) => {
    const leo = await given.youngPerson()
    await given.notice({ account: leo })
    const { status, body } = await app.as(leo).call(auditApi.export)
    assert.equal(status, 200)
    assert.equal(Object.keys(body.data).length, modules.filter((m) => m.personalData).length)
    assert.equal((body.data.notifications?.notifications as unknown[]).length, 1)
    assert.equal(await db.run(sql`select from platform.audit_entry where what = 'audit.own-data-exported' and subject_id = ${leo.id}`), 1)
    const { kept } = (await app.as(leo).call(auditApi.retention)).body
    assert.equal(kept.length, Object.keys(body.data).length)
  })

  it('is for young people', async ({ app, given }) => {
    for (const e of [auditApi.export, auditApi.retention])
      assert.partialDeepStrictEqual(await app.as(await given.adviser()).call(e), { status: 403 })
  })
})

const keepRetention = async ({ app }: Fixtures, at: string) => {
  app.at(at)
  const jobs = modules.flatMap((m) => m.jobs ?? [])
  for (const name of ['audit.keep-retention', 'notifications.trim-centre', 'identity.forget-what-is-over'])
    await app.work((_, s) => jobs.find((j) => j.name === name)!.handle(s, {}))
}

describe('retention', () => {
  it('erases who left more than two years ago, once, and keeps the others', async (f) => {
    const [gone, recent] = [await f.given.youngPerson(), await f.given.youngPerson()]
    for (const [{ id }, at] of [
      [gone, '2024-11-22T09:00:00Z'],
      [recent, '2024-11-24T09:00:00Z'],
    ] as const) {
      await f.db.run(sql`update identity.account set status = 'closed', closed_at = ${at} where id = ${id}`)
      await f.db.run(sql`insert into notifications.preference (account_id, kind, channel, is_on) values (${id}, 'messages', 'push', false)`)
      await f.db.run(sql`insert into platform.outgoing (id, channel, recipient, account_id, kind, body, next_try_at, created_at)
        values (${ids.uuid()}, 'email', 'a@exemple.fr', ${id}, 'x.y', 'x', ${at}, ${at})`)
    }
    await keepRetention(f, '2026-11-23T09:00:00.000Z')
    await keepRetention(f, '2026-11-23T10:00:00.000Z')
    const left = (id: string) =>
      f.db.one(
        z.object({ preferences: z.int(), messages: z.int(), erased: z.int() }),
        sql`select (select count(*) from notifications.preference where account_id = ${id}) as preferences,
          (select count(*) from platform.outgoing where account_id = ${id}) as messages,
          (select count(*) from audit.erasure where account_id = ${id}) as erased`,
      )
    assert.deepEqual(await left(gone.id), { preferences: 0, messages: 0, erased: 1 })
    assert.deepEqual(await left(recent.id), { preferences: 1, messages: 1, erased: 0 })
  })

  it('throws away events of more than thirty days that everybody who hears them has passed', async (f) => {
    const add = (seq: number, type: string, at: string) =>
      f.db.run(sql`insert into platform.event (type, data, at, seq) values (${type}, '{}', ${at}, ${seq})`)
    await f.db.run(sql`insert into platform.subscriber (name, last_seq) values ('notifications', 9000002)
      on conflict (name) do update set last_seq = excluded.last_seq`)
    const old = '2026-10-01T09:00:00Z'
    await add(9000001, 'actions.given', old) // passed by its only listener
    await add(9000003, 'actions.given', old) // not passed
    await add(9000004, 'nobody.listens', old)
    await add(9000005, 'nobody.listens', '2026-11-20T09:00:00Z') // young
    await add(9000006, 'nobody.listens', old) // the newest: streams count from it
    await keepRetention(f, '2026-11-23T09:00:00.000Z')
    const left = await f.db.many(z.object({ seq: z.int() }), sql`select seq from platform.event where seq > 9000000 order by seq`)
    assert.deepEqual(
      left.map((e) => e.seq),
      [9000003, 9000005, 9000006],
    )
  })

  it('forgets replies after seven days, lines of the centre after sixty, codes after one, sessions after a year', async (f) => {
    const leo = await f.given.youngPerson()
    await f.db.run(sql`insert into platform.idempotent_reply (account_id, key, request_hash, at) values
      (${leo.id}, ${ids.uuid()}, '', '2026-11-15T09:00:00Z'), (${leo.id}, ${ids.uuid()}, '', '2026-11-17T09:00:00Z')`)
    await f.given.notice({ account: leo, happenedAt: '2026-09-20T09:00:00.000Z' })
    await f.given.notice({ account: leo, happenedAt: '2026-10-20T09:00:00.000Z' })
    await f.db.run(sql`insert into identity.one_time_code (id, account_id, code_hash, created_at, expires_at) values
      (${ids.uuid()}, ${leo.id}, '', '2026-11-21T09:00:00Z', '2026-11-21T09:10:00Z'), (${ids.uuid()}, ${leo.id}, '', '2026-11-23T08:00:00Z', '2026-11-23T08:10:00Z')`)
    await f.db.run(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at) values
      (${ids.uuid()}, 'old', ${leo.id}, 'demo', '', '2025-09-01T09:00:00Z', '2025-09-01T09:00:00Z', '2025-10-01T09:00:00Z')`)
    await keepRetention(f, '2026-11-23T09:00:00.000Z')
    const count = async (from: ReturnType<typeof sql>) =>
      (await f.db.one(z.object({ n: z.int() }), sql`select count(*) as n from ${from} where account_id = ${leo.id}`)).n
    assert.equal(await count(sql`platform.idempotent_reply`), 1)
    assert.equal(await count(sql`notifications.notice`), 1)
    assert.equal(await count(sql`identity.one_time_code`), 1)
    assert.equal(await count(sql`identity.session`), 1) // the one that the test is signed in with
  })
})

import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { authenticate } from '#modules/identity'
import { given } from '#testing/given'
import { ownDatabase } from '#testing/real'
import { Done, endpoint, z } from './api.ts'
import { makeClock } from './clock.ts'
import { readConfig } from './config.ts'
import type { Db } from './db.ts'
import { conflict, keeping } from './errors.ts'
import { type Ctx, type Deps, inTwoSteps, makeServer, routes } from './server.ts'
import { sql } from './sql.ts'

const id = z.object({ id: z.uuid() })
const testApi = {
  write: endpoint({
    method: 'PUT',
    path: '/test/:id',
    access: ['adviser'],
    params: id,
    body: z.strictObject({ name: z.string().max(20), count: z.int().optional() }),
    reply: z.object({ name: z.string(), times: z.int() }),
  }),
  breakRule: endpoint({ method: 'POST', path: '/test/rule', access: ['adviser'], reply: Done }),
  count: endpoint({ method: 'POST', path: '/test/count', access: ['adviser'], reply: Done }),
  compute: endpoint({
    method: 'POST',
    path: '/test/compute',
    access: ['adviser'],
    reply: z.object({ inTransaction: z.array(z.boolean()) }),
  }),
  twice: endpoint({ method: 'POST', path: '/test/twice', access: ['adviser'], reply: Done }),
  bug: endpoint({ method: 'GET', path: '/test/bug', access: 'public', reply: Done }),
  text: endpoint({ method: 'GET', path: '/test/text/:text', access: 'public', params: z.object({ text: z.string() }), reply: Done }),
  day: endpoint({
    method: 'GET',
    path: '/test/day',
    access: 'public',
    query: z.object({ day: z.iso.date(), n: z.int().optional() }),
    reply: Done,
  }),
  loose: endpoint({ method: 'POST', path: '/test/loose', access: 'public', body: z.record(z.string(), z.unknown()), reply: Done }),
  file: endpoint({ method: 'GET', path: '/test/file/:id', access: ['adviser'], params: id, reads: { personalFile: 'id' }, reply: Done }),
}
/** Inside a transaction the clock of the database stands still between two statements. */
async function isInTransaction(db: Db) {
  const now = () => db.one(z.object({ at: z.string() }), sql`select now()::text as at`)
  const first = await now()
  return first.at === (await now()).at
}
const testRoutes = routes(testApi, {
  write: async ({ db, params, body }) => {
    const { n } = await db.one(
      z.object({ n: z.int() }),
      sql`insert into platform.setting (name, value) values (${`test-${params.id}`}, '1')
        on conflict (name) do update set value = to_jsonb((platform.setting.value)::int + 1) returning (value)::int as n`,
    )
    return { name: body.name, times: n, secret: 'never sent' } as { name: string; times: number }
  },
  breakRule: async ({ db }) => {
    await db.run(sql`insert into platform.setting (name, value) values ('half', '1')`)
    throw conflict('test.no')
  },
  count: async ({ db }) => {
    await db.run(sql`insert into platform.setting (name, value) values ('counted', '1')
      on conflict (name) do update set value = to_jsonb((platform.setting.value)::int + 1)`)
    throw keeping(conflict('test.no'))
  },
  compute: inTwoSteps(
    async ({ db }: Ctx) => isInTransaction(db),
    async ({ db }, before) => ({ inTransaction: [before, await isInTransaction(db)] }),
  ),
  twice: async ({ db }) => {
    await db.run(sql`insert into platform.setting (name, value) values ('double', '1'), ('double', '2')`)
    return {}
  },
  bug: async () => {
    throw new Error('a secret detail')
  },
  text: async ({ db, params }) => {
    await db.run(sql`select ${params.text}`)
    return {}
  },
  day: async ({ db, query }) => {
    await db.run(sql`select ${query.day}::date, ${query.n ?? 0}::int`)
    return {}
  },
  loose: async ({ body }) => (JSON.stringify(body) ? {} : {}),
  file: async () => ({}),
})

async function world(t: TestContext, env: Record<string, string> = {}) {
  const { db } = await ownDatabase(t)
  const errors: unknown[] = []
  const deps: Deps = {
    db,
    clock: makeClock('2026-11-23T09:00:00Z'),
    config: readConfig({ RATE_LIMIT: '0', ...env }),
    log: { info() {}, warn() {}, debug() {}, error: (e: unknown) => errors.push(e) },
    ring() {},
    enqueue: async () => undefined,
    authenticate,
  }
  const app = await makeServer(deps, [{ routes: testRoutes, constraints: { setting_pkey: 'test.twice' } }])
  const adviser = await given(db).adviser()
  const call = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object | string, headers: Record<string, string> = {}) => {
    const reply = await app.inject({
      method,
      url: `/api${url}`,
      headers: { cookie: `elan_session=${adviser.token}`, ...headers },
      ...(payload !== undefined && { payload }),
    })
    return { status: reply.statusCode, headers: reply.headers, body: reply.body ? reply.json() : undefined }
  }
  return { db, app, call, adviser, errors, at: (n: number) => `/test/00000000-0000-7000-8000-00000000000${n}` }
}

describe('a request', () => {
  it('answers declared fields only, and says how many statements it took', async (t) => {
    const { call, at } = await world(t)
    const reply = await call('PUT', at(1), { name: 'a' })
    assert.deepEqual([reply.status, reply.body], [200, { name: 'a', times: 1 }])
    assert.match(String(reply.headers['server-timing']), /^sql;desc="\d+"$/)
    assert.equal(reply.headers['cache-control'], 'no-store')
  })

  it('refuses what it does not know, in problem+json with a stable code', async (t) => {
    const { call, at } = await world(t)
    for (const body of [{ name: 'a', more: 1 }, { name: 1 }, {}, { name: 'a', count: '3' }, { name: 'x'.repeat(21) }, '[]']) {
      const reply = await call('PUT', at(1), body, { 'content-type': 'application/json' })
      assert.partialDeepStrictEqual(reply, { status: 400, body: { status: 400, code: 'request.invalid' } })
      assert.equal(reply.headers['content-type'], 'application/problem+json')
    }
    assert.partialDeepStrictEqual(await call('PUT', '/test/not-an-id', { name: 'a' }), { status: 400, body: { code: 'request.invalid' } })
    assert.partialDeepStrictEqual(await call('PUT', at(1), '{"name":', { 'content-type': 'application/json' }), { status: 400 })
    assert.partialDeepStrictEqual(await call('PUT', at(1), 'name=a', { 'content-type': 'application/x-www-form-urlencoded' }), {
      status: 415,
      body: { code: 'request.invalid' },
    })
  })

  it('refuses a text that the database cannot keep, wherever it stands', async (t) => {
    const { call, at, errors } = await world(t)
    for (const name of ['a\0b', '\ud800', '\udc00x'])
      assert.partialDeepStrictEqual(await call('PUT', at(1), { name }), { status: 400, body: { code: 'request.invalid' } })
    assert.partialDeepStrictEqual(await call('PUT', at(1), { name: 'a', more: 1, 'b\0': 1 }), { status: 400 })
    assert.partialDeepStrictEqual(await call('GET', '/test/text/a%00b'), { status: 400, body: { code: 'request.invalid' } })
    const nest = `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`
    assert.partialDeepStrictEqual(await call('POST', '/test/loose', nest, { 'content-type': 'application/json' }), { status: 400 })
    assert.equal((await call('PUT', at(1), { name: 'é 👩‍👧 \u202e' })).status, 200)
    assert.deepEqual(errors, [])
  })

  it('refuses a day that never was and a number that the database cannot hold', async (t) => {
    const { call, errors } = await world(t)
    for (const query of [
      'day=2026-02-30',
      'day=0000-01-01',
      'day=2026-1-1',
      'day=2026-11-23&n=2147483648',
      'day=2026-11-23&n=-9007199254740991',
    ])
      assert.partialDeepStrictEqual(await call('GET', `/test/day?${query}`), { status: 400, body: { code: 'request.invalid' } }, query)
    for (const day of ['0001-01-01', '2024-02-29', '9999-12-31']) assert.equal((await call('GET', `/test/day?day=${day}&n=-5`)).status, 200)
    assert.deepEqual(errors, [])
  })

  it('refuses a body that is too large', async (t) => {
    const { call, at } = await world(t)
    const reply = await call('PUT', at(1), { name: 'x'.repeat(70_000) })
    assert.partialDeepStrictEqual(reply, { status: 413, body: { code: 'request.too-large' } })
  })

  it('refuses a write from another site', async (t) => {
    const { call, at } = await world(t)
    const reply = await call('PUT', at(1), { name: 'a' }, { 'sec-fetch-site': 'cross-site' })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'access.origin' } })
  })

  it('refuses a write from another site that an older browser only names by its origin', async (t) => {
    const { call, at } = await world(t)
    for (const origin of ['https://evil.example', 'null', 'http://localhost:81'])
      assert.partialDeepStrictEqual(
        await call('PUT', at(1), { name: 'a' }, { origin }),
        { status: 403, body: { code: 'access.origin' } },
        origin,
      )
    for (const origin of ['http://127.0.0.1:3000', 'http://localhost:80'])
      assert.equal((await call('PUT', at(1), { name: 'a' }, { origin, host: 'localhost' })).status, 200, origin)
  })

  it('says in problem+json too that an address is unknown or torn', async (t) => {
    const { call } = await world(t)
    for (const [url, status, code] of [
      ['/nowhere', 404, 'access.unknown'],
      ['/test/%ff', 400, 'request.invalid'],
    ] as const) {
      const reply = await call('GET', url)
      assert.partialDeepStrictEqual(reply, { status, body: { status, code } })
      assert.equal(reply.headers['content-type'], 'application/problem+json')
    }
  })

  it('undoes everything when a rule says no', async (t) => {
    const { call, db } = await world(t)
    assert.partialDeepStrictEqual(await call('POST', '/test/rule'), { status: 409, body: { code: 'test.no' } })
    assert.equal(await db.run(sql`select from platform.setting where name = 'half'`), 0)
  })

  it('keeps what was counted before a refusal that keeps it, also with a key', async (t) => {
    const { call, db } = await world(t)
    const key = { 'idempotency-key': crypto.randomUUID() }
    for (const headers of [{}, key, key])
      assert.partialDeepStrictEqual(await call('POST', '/test/count', undefined, headers), { status: 409, body: { code: 'test.no' } })
    assert.deepEqual(await db.one(z.object({ value: z.int() }), sql`select value from platform.setting where name = 'counted'`), {
      value: 3,
    })
  })

  it('runs the first of two steps without a transaction', async (t) => {
    const { call } = await world(t)
    assert.deepEqual((await call('POST', '/test/compute')).body, { inTransaction: [false, true] })
  })

  it('turns a constraint of the database into its refusal', async (t) => {
    const { call } = await world(t)
    assert.partialDeepStrictEqual(await call('POST', '/test/twice'), { status: 409, body: { code: 'test.twice' } })
  })

  it('keeps the details of a bug in the log', async (t) => {
    const { call, errors } = await world(t)
    const reply = await call('GET', '/test/bug')
    assert.deepEqual(Object.keys(reply.body).sort(), ['code', 'params', 'requestId', 'status'])
    assert.equal(reply.body.code, 'bug')
    assert.equal(errors.length, 1)
  })

  it('says when to come back after too many', async (t) => {
    const { call } = await world(t, { RATE_LIMIT: '3' })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await call('GET', '/test/bug')).status)
    assert.deepEqual(statuses, [500, 500, 500, 429, 429])
    const reply = await call('GET', '/test/bug')
    assert.equal(reply.body.code, 'request.too-many')
    assert.ok(Number(reply.headers['retry-after']) > 0)
  })
})

describe('the limit of requests', () => {
  const statusesOf = async (act: (i: number) => Promise<{ status: number }>) => {
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await act(i)).status)
    return statuses
  }

  it('counts an address, whatever cookie it makes up', async (t) => {
    const { call } = await world(t, { RATE_LIMIT: '3' })
    const reply = (i: number) => call('GET', '/test/text/a', undefined, { cookie: `elan_session=made-up-${i}` })
    assert.deepEqual(await statusesOf(reply), [200, 200, 200, 429, 429])
  })

  it('counts an address that tries sessions', async (t) => {
    const { call } = await world(t, { RATE_LIMIT: '3' })
    const reply = (i: number) =>
      call('GET', '/test/file/00000000-0000-7000-8000-000000000001', undefined, { cookie: `elan_session=guess-${i}` })
    assert.deepEqual(await statusesOf(reply), [401, 401, 401, 429, 429])
  })

  it('counts a signed-in person, from wherever they call', async (t) => {
    const { call } = await world(t, { RATE_LIMIT: '3', TRUST_PROXY: '1' })
    assert.deepEqual(
      await statusesOf((i) => call('GET', '/test/text/a', undefined, { 'x-forwarded-for': `192.0.2.${i}` })),
      [200, 200, 200, 429, 429],
    )
  })

  for (const [proxies, forwarded] of [
    ['0', (i: number) => `192.0.2.${i}`],
    ['1', (i: number) => `192.0.2.${i}, 198.51.100.7`],
  ] as const)
    it(`believes nothing that the caller wrote of its address (TRUST_PROXY=${proxies})`, async (t) => {
      const { call } = await world(t, { RATE_LIMIT: '3', TRUST_PROXY: proxies })
      const reply = (i: number) => call('GET', '/test/text/a', undefined, { cookie: '', 'x-forwarded-for': forwarded(i) })
      assert.deepEqual(await statusesOf(reply), [200, 200, 200, 429, 429])
    })

  it('counts people apart behind a proxy', async (t) => {
    const { call } = await world(t, { RATE_LIMIT: '3', TRUST_PROXY: '1' })
    const reply = (i: number) => call('GET', '/test/text/a', undefined, { cookie: '', 'x-forwarded-for': `192.0.2.${i}` })
    assert.deepEqual(await statusesOf(reply), [200, 200, 200, 200, 200])
  })
})

describe('a write that is sent again', () => {
  const key = { 'idempotency-key': '00000000-0000-7000-8000-0000000000aa' }

  it('is done once and gets the same answer', async (t) => {
    const { call, at } = await world(t)
    const replies = [await call('PUT', at(1), { name: 'a' }, key), await call('PUT', at(1), { name: 'a' }, key)]
    assert.deepEqual(
      replies.map((r) => r.body),
      [
        { name: 'a', times: 1 },
        { name: 'a', times: 1 },
      ],
    )
  })

  it('is done once though ten copies race', async (t) => {
    const { call, at } = await world(t)
    const replies = await Promise.all(Array.from({ length: 10 }, () => call('PUT', at(1), { name: 'a' }, key)))
    assert.deepEqual(new Set(replies.map((r) => JSON.stringify(r.body))), new Set(['{"name":"a","times":1}']))
  })

  it('is refused when the same key carries another body', async (t) => {
    const { call, at } = await world(t)
    await call('PUT', at(1), { name: 'a' }, key)
    assert.partialDeepStrictEqual(await call('PUT', at(1), { name: 'b' }, key), { status: 409, body: { code: 'request.key-reused' } })
  })

  it('is tried anew when the first time was refused', async (t) => {
    const { call } = await world(t)
    for (let i = 0; i < 2; i++) assert.equal((await call('POST', '/test/rule', undefined, key)).status, 409)
  })
})

describe('a young person’s file', () => {
  it('keeps who opened it, once an hour', async (t) => {
    const { call, db, adviser } = await world(t)
    const person = await given(db).youngPerson()
    for (let i = 0; i < 3; i++) await call('GET', `/test/file/${person.id}`)
    const rows = await db.many(
      z.object({ accountId: z.uuid(), refused: z.boolean() }),
      sql`select account_id as "accountId", refused from platform.file_access where person_id = ${person.id}`,
    )
    assert.deepEqual(rows, [{ accountId: adviser.id, refused: false }])
  })

  it('cannot be made to forget: the trail refuses changes', async (t) => {
    const { call, db } = await world(t)
    const person = await given(db).youngPerson()
    await call('GET', `/test/file/${person.id}`)
    await assert.rejects(db.run(sql`delete from platform.file_access`), /permission denied/)
  })
})

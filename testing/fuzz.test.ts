import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import { after } from 'node:test'
import fc, { type Arbitrary } from 'fast-check'
import type { Endpoint, z } from '#platform/api'
import { toSchema } from '#platform/json-schema'
import { describe, type Fixtures, it, type Person } from '#testing'
import { modules } from '../apps/server/modules.ts'
import { runs, seed } from './deep.ts'
import type { Example } from './examples.ts'

/** Requests to each endpoint: whatever is sent, by whomever, nothing is a bug (500). At its small size always the same. */
const requests = runs(5, 50)
const drawnFrom = runs(23, seed)

type Schema = {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  minItems?: number
}
type Input = { params: Record<string, string>; query: Record<string, unknown> | undefined; body: unknown }

const examples = new Map<string, Record<string, Example>>()
for (const file of globSync('modules/*/examples.ts')) {
  const [own] = Object.values((await import(`../${file}`)) as Record<string, Record<string, Example>>)
  examples.set(file.split('/')[1]!, own!)
}

let sent = 0
const answers = new Map<number, number>()
after(() => console.log(`fuzz: ${sent} requests, seed ${drawnFrom}, answers ${JSON.stringify(Object.fromEntries([...answers].sort()))}`))

describe('whatever is sent', () => {
  for (const { name, routes } of modules)
    it(`is never a bug of ${name}`, async (f) => {
      const { callers, owner, known } = await castOf(f)
      for (const [key, e] of Object.entries(routes.api)) {
        const example = examples.get(name)![key]!
        await f.db.foreign('savepoint endpoint')
        const good = (await example.make(f.given, owner, callers[key.length % 2]!)) as Partial<Input>
        await fc.assert(
          fc.asyncProperty(fc.constantFrom(...allowed(e, callers)), inputOf(e, good, [...known, ...idsIn(good)]), (who, input) =>
            send(f, e, who, input),
          ),
          { numRuns: requests, seed: drawnFrom, endOnFailure: true },
        )
        await f.db.foreign('rollback to savepoint endpoint')
      }
    })
})

/** Somebody of each role, the ids they know, and nobody. */
async function castOf({ given }: Fixtures) {
  const owner = await given.youngPerson()
  const { adviser, structure } = owner
  const stranger = await given.youngPerson()
  const callers: Person[] = [owner, adviser, stranger]
  // one after the other: they share the connection of the transaction
  for (const role of ['manager', 'director', 'paymentsOfficer', 'outreachOperator', 'partner'] as const)
    callers.push(await given.professional({ role, structure }))
  for (const role of ['pilot', 'auditor', 'administrator'] as const) callers.push(await given.official(role))
  const known = [owner.id, adviser.id, structure.id, stranger.id, stranger.adviser.id]
  return { owner, callers, known }
}

/** A stranger to the endpoint is turned away at the door, which other tests prove: here come those who are let in. */
const allowed = ({ access }: Endpoint, callers: Person[]) =>
  access === 'public' || access === 'signed-in' ? callers : callers.filter((c) => access.includes(c.role))

/** Sends it, and leaves no trace behind. */
async function send(f: Fixtures, e: Endpoint, who: Person, { params, query, body }: Input) {
  await f.db.foreign('savepoint attempt')
  const input = { params, ...(query && { query }), ...(body !== undefined && { body }) } as never
  const asText = typeof body === 'string'
  const reply = await f.app
    .as(who)
    .call(e, input, { 'idempotency-key': randomUUID(), ...(asText && { 'content-type': 'application/json' }) })
  await f.db.foreign('rollback to savepoint attempt')
  sent++
  answers.set(reply.status, (answers.get(reply.status) ?? 0) + 1)
  assert.ok(reply.status < 500, `${e.method} ${e.path} by ${who.role}: ${reply.status}`)
}

/** A request: most often the good one with some values changed, else made from the shapes, else nonsense. */
function inputOf(e: Endpoint, good: Partial<Input>, ids: string[]): Arbitrary<Input> {
  const path = [...e.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const param = (name: string) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(good.params?.[name] ?? ids[0]!) },
      { weight: 2, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: nasty.map((s) => s.toWellFormed().slice(0, 90) || 'x') },
    )
  return fc.record({
    params: fc.record(Object.fromEntries(path.map((name) => [name, param(name)]))),
    query: e.query ? queryOf(e.query, good.query ?? {}, ids) : fc.constant(undefined),
    body: e.body ? bodyOf(schemaOf(e.body), good.body ?? {}, ids) : fc.constant(undefined),
  })
}

const schemaOf = (shape: z.ZodType) => toSchema(shape, 'input') as Schema

function queryOf(shape: z.ZodObject, good: Record<string, unknown>, ids: string[]) {
  const texts = (made: unknown) =>
    Object.fromEntries(
      Object.entries(made as object).map(([name, value]) => [
        name,
        (typeof value === 'string' ? value : String(JSON.stringify(value))).toWellFormed(),
      ]),
    )
  return changed(schemaOf(shape), good, ids).map(texts)
}

const bodyOf = (schema: Schema, good: unknown, ids: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: changed(schema, good, ids) },
    { weight: 3, arbitrary: madeOf(schema, ids) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '{"__proto__":{"role":"director"}}',
        '{"constructor":{"prototype":{}}}',
        '{',
        '[]',
        'null',
        '1e999',
        '"\\ud800"',
      ),
    },
    { weight: 1, arbitrary: fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) },
  )

/** A good value, with about one part in four made anew. */
function changed({ properties }: Schema, good: unknown, ids: string[]): Arbitrary<unknown> {
  if (!properties) return fc.constant(good)
  const parts = Object.entries(properties).map(([name, schema]) => {
    const kept = (good as Record<string, unknown>)[name]
    return [name, fc.oneof({ weight: 3, arbitrary: fc.constant(kept) }, { weight: 1, arbitrary: madeOf(schema, ids) })] as const
  })
  return fc
    .record(Object.fromEntries(parts))
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)))
}

/** A value of this shape, at its bounds more often than not; now and then of another. */
function madeOf(schema: Schema, ids: string[]): Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fitting(schema, ids) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
}

function fitting(schema: Schema, ids: string[]): Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((s) => madeOf(s, ids)))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'array')
    return fc.array(madeOf(schema.items ?? {}, ids), { minLength: Math.min(schema.minItems ?? 0, 3), maxLength: 4 })
  if (schema.type === 'object')
    return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, s]) => [name, madeOf(s, ids)])), {
      requiredKeys: schema.required ?? [],
    })
  return textOf(schema, ids)
}

const numberOf = ({ minimum = -5, maximum = 10 }: Schema) =>
  fc.oneof(
    fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) }),
    fc.constantFrom(minimum, maximum, 2 ** 31, 2 ** 53 - 1, -1, 0),
  )

/** Words that have broken programs before. */
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff',
    '\u202eabc',
    '‍',
    'é'.repeat(40),
    "'; drop table people.young_person; --",
    '%',
    '\\',
    '%_%',
    '../../etc/passwd',
  ),
  fc.constantFrom(
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'a\r\nBcc: x@y.fr',
    '=cmd|calc',
    '\u001fx',
    'nom\u001fpas-un-id',
    '["x","y"]',
    '["x","00000000-0000-4000-8000-000000000000"]',
    'NaN',
    'infinity',
    '-infinity',
    '9999-99-99_------------------------------------',
    '2026-02-30_00000000-0000-4000-8000-000000000000',
    '2026-11-23T10:00:00+99:99',
    '1~2026-11-23T10:00:00.000Z~x',
    '+33612345678',
    '06 12 34 56 78',
    'a@b.fr',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const days = fc.constantFrom(
  '2026-11-24',
  '2026-12-01',
  '2005-04-12',
  '0001-01-01',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2024-02-29',
  '2010-01-01',
  '2026-13-01',
  '-2026-01-01',
)
const instants = fc.constantFrom(
  '2026-11-24T09:00:00.000Z',
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-24T23:59:60Z',
  '2026-11-24T09:00:00+14:00',
)

function textOf({ format, pattern, maxLength }: Schema, ids: string[]): Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (format === 'date') return days
  if (format === 'date-time') return instants
  if (pattern)
    return fc.oneof(
      fc.stringMatching(new RegExp(pattern)).filter((s) => s.length <= (maxLength ?? 100)),
      nasty,
    )
  return maxLength === undefined
    ? nasty
    : fc.oneof(
        { weight: 6, arbitrary: nasty.map((s) => s.slice(0, maxLength)) },
        { weight: 1, arbitrary: fc.constant('w'.repeat(Math.min(maxLength, 20_000))) },
      )
}

const idsIn = (good: Partial<Input>) => JSON.stringify(good).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []

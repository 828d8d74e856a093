import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parseSync } from 'vite'
import { modules } from '../apps/server/modules.ts'

type Sentences = Record<string, unknown>
const languages = ['en', 'ar'] as const
/** Thrown by code that both use, but only ever to professionals: this list only shrinks. */
const toProfessionals = new Set([
  // booking writes an appointment as an adviser's form does, from a slot whose hour, place and adviser were checked before
  'appointments.address-needed',
  'appointments.adviser-must-attend',
  'appointments.adviser-unknown',
  'appointments.link-needed',
  'appointments.no-structure',
  'appointments.no-such-time',
  'appointments.other-type-needed',
  'appointments.too-far',
  'appointments.too-old',
  'appointments.young-person-unknown',
  // an account that a colleague prepares or invites
  'identity.already-active',
  // the fresh proof is asked for acts on others, and for hours that a professional takes out
  'identity.confirm-again',
  'identity.consent-not-given-yet',
  'identity.contact-taken',
  'identity.no-contact',
])

describe('what a young person is refused', () => {
  it('is said in every language of the app', async () => {
    const french = await frenchCodes()
    const met = [...reachedFrom(youngEndpoints(), french)].filter((code) => !toProfessionals.has(code))
    const missing: string[] = []
    for (const language of languages) {
      const said = await translated(language)
      missing.push(...met.filter((code) => !said.has(code)).map((code) => `${language}: ${code}`))
    }
    assert.deepEqual(missing.sort(), [])
  })

  it('is found by reading the code from the endpoint down', async () => {
    const french = await frenchCodes()
    const met = reachedFrom([{ module: 'plans', key: 'addStep' }], french)
    assert.ok(met.has('plans.unknown-objective') && met.has('plans.objective-closed'))
    assert.ok(!met.has('plans.version-in-the-past'))
  })
})

/** The codes that modules have a French sentence for. */
async function frenchCodes() {
  const files = globSync('modules/*/screens/sentences.ts')
  const all = await Promise.all(
    files.map(async (file) => Object.keys(((await import(`../${file}`)) as { sentences: Sentences }).sentences)),
  )
  return new Set(all.flat())
}

async function translated(language: (typeof languages)[number]) {
  const files = globSync(`modules/*/screens/young/sentences.${language}.ts`)
  const all = await Promise.all(files.map(async (file) => Object.keys(((await import(`../${file}`)) as { default: Sentences }).default)))
  return new Set(all.flat())
}

type Entry = { module: string; key: string }
const youngEndpoints = (): Entry[] =>
  modules.flatMap(({ name, routes }) =>
    Object.entries(routes.api ?? {})
      .filter(([, { access }]) => access === 'signed-in' || (Array.isArray(access) && access.includes('youngPerson')))
      .map(([key]) => ({ module: name, key })),
  )

/** The codes in everything that these endpoints call, function by function across files. */
function reachedFrom(entries: readonly Entry[], codes: ReadonlySet<string>) {
  const met = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string, name: string) => {
    if (seen.has(`${file} ${name}`)) return
    seen.add(`${file} ${name}`)
    const { parts, imports } = readParts(file)
    const from = imports.get(name)
    if (from) return visit(from.file, from.name)
    for (const word of parts.get(name)?.texts ?? []) if (codes.has(word)) met.add(word)
    for (const next of parts.get(name)?.names ?? []) if (next !== name && (parts.has(next) || imports.has(next))) visit(file, next)
  }
  for (const { module, key } of entries) visit(`modules/${module}/routes.ts`, `routes ${key}`)
  return met
}

type Node = { type?: string; [field: string]: unknown }
type Part = { names: Set<string>; texts: Set<string> }
type Parts = { parts: Map<string, Part>; imports: Map<string, { file: string; name: string }> }
const known = new Map<string, Parts>()

/** Each function and constant of a file with the names and texts in it, and where its imports come from. */
function readParts(file: string): Parts {
  const before = known.get(file)
  if (before) return before
  const found: Parts = { parts: new Map(), imports: new Map() }
  known.set(file, found)
  const { program } = parseSync(file, readFileSync(file, 'utf8'), { lang: 'ts' })
  for (const statement of program.body as unknown as Node[]) readStatement(file, statement, found)
  return found
}

function readStatement(file: string, statement: Node, { parts, imports }: Parts) {
  const source = (statement.source as { value?: string } | undefined)?.value
  const target = source && fileOf(file, source)
  if (source && !target) return
  for (const s of (statement.specifiers as Node[] | undefined) ?? []) {
    const [inside, outside] = [nameOf(s.imported) ?? nameOf(s.local), nameOf(s.exported) ?? nameOf(s.local)]
    if (target && inside && outside) imports.set(outside, { file: target, name: inside })
  }
  const declared = (statement.declaration as Node | undefined) ?? statement
  if (declared.type === 'FunctionDeclaration') parts.set(nameOf(declared.id)!, read(declared))
  if (declared.type !== 'VariableDeclaration') return
  for (const d of declared.declarations as Node[]) {
    for (const name of read(d.id).names) parts.set(name, read(d.init))
    for (const [key, value] of handlersIn(d.init)) parts.set(`routes ${key}`, read(value))
  }
}

/** The handlers of `routes(api, { key: handler })`. */
function handlersIn(node: unknown): [string, unknown][] {
  const call = node as Node | null
  if (call?.type !== 'CallExpression' || nameOf(call.callee) !== 'routes') return []
  const handlers = (call.arguments as Node[])[1]
  return ((handlers?.properties as Node[] | undefined) ?? []).map((p) => [nameOf(p.key) ?? '', p.value])
}

const nameOf = (node: unknown) => (node as { name?: string } | null | undefined)?.name

function read(node: unknown, part: Part = { names: new Set(), texts: new Set() }): Part {
  if (typeof node !== 'object' || node === null) return part
  const { type, value, ...rest } = node as Node
  if (type?.startsWith('TS') && type !== 'TSAsExpression' && type !== 'TSSatisfiesExpression' && type !== 'TSNonNullExpression') return part
  if (type === 'Identifier') part.names.add(rest.name as string)
  if (type === 'Literal' && typeof value === 'string') part.texts.add(value)
  for (const next of Object.values({ value, ...rest })) read(next, part)
  return part
}

/** The file behind an import of our own; undefined for a package. */
function fileOf(from: string, source: string) {
  const [, kind, name] = /^#(platform|modules|api)\/(.+)$/.exec(source) ?? []
  if (source.startsWith('.')) return path.join(path.dirname(from), source)
  if (kind === 'platform') return `platform/${name}.ts`
  if (kind === 'api') return `modules/${name}/api.ts`
  const door = `modules/${name}/index.ts`
  return kind === 'modules' && existsSync(door) ? door : undefined
}

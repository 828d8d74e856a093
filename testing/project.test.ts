import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { modules } from '../apps/server/modules.ts'
import { openApiText } from '../scripts/openapi.ts'
import { schemaText } from '../scripts/schema.ts'
import { generic } from '../ui/sentences.ts'

const serverFiles = globSync('{platform,modules,apps/server}/**/*.ts')
  .filter((file) => !/\.test\.ts$|\/screens\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const codesIn = (text: string) => [...text.matchAll(/'([a-z]+\.[a-z][a-z-]*)'/g)].map((m) => m[1]!)

/** Every code that can be answered, with where it is thrown. */
function thrownCodes() {
  const codes = new Map<string, string>()
  for (const m of modules) for (const code of Object.values(m.constraints ?? {})) codes.set(code, `constraints of ${m.name}`)
  for (const { file, text } of serverFiles)
    for (const { index, 0: opening } of text.matchAll(makers))
      for (const code of codesIn(argumentsAt(text, index + opening.length))) codes.set(code, file)
  return codes
}
const makers = /\b(?:badRequest|unauthenticated|forbidden|notFound|conflict|invalid|tooMany|fail|new Refusal)\(/g

/** The text of a call from behind its opening parenthesis to the closing one. */
function argumentsAt(text: string, start: number) {
  let end = start
  for (let depth = 1; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0
  return text.slice(start, end)
}

/** The sentences of each module, by the file that holds them. */
async function sentenceFiles() {
  const files = new Map<string, string[]>([['ui/sentences.ts', Object.keys(generic)]])
  for (const file of globSync('modules/*/screens/sentences.ts'))
    files.set(file, Object.keys(((await import(`../${file}`)) as { sentences: object }).sentences))
  return files
}

/** Said by the screens themselves: no server throws them. */
const madeByScreens = ['network.lost', 'network.out-of-reach', 'unavailable', 'bug', 'access.unknown']

describe('the project', () => {
  it('has a French sentence for every refusal', async () => {
    const said = new Set([...(await sentenceFiles()).values()].flat())
    assert.deepEqual(
      [...thrownCodes()].filter(([code]) => !said.has(code)).map(([code, where]) => `${code} (${where})`),
      [],
    )
  })

  it('has no sentence for a code that the server does not know', async () => {
    const thrown = new Set([...serverFiles.flatMap((f) => codesIn(f.text)), ...madeByScreens])
    const unused = [...(await sentenceFiles())].flatMap(([file, codes]) => codes.filter((c) => !thrown.has(c)).map((c) => `${c} (${file})`))
    assert.deepEqual(unused, [])
  })

  it('declares every table that names a person', async ({ db }) => {
    const rows = await db.many(
      z.object({ name: z.string() }),
      sql`
      select distinct format('%s.%s', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)
        and k.confrelid in ('identity.account'::regclass, 'people.young_person'::regclass)
      where c.relkind in ('r', 'p') and n.nspname = any(${['platform', ...modules.map((m) => m.name)]})
        and (a.attname in ('account_id', 'young_person_id', 'person_id') or k.oid is not null)
      order by 1`,
    )
    const declared = new Set(modules.flatMap((m) => m.personalData?.tables ?? []))
    assert.deepEqual(
      rows.map((r) => r.name).filter((name) => !declared.has(name)),
      [],
    )
  })

  it('declares no table that does not exist', async ({ db }) => {
    const declared = modules.flatMap((m) => m.personalData?.tables ?? [])
    const rows = await db.many(
      z.object({ name: z.string() }),
      sql`select name from unnest(${declared}::text[]) name where to_regclass(name) is null`,
    )
    assert.deepEqual(rows, [])
  })

  it('has its interface written in docs/openapi.json (npm run openapi)', () => {
    assert.ok(
      readFileSync('docs/openapi.json', 'utf8') === openApiText(),
      'docs/openapi.json is not what the endpoints say: npm run openapi',
    )
  })

  it('has its tables written in docs/schema.sql (npm run schema)', async ({ db }) => {
    assert.ok(
      readFileSync('docs/schema.sql', 'utf8') === (await schemaText(db)),
      'docs/schema.sql is not what the migrations make: npm run schema',
    )
  })
})

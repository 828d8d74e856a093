import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parseSync } from 'vite'

const root = path.resolve(import.meta.dirname, '../../..')
const young = ['modules/*/screens/young/*.tsx', 'apps/web/young/*.tsx']
/** Words that stay in French on these screens: this list only shrinks. */
const allowed: Record<string, string[]> = {}

describe('the languages of the young person’s app', () => {
  it('has no words left in the code of its screens', () => {
    const left = globSync(young, { cwd: root }).flatMap((file) => {
      const words = wordsIn(file).filter((w) => !allowed[file]?.includes(w))
      return words.map((w) => `${file}: ${w}`)
    })
    assert.deepEqual(left, [])
    for (const [file, words] of Object.entries(allowed))
      for (const w of words) assert.ok(wordsIn(file).includes(w), `${file} no longer says ${w}`)
  })

  it('has each text file in the three languages, held to the keys of the French one', () => {
    for (const french of globSync(['modules/*/screens/young/texts.fr.ts', 'ui/texts.fr.ts', 'apps/web/young/texts.fr.ts'], { cwd: root }))
      for (const language of ['en', 'ar']) {
        const other = french.replace('.fr.ts', `.${language}.ts`)
        assert.match(readFileSync(path.join(root, other), 'utf8'), /satisfies typeof \w+\b/, other)
      }
  })

  it('does not pass the type check when a key is missing', (t) => {
    const folder = mkdtempSync(path.join(root, 'apps/web/young/missing-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(path.join(folder, 'texts.fr.ts'), "export default { hello: 'Bonjour', bye: 'Au revoir' }\n")
    writeFileSync(
      path.join(folder, 'texts.en.ts'),
      "import type fr from './texts.fr.ts'\nexport default { hello: 'Hello' } satisfies typeof fr\n",
    )
    const options = ['--noEmit', '--ignoreConfig', '--allowImportingTsExtensions', '--module', 'esnext', '--moduleResolution', 'bundler']
    const check = () =>
      execFileSync(path.join(root, 'node_modules/.bin/tsc'), [...options, path.join(folder, 'texts.en.ts')], { encoding: 'utf8' })
    assert.throws(check, ({ stdout }: { stdout: string }) => /Property 'bye' is missing/.test(stdout))
  })
})

type Node = { type: string; value?: unknown; name?: { name?: unknown }; [field: string]: unknown }
const said = new Set([
  'label',
  'title',
  'placeholder',
  'hint',
  'intro',
  'alt',
  'legend',
  'confirm',
  'keep',
  'lost',
  'safe',
  'empty',
  'heading',
  'aria-label',
])

/** What a screen says by itself: text between tags, text in attributes that are read, and sentences anywhere. */
function wordsIn(file: string) {
  const { program } = parseSync(file, readFileSync(path.join(root, file), 'utf8'), { lang: 'tsx' })
  const words: string[] = []
  const visit = (node: unknown, inside?: string) => {
    if (typeof node !== 'object' || node === null) return
    const { type, value, ...rest } = node as Node
    if (type === 'ImportDeclaration' || type === 'TSTypeAnnotation' || type === 'ImportExpression') return
    if (type === 'CallExpression' && (rest.callee as { name?: string } | undefined)?.name === 'inLanguage') return
    const attribute = type === 'JSXAttribute' ? String((rest.name as { name?: unknown } | undefined)?.name) : inside
    const text =
      type === 'JSXText' || type === 'Literal' ? value : type === 'TemplateElement' ? (value as { cooked?: string }).cooked : undefined
    if (typeof text === 'string' && isSaid(type, text.trim(), attribute)) words.push(text.trim())
    for (const [field, next] of Object.entries({ value, ...rest })) if (field !== 'range') visit(next, attribute)
  }
  visit(program)
  return words
}

const isSaid = (type: string, text: string, attribute?: string) => {
  if (!/\p{L}{2}/u.test(text) || text === 'Élan') return false
  if (type === 'JSXText') return true
  return (attribute !== undefined && said.has(attribute) && /^\p{Lu}.*\p{Ll}|[’ à-ÿ]/u.test(text)) || /[’«»…à-ÿ]/u.test(text)
}

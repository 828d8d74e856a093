import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'

const documents = globSync('{*.md,docs/**/*.md}')

describe('the documents', () => {
  it('lead somewhere: every link and every file they name is there', () => {
    assert.ok(documents.length > 20)
    const lost = documents.flatMap((file) => [...linksOf(file), ...filesNamedIn(file)].map((to) => `${file} → ${to}`))
    assert.deepEqual(lost, [])
  })
})

/** Links to files that are not there, or to headings they do not have. */
function linksOf(file: string) {
  return [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((m) => m[1]!).filter((link) => !leads(file, link))
}

function leads(from: string, link: string) {
  const [to = '', heading] = link.split('#')
  const target = to ? path.join(path.dirname(from), to) : from
  if (!existsSync(target)) return false
  return !heading || headings(target).includes(heading)
}

/** As GitHub makes them. */
const headings = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Paths in code quotes that begin with a folder of ours and end with a file's ending. */
function filesNamedIn(file: string) {
  const named = [
    ...readFileSync(file, 'utf8').matchAll(/`((?:platform|modules|apps|ui|testing|scripts|docs)\/[\w./*-]+\.(?:ts|tsx|css|mjs|md|sql))`/g),
  ]
  return named.map((m) => m[1]!).filter((name) => globSync(name).length === 0)
}

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { bundleInto, checkBudget } from './build-web.ts'

describe('the build of the screens', () => {
  it('keeps the first load of each shell under its limit, without zod, and says when one is over it', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'elan-web-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    const built = (await bundleInto(folder)) as Built[]

    const weights = checkBudget(folder)

    assert.deepEqual(
      weights.map((w) => w.shell),
      ['young', 'adviser'],
    )
    for (const { shell, bytes, limit } of weights) t.diagnostic(`${shell}: ${bytes} of ${limit} bytes gzipped`)
    const modules = built.flatMap(({ output }) => output).flatMap((part) => Object.keys(part.modules ?? {}))
    assert.ok(modules.some((id) => id.endsWith('inert-zod.ts')))
    assert.deepEqual(
      modules.filter((id) => /node_modules\/zod\//.test(id)),
      [],
    )
    appendFileSync(path.join(folder, weights[0]!.files[0]!), randomBytes(130_000))
    assert.throws(() => checkBudget(folder), /The first load of young weighs \d+ bytes gzipped; its limit is 130000/)
  })
})
type Built = { output: { modules?: Record<string, unknown> }[] }

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { ownDatabase } from '#testing/real'

describe('a new module', () => {
  it('is well formed, has sound types, and its test passes once it is in the list', { timeout: 120_000 }, async (t) => {
    const { url } = await ownDatabase(t)
    const copy = copyOfTheTree(t)
    const tool = (name: string, ...args: string[]) => run(copy, path.join(copy, 'node_modules/.bin', name), args)
    const node = (...args: string[]) =>
      run(copy, process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { DATABASE_URL: url })

    assert.match(node('scripts/new-module.ts', 'surveys'), /apps\/server\/modules\.ts/)
    enlist(copy)

    tool('biome', 'check', '--vcs-enabled=false', 'modules/surveys')
    tool('tsc', '-p', 'tsconfig.json')
    tool('tsc', '-p', 'apps/web/tsconfig.json')
    node('--eval', `import('#platform/migrate').then((m) => m.migrate(process.env.DATABASE_URL, []))`)
    const said = node('--test', '--test-reporter=tap', ...globSync('modules/surveys/*.test.ts', { cwd: copy }))
    assert.match(said, /# pass [1-9]/)
    assert.match(said, /# fail 0/)
  })
})

function copyOfTheTree(t: TestContext) {
  const copy = mkdtempSync(path.join(tmpdir(), 'elan-new-module-'))
  t.after(() => rmSync(copy, { recursive: true, force: true }))
  for (const part of globSync('{apps,modules,platform,scripts,testing,ui,*.json,*.ts}'))
    cpSync(part, path.join(copy, part), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'))
  return copy
}

/** The line that a person adds by hand. */
function enlist(copy: string) {
  const list = path.join(copy, 'apps/server/modules.ts')
  const text = readFileSync(list, 'utf8')
    .replace(/(domain: Module\[\] = \[[^\]]*?),?(\s*\])/, '$1, surveysModule$2')
    .replace(/^/, "import { surveysModule } from '#modules/surveys'\n")
  assert.match(text, /, surveysModule/)
  writeFileSync(list, text)
}

function run(cwd: string, command: string, args: string[], env: Record<string, string> = {}) {
  // inside node:test a child would report to the parent instead of printing
  const { NODE_TEST_CONTEXT: _, ...outer } = process.env
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', env: { ...outer, ...env }, stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    assert.fail(`${path.basename(command)} ${args.join(' ')}\n${stdout}${stderr}`)
  }
}

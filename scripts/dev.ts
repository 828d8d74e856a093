// npm run dev: the database once, and the server again at each change; the screens are built again when theirs changed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'
import { startEmbedded } from '#platform/postgres'

const root = path.dirname(import.meta.dirname)
const watched = ['platform', 'modules', 'apps', 'ui', 'scripts']
const pause = 150

const database = process.env.DATABASE_URL ? undefined : await startEmbedded('.data/pg')
const { ELAN_BEGAN: _, ELAN_INSTALLED: __, ...env } = process.env
let server: ChildProcess | undefined
let waiting: NodeJS.Timeout | undefined
let turn = start()

for (const folder of watched)
  watch(path.join(root, folder), { recursive: true }, (_, file) => {
    if (!file || !/\.(ts|tsx|css|html|js|sql|csv|json)$/.test(file) || file.includes('.test.')) return
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      console.log(`↻ ${path.join(folder, file)}`)
      turn = turn.then(stop).then(start)
    }, pause)
  })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave())

async function start() {
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'apps/server/main.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ...(database && { DATABASE_URL: database.url, DEMO: env.DEMO ?? '1' }) },
  })
  server.once('exit', (code) => {
    if (code) console.log('The server stopped; it starts again at the next change.')
  })
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
}

async function leave() {
  await turn
  await stop()
  await database?.stop()
  process.exit(0)
}

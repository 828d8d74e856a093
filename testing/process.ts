import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { findPort } from '../apps/server/find-port.ts'

/**
 * The product as it runs in production, in a process of its own that a test may kill; started again, it listens on the same port. The
 * databases of the tests do not wait for the disk: that is no help against the death of the machine, and changes nothing for that of a process.
 */
export async function ownProcess(t: TestContext, databaseUrl: string, env: Record<string, string> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-process-'))
  const port = await findPort({ host: '127.0.0.1', port: 0 })
  let child: ChildProcess | undefined
  const start = async (more: Record<string, string> = {}) => {
    const settings = {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ELAN_BEGAN: String(Date.now()),
      ELAN_SECRET_FILE: path.join(folder, 'secret'),
      ...env,
      ...more,
    }
    child = await launch(settings)
  }
  t.after(() => {
    kill(child, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    isRunning: () => child?.exitCode === null && child.signalCode === null,
    /** kill -9, of this process and of whatever it started. */
    kill: () => end(child!, 'SIGKILL'),
    /** Asks it to stop; how it ended, and after how long. */
    stop: async () => {
      const began = Date.now()
      const code = await end(child!, 'SIGTERM')
      return { code, ms: Date.now() - began, leavesNothing: !kill(child, 0) }
    },
  }
}

const base = { NODE_ENV: 'production', METRICS_PORT: '0', LOG_LEVEL: 'error', DEMO: '0', RATE_LIMIT: '0', TZ: 'Europe/Paris' }

/** Resolves once it says that it is ready. */
function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'apps/server/main.ts'], {
    env: { PATH: process.env.PATH, ...base, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  return new Promise<ChildProcess>((ready, fail) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (/^Élan( worker)?: /m.test(said)) ready(child)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)))
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  assert.ok(child.exitCode === null && child.signalCode === null, 'it had ended by itself')
  if (signal === 'SIGKILL') kill(child, signal)
  else child.kill(signal)
  return ended
}

/** Signals a whole group of processes; false when nothing of it is left. */
function kill(child: ChildProcess | undefined, signal: NodeJS.Signals | 0) {
  try {
    return child?.pid !== undefined && process.kill(-child.pid, signal)
  } catch {
    return false
  }
}

import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Untouched for so long, a lock belongs to nobody, milliseconds. */
const abandonedAfter = 10_000

/** Runs `act` while no other process of this machine does so under the same file; a lock whose owner was killed is taken over. */
export async function withLockFile<T>(file: string, act: () => Promise<T>): Promise<T> {
  while (!take(file)) await pause(50)
  const beat = setInterval(() => touch(file), 1000)
  try {
    return await act()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function take(file: string) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isAbandoned(file)) rmSync(file, { force: true })
    return false
  }
}

function isAbandoned(file: string) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    return Date.now() - statSync(file).mtimeMs > abandonedAfter || (owner > 0 && owner !== process.pid && !isAlive(owner))
  } catch {
    return false // just given back
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function touch(file: string) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // given back meanwhile
  }
}

import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'

type WithKey = { config: Pick<Config, 'secretFile'> }

/** Encrypts with the key of the installation (AES-256-GCM): a stolen database alone opens nothing. `about` ties it to its row. */
export function seal(work: WithKey, about: string, secret: string | Uint8Array) {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(work, 'seal'), nonce).setAAD(Buffer.from(about))
  const text = Buffer.concat([cipher.update(typeof secret === 'string' ? Buffer.from(secret) : secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Undoes `seal`; throws when the key or the row is another. */
export const unseal = (work: WithKey, about: string, sealed: Buffer) => unsealBytes(work, about, sealed).toString('utf8')

/** The same for what is no text. */
export function unsealBytes(work: WithKey, about: string, sealed: Buffer) {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(work, 'seal'), sealed.subarray(0, 12))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/** A hash that cannot be guessed back without the key, for what has few possible values: codes, contacts. */
export const keyedHash = (work: WithKey, ...parts: string[]) => createHmac('sha256', keyOf(work, 'hash')).update(parts.join('\n')).digest()

const keys = new Map<string, Buffer>()
function keyOf({ config }: WithKey, purpose: 'seal' | 'hash') {
  const file = path.resolve(config.secretFile)
  const key = keys.get(file) ?? readOrMake(file)
  keys.set(file, key)
  return createHmac('sha256', key).update(purpose).digest()
}

/** Made once, whole or not at all: two processes that start together end up with the same one. */
function readOrMake(file: string) {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(path.dirname(file), { recursive: true })
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600 })
  chmodSync(mine, 0o600)
  try {
    linkSync(mine, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine, { force: true })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
}

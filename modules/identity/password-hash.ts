import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(argon2)
/** Argon2id, 19 MiB, two passes (RFC 9106; OWASP 2024). Kept beside each hash, so that they can grow. */
const present = { memory: 19_456, passes: 2, parallelism: 1 }

/** How often Argon2 ran in this process: tests see that an unknown account costs the same. */
export const argonRuns = { count: 0 }

/** What is stored of a password, in PHC form. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  return toPhc(present, salt, await derive(password, salt, present))
}

/** True when the password made this hash. Without a hash, takes as long and says no. */
export async function checkHash(password: string, phc: string | undefined) {
  const [, , , params, salt, hash] = (phc ?? nobody).split('$') as [string, string, string, string, string, string]
  const [memory, passes, parallelism] = params.split(',').map((p) => Number(p.slice(2))) as [number, number, number]
  const made = await derive(password, Buffer.from(salt, 'base64'), { memory, passes, parallelism })
  return timingSafeEqual(made, Buffer.from(hash, 'base64')) && phc !== undefined
}

async function derive(password: string, nonce: Buffer, cost: typeof present) {
  argonRuns.count++
  return run('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: 32, ...cost })
}

const toPhc = ({ memory, passes, parallelism }: typeof present, salt: Buffer, hash: Buffer) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString('base64')}$${hash.toString('base64')}`
const nobody = toPhc(present, randomBytes(16), randomBytes(32))

import { createHash, randomBytes, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** Randomness comes in through here. */
export const ids = {
  /** UUIDv7: sorts by time of making. */
  uuid: () => v7(),
  /** A secret for a link or a cookie: 256 bits, safe in an address. */
  token: () => randomBytes(32).toString('base64url'),
  /** A one-time code of six digits. */
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
}
export type Ids = typeof ids

/** What is stored of a token: useless to whoever reads the table. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest()

import { createHash } from 'node:crypto'

/** SHA-256 in 64 hexadecimal digits. */
export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** The fingerprint of the lines of a file: the same whatever the order of keys and the spaces. */
export const fingerprintOf = (lines: unknown) => sha256(canonical(lines))

/** The canonical form: keys sorted by code unit, no space, integers only. Throws on what has none. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`no canonical form for ${value}`)
    return String(value === 0 ? 0 : value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`no canonical form for ${typeof value}`)
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`)
    .join(',')}}`
}

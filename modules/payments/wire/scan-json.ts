/** What `JSON.parse` says nothing of, or would need too much memory to find. */
export type ScanFault = { reason: 'truncated' | 'too-deep' | 'duplicate-key' | 'forbidden-key'; at: number; key?: string }

type Open = { keys: Set<string> | undefined; isKey: boolean }

/** Looks for a key written twice in one object, for depth, and for an end that is missing; without recursion, whatever the nesting. */
export function scanJson(source: string, deepest: number): ScanFault | undefined {
  const open: Open[] = []
  for (let at = 0; at < source.length; at++) {
    const sign = source.charCodeAt(at)
    if (sign === quote) {
      const end = endOfString(source, at)
      if (end < 0) return { reason: 'truncated', at: source.length }
      const fault = readKey(open.at(-1), source, at, end)
      if (fault) return fault
      at = end
    } else if (sign === openBrace || sign === openBracket) {
      if (open.length >= deepest) return { reason: 'too-deep', at }
      open.push({ keys: sign === openBrace ? new Set() : undefined, isKey: sign === openBrace })
    } else if (sign === closeBrace || sign === closeBracket) open.pop()
    else if (sign === comma) {
      const inside = open.at(-1)
      if (inside?.keys) inside.isKey = true
    }
  }
  return open.length ? { reason: 'truncated', at: source.length } : undefined
}

const [quote, openBrace, closeBrace, openBracket, closeBracket, comma, backslash] = [34, 123, 125, 91, 93, 44, 92]

function readKey(inside: Open | undefined, source: string, at: number, end: number): ScanFault | undefined {
  if (!inside?.keys || !inside.isKey) return undefined
  inside.isKey = false
  const key = meaningOf(source.slice(at, end + 1))
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') return { reason: 'forbidden-key', at, key }
  if (inside.keys.has(key)) return { reason: 'duplicate-key', at, key }
  inside.keys.add(key)
  return undefined
}

/** A key is what it means: `\u0061` is `a`. */
function meaningOf(quoted: string) {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

function endOfString(source: string, from: number) {
  for (let at = source.indexOf('"', from + 1); at > 0; at = source.indexOf('"', at + 1)) {
    let slashes = 0
    while (source.charCodeAt(at - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}

const hex = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'))

/** A seeded generator (mulberry32): the same seed makes the same people. */
export function makeRandom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const upTo = (n: number) => Math.floor(next() * n)
  return {
    next,
    /** A whole number from 0 to n − 1. */
    upTo,
    between: (from: number, to: number) => from + upTo(to - from + 1),
    pick: <T>(list: readonly T[]): T => list[upTo(list.length)]!,
    chance: (p: number) => next() < p,
    /** A UUIDv7 of an instant (ms): sorts by time, as the product's own. */
    uuid: (at: number) => {
      const high = Math.floor(at / 65_536)
      const time = `${hex[Math.floor(high / 65_536) & 0xffff]}${hex[high & 0xffff]}-${hex[at % 65_536]}`
      return `${time}-7${hex[upTo(0x1000)]!.slice(1)}-${hex[0x8000 | upTo(0x4000)]}-${hex[upTo(65_536)]}${hex[upTo(65_536)]}${hex[upTo(65_536)]}`
    },
  }
}
export type Random = ReturnType<typeof makeRandom>

/** Points of a distribution: share of the population → value at most. */
export type Quantiles = readonly (readonly [share: number, value: number])[]

/**
 * The distributions of the present application (its own production measures, 1 September 2026).
 * Messages a conversation: nobody publishes them; ours is an assumption.
 */
export const distributions = {
  actions: [
    [0, 0],
    [0.5, 14],
    [0.9, 152],
    [0.99, 361],
    [1, 1852],
  ],
  appointments: [
    [0, 0],
    [0.5, 2],
    [0.9, 7],
    [0.99, 24],
    [1, 161],
  ],
  messages: [
    [0, 0],
    [0.5, 20],
    [0.9, 150],
    [0.99, 800],
    [1, 3000],
  ],
  /** Young persons an adviser follows. */
  caseload: [
    [0, 0],
    [0.5, 0],
    [0.9, 47],
    [0.99, 105],
    [1, 300],
  ],
} satisfies Record<string, Quantiles>

/** The value below which a share of the population lies; between points it grows geometrically. */
export function quantile(points: Quantiles, share: number) {
  const at = points.findIndex(([s]) => s >= share)
  if (at <= 0) return points[0]![1]
  const [s0, v0] = points[at - 1]!
  const [s1, v1] = points[at]!
  const part = (share - s0) / (s1 - s0)
  return Math.round((v0 + 1) * ((v1 + 1) / (v0 + 1)) ** part - 1)
}

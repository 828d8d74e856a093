const isDeep = process.env.DEEP === '1'

/** How often something is tried: small in `npm test`, in full in `npm run test:deep`. */
export const runs = (small: number, full: number) => (isDeep ? full : small)

/** What chance is drawn from; `SEED=…` repeats a run. */
export const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 2 ** 31)

process.on('exit', (code) => {
  if (code) process.stderr.write(`SEED=${seed}\n`)
})

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(from = seed) {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

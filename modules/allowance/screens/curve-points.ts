import type { ResourceKind, SimulationInput } from '../api.ts'
import { calculate, resourceRules, slopeOf } from '../rules.ts'

/** What one would get with another income from work: cents on both sides. */
export type Point = { incomeCents: number; amountCents: number }
const stepCents = 10_00
const isFromWork = (kind: ResourceKind) => resourceRules[kind].treatment === 'partly'

/** The allowance for every income from work, all other answers as they are; where the slope begins and ends, and where one stands. */
export function curveOf(input: SimulationInput) {
  const { free, ceiling } = slopeOf(input)
  const ceilingCents = Math.ceil(Number(ceiling.n) / Number(ceiling.d))
  const others = (input.resources ?? []).filter(({ kind }) => !isFromWork(kind))
  const at = (incomeCents: number): Point => ({
    incomeCents,
    amountCents: calculate({ ...input, resources: [...others, { kind: 'salary', amountCents: incomeCents }] }).amountCents,
  })
  const untilCents = Math.ceil((ceilingCents * 1.12) / 100_00) * 100_00
  const here = (input.resources ?? []).filter(({ kind }) => isFromWork(kind)).reduce((sum, { amountCents }) => sum + amountCents, 0)
  return {
    points: Array.from({ length: untilCents / stepCents + 1 }, (_, index) => at(index * stepCents)),
    freeCents: free,
    ceilingCents,
    untilCents,
    here: at(here),
    rows: [0, free, 500_00, 700_00, 900_00, 1100_00, 1300_00, ceilingCents].map(at),
  }
}

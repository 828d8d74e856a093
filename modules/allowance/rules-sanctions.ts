/** One degree of a scale: what share of the allowance, as a fraction of 100, and for how many months. */
export type Degree = { breach: 1 | 2 | 3; leastPercent: number; mostPercent: number; leastMonths: number; mostMonths: number | 'for_good' }
/** The measures the law knows between two days, with its article. */
export type Regime = { from: string; until: string | null; source: string; noticeDays: number | 'reasonable'; degrees: readonly Degree[] }

/** Both scales by the day of the decision: R5131-18 (décret 2022-199), then R5412-1 (décret 2025-478). Data only: a person decides. */
export const regimes: readonly Regime[] = [
  {
    from: '2022-03-01',
    until: '2025-05-31',
    source: 'R5131-18',
    noticeDays: 'reasonable',
    degrees: [
      { breach: 1, leastPercent: 25, mostPercent: 25, leastMonths: 1, mostMonths: 1 },
      { breach: 2, leastPercent: 100, mostPercent: 100, leastMonths: 1, mostMonths: 1 },
      { breach: 3, leastPercent: 100, mostPercent: 100, leastMonths: 1, mostMonths: 'for_good' },
    ],
  },
  {
    from: '2025-06-01',
    until: null,
    source: 'R5412-1',
    noticeDays: 10,
    degrees: [
      { breach: 1, leastPercent: 30, mostPercent: 100, leastMonths: 1, mostMonths: 2 },
      { breach: 2, leastPercent: 30, mostPercent: 100, leastMonths: 1, mostMonths: 4 },
    ],
  },
]

/** The scale of a decision's day; undefined before the scheme. */
export const findRegime = (decidedOn: string) => regimes.find((r) => r.from <= decidedOn && (r.until === null || decidedOn <= r.until))

/** The degree of the breach-th breach, the last one for all that follow. */
export const degreeOf = ({ degrees }: Regime, breach: number) => degrees.find((d) => d.breach === breach) ?? degrees.at(-1)!

/** Whether a measure lies within the scale of its day. Percent of the allowance, whole months. */
export function isWithinScale({
  decidedOn,
  breach,
  percent,
  months,
}: {
  decidedOn: string
  breach: number
  percent: number
  months: number
}) {
  const regime = findRegime(decidedOn)
  if (!regime) return false
  const { leastPercent, mostPercent, leastMonths, mostMonths } = degreeOf(regime, breach)
  return percent >= leastPercent && percent <= mostPercent && months >= leastMonths && (mostMonths === 'for_good' || months <= mostMonths)
}

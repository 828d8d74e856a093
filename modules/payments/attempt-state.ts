/** Where a payment attempt stands (2.9). Before the ASP has it, it is moved; from `sent` on it is computed from facts. */
export const attemptStates = [
  'calculated',
  'incomplete',
  'validated',
  'ready',
  'in_batch',
  'sent',
  'accepted',
  'in_payment',
  'paid',
  'rejected',
  'not_paid',
  'returned',
  'cancelled',
  'disputed',
  'replaced',
] as const
export type AttemptState = (typeof attemptStates)[number]

/** The ASP's names for them, as the interface and its documents say. */
export const wireStates: Record<AttemptState, string> = {
  calculated: 'CALCULE',
  incomplete: 'INCOMPLET',
  validated: 'VALIDE',
  ready: 'PRET',
  in_batch: 'DANS_LOT',
  sent: 'TRANSMIS',
  accepted: 'INTEGRE',
  in_payment: 'MIS_EN_PAIEMENT',
  paid: 'PAYE',
  rejected: 'REJETE',
  not_paid: 'NON_PAYE',
  returned: 'RETOURNE',
  cancelled: 'ANNULE',
  disputed: 'EN_LITIGE',
  replaced: 'REMPLACE',
}

/** While an attempt is in one of these, no other one asks for the same month. */
export const activeStates = ['ready', 'in_batch', 'sent', 'accepted', 'in_payment', 'paid', 'disputed'] as const satisfies AttemptState[]

const moves: Partial<Record<AttemptState, readonly AttemptState[]>> = {
  calculated: ['incomplete', 'validated'],
  incomplete: ['calculated'],
  validated: ['ready', 'calculated'],
  ready: ['in_batch', 'calculated'],
  // the second: the ASP refused the whole file, so that its lines leave in another
  in_batch: ['sent', 'ready'],
  rejected: ['replaced'],
  not_paid: ['replaced'],
  returned: ['replaced'],
  cancelled: ['replaced'],
}

/** Whether an attempt may be moved here by us. */
export const canMove = (from: AttemptState, to: AttemptState) => moves[from]?.includes(to) ?? false

/** What the ASP said about an attempt: taken, refused, put in a series, paid, not paid, given back by a bank, cancelled. */
export const factTypes = ['accepted', 'rejected', 'in_series', 'paid', 'not_paid', 'returned', 'cancelled'] as const
export type FactType = (typeof factTypes)[number]

/** One thing the ASP said. `content` is what makes two of a kind the same: amount, date, reference. */
export type Fact = { type: FactType; content: string; amountCents?: number | null | undefined }

/** The state that a set of facts means, in whatever order and however often they came; undefined when the ASP said nothing yet. */
export function stateOf(facts: readonly Fact[]): AttemptState | undefined {
  const has = new Set(facts.map((f) => f.type))
  if (isContradictory(facts, has)) return 'disputed'
  return strongest.find(([type]) => has.has(type))?.[1]
}

/** What is odd about a set of facts without making it contradictory: to be looked at by somebody. */
export function oddities(facts: readonly Fact[]) {
  const has = new Set(facts.map((f) => f.type))
  return [
    has.has('returned') && !has.has('paid') && ('settlement-missing' as const),
    differ(facts, 'rejected') && ('two-motives' as const),
  ].filter((odd) => odd !== false)
}

const strongest: [FactType, AttemptState][] = [
  ['returned', 'returned'],
  ['paid', 'paid'],
  ['not_paid', 'not_paid'],
  ['cancelled', 'cancelled'],
  ['in_series', 'in_payment'],
  ['rejected', 'rejected'],
  ['accepted', 'accepted'],
]

const contradictions: [FactType, FactType][] = [
  ['accepted', 'rejected'],
  ['rejected', 'in_series'],
  ['rejected', 'paid'],
  ['rejected', 'returned'],
  ['paid', 'not_paid'],
  ['returned', 'not_paid'],
  ['paid', 'cancelled'],
  ['returned', 'cancelled'],
  ['in_series', 'cancelled'],
]

function isContradictory(facts: readonly Fact[], has: Set<FactType>) {
  if (contradictions.some(([a, b]) => has.has(a) && has.has(b))) return true
  if (differ(facts, 'paid') || differ(facts, 'returned')) return true
  // a bank gives back what was paid, to the cent
  const amountOf = (type: FactType) => facts.find((f) => f.type === type)?.amountCents
  return has.has('paid') && has.has('returned') && amountOf('paid') !== amountOf('returned')
}

const differ = (facts: readonly Fact[], type: FactType) => new Set(facts.filter((f) => f.type === type).map((f) => f.content)).size > 1

import { endpoint, event, z } from '#platform/api'
import {
  Month,
  monthParam,
  NewDeclaration,
  NewLook,
  NewTaxReview,
  Run,
  SimulationInput,
  SimulationResult,
  TaxReview,
  Waiting,
} from './api-shapes.ts'

export * from './api-shapes.ts'

/** Whoever may have people to follow; whom they follow is a condition in the statement. */
const desk = ['adviser', 'manager', 'director'] as const
const both = ['youngPerson', ...desk] as const
/** Who may be the second person of a structure. */
const second = ['manager', 'director', 'paymentsOfficer'] as const
const id = z.object({ id: z.uuid() })
const List = z.object({ items: z.array(Waiting) })

export const allowanceApi = {
  /** What somebody would get for a month, with its reasons; asks no session and keeps nothing. */
  simulate: endpoint({ method: 'POST', path: '/allowance/simulations', access: 'public', body: SimulationInput, reply: SimulationResult }),
  /** The months of somebody's contracts, the newest first: a year and a half of them at most. */
  months: endpoint({
    method: 'GET',
    path: '/allowance/months',
    access: both,
    reads: { personalFile: 'youngPersonId' },
    query: z.object({ youngPersonId: z.uuid() }),
    reply: z.object({ items: z.array(Month), taxReviews: z.array(TaxReview), mayAct: z.boolean() }),
  }),
  /** Tells the income that counts for a month, or corrects what was told. */
  declare: endpoint({ method: 'POST', path: '/allowance/declarations', access: both, body: NewDeclaration, reply: Month }),
  look: endpoint({ method: 'POST', path: '/allowance/declarations/:id/look', access: desk, params: id, body: NewLook, reply: Month }),
  /** The second person of the structure, where one is asked for. */
  lookAgain: endpoint({
    method: 'POST',
    path: '/allowance/declarations/:id/second-look',
    access: second,
    params: id,
    body: NewLook,
    reply: Month,
  }),
  reviewTax: endpoint({ method: 'POST', path: '/allowance/tax-reviews', access: desk, body: NewTaxReview, reply: TaxReview }),
  /** Declarations of those one follows that wait to be looked at, the oldest first. */
  toDo: endpoint({ method: 'GET', path: '/allowance/to-do', access: desk, reply: List }),
  /** Declarations of the structure that wait for a second person. */
  secondLooks: endpoint({ method: 'GET', path: '/allowance/second-looks', access: second, reply: List }),
  /** The last calculations of everybody. */
  runs: endpoint({
    method: 'GET',
    path: '/allowance/runs',
    access: ['paymentsOfficer', 'director', 'administrator'],
    reply: z.object({ items: z.array(Run) }),
  }),
}

const one = { youngPersonId: z.uuid(), month: monthParam }
/** Income was told or corrected. */
export const incomeDeclared = event('allowance.declared', z.object({ ...one, declarationId: z.uuid() }))
/** A month waits for its declaration: a reminder. */
export const declarationAsked = event('allowance.declaration-asked', z.object(one))
/** The declaration was sent back, to be corrected. */
export const declarationReturned = event('allowance.declaration-returned', z.object(one))
/** A month was accepted and settled, at an amount or at nothing. */
export const monthGranted = event('allowance.month-granted', z.object(one))
/** A month stands otherwise than before: other status, other amount. */
export const monthChanged = event('allowance.month-changed', z.object({ ...one, monthId: z.uuid() }))

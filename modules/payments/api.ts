import { endpoint, event, z } from '#platform/api'
import { attemptStates } from './attempt-state.ts'

const about = { attemptId: z.uuid(), dossierId: z.uuid(), youngPersonId: z.uuid(), month: z.string() }

/** Money moved for a month: paid, or given back by a bank. Told once an attempt and direction. */
export const attemptPaid = event(
  'payments.paid',
  z.object({ ...about, movement: z.enum(['paid', 'returned']), amountCents: z.int(), dueCents: z.int(), series: z.string().nullable() }),
)

/** A month was refused, not paid, or came back; the code is left out where only a director may read it. */
export const attemptUnpaid = event(
  'payments.unpaid',
  z.object({ ...about, state: z.enum(['rejected', 'not_paid', 'returned']), code: z.string().nullable() }),
)

/** One request for a month as everybody who may see it reads it: where it stands, why, and who can do something about it. */
export const Attempt = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  month: z.string(),
  kind: z.enum(['MENSUEL', 'RAPPEL', 'CONSERVATOIRE', 'RECTIFICATION']),
  number: z.int(),
  /** The word of the exchange (2.9), such as `PAYE`. */
  state: z.string(),
  status: z.enum(attemptStates),
  askedCents: z.int(),
  paidCents: z.int().nullable(),
  paidOn: z.string().nullable(),
  series: z.string().nullable(),
  blockedBy: z.string().nullable(),
  code: z.string().nullable(),
  label: z.string().nullable(),
  action: z.string().nullable(),
  actor: z.string().nullable(),
  /** What the ASP adds without changing the result. */
  warnings: z.array(z.string()),
  since: z.string(),
})
export type Attempt = z.infer<typeof Attempt>

export const paymentsApi = {
  /** The requests of a dossier (its number or its id), newest first; of one month when it is named. */
  attempts: endpoint({
    method: 'GET',
    path: '/payments/attempts',
    access: ['adviser', 'manager', 'director', 'paymentsOfficer', 'youngPerson'],
    query: z.object({
      dossier: z.string().max(40),
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
    reply: z.object({ attempts: z.array(Attempt) }),
  }),
}

import { z } from 'zod'

export { z }
/** Who signs in. One account has one role; what it may see comes from its relations (`visibleTo`). */
export const roles = [
  'youngPerson',
  'adviser',
  'manager',
  'director',
  'paymentsOfficer',
  'outreachOperator',
  'partner',
  'pilot',
  'auditor',
  'administrator',
]
/** Declares one operation of the HTTP interface; keeps the exact types. */
export const endpoint = (e) => e
/** For endpoints that have nothing to say but "done". */
export const Done = z.object({})
/** Declares an event type, `module.happened`. */
export const event = (type, data) => ({ type, data })
/** The body of every refusal, as `application/problem+json`. The French sentence belongs to the screen, keyed by `code`. */
export const Problem = z.object({
  status: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string(),
})

import { mandateScopes, roles, z } from '#platform/api'

export const network = z.enum(['mission_locale', 'france_travail'])

/** Who is signed in, as every shell needs it to begin. */
export const Session = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  firstName: z.string(),
  lastName: z.string(),
  structure: z.object({ id: z.uuid(), name: z.string(), network, timeZone: z.string() }).nullable(),
  territory: z.object({ kind: z.enum(['department', 'region', 'nation']), code: z.string(), name: z.string() }).nullable(),
  /** A young person whose support is over. */
  isArchived: z.boolean(),
  demo: z.boolean(),
  /** Somebody helps the young person whose account it is: what is open to them, until when. */
  mandate: z.object({ id: z.uuid(), name: z.string(), scopes: z.array(z.enum(mandateScopes)), endsOn: z.iso.date() }).optional(),
})
export type Session = z.infer<typeof Session>

/** What a young person does today. */
export const situations = [
  'job_seeker',
  'employed',
  'apprenticeship',
  'training',
  'immersion',
  'volunteering',
  'schooling',
  'other',
] as const
export const situation = z.enum(situations)

/** Where somebody is reached. As typed: spaces, capitals and national numbers are understood. */
export const Contact = z.strictObject({ email: z.string().max(254).nullable(), phone: z.string().max(30).nullable() })
export type Contact = z.infer<typeof Contact>

export const NamedPerson = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })

/** How far somebody got on the way in. */
export const Access = z.object({
  state: z.enum(['neverInvited', 'invited', 'expired', 'active', 'closed']),
  /** When the invitation was sent, or the account opened or closed. */
  at: z.iso.datetime().nullable(),
})
export type Access = z.infer<typeof Access>

/** A file of the same structure that looks like the one being added. */
export const Candidate = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthDate: z.iso.date(),
  adviser: z.string(),
  isArchived: z.boolean(),
  isMine: z.boolean(),
  /** The same e-mail or phone: cannot be said to be somebody else. */
  isSameContact: z.boolean(),
})
export type Candidate = z.infer<typeof Candidate>

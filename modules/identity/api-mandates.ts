import { endpoint, mandateScopes, roles, z } from '#platform/api'

export const relations = ['relative', 'social_worker', 'other'] as const
export type Relation = (typeof relations)[number]

const given = {
  id: z.uuid(),
  /** First and last name of who helps. */
  name: z.string().min(1).max(100),
  relation: z.enum(relations),
  scopes: z.array(z.enum(mandateScopes)).min(1).max(mandateScopes.length),
  /** The last day, twelve months from today at most. */
  endsOn: z.iso.date(),
}

/** Somebody whom a young person lets help: from today on, until a day, by an e-mail or telephone of their own. */
export const NewMandate = z.strictObject({ ...given, contact: z.string().min(3).max(254) })
export type NewMandate = z.infer<typeof NewMandate>

export const Mandate = z.object({
  ...given,
  /** Enough to be recognised, not enough to be learnt. */
  contact: z.string(),
  startsOn: z.iso.date(),
  consent: z.enum(['in_app', 'on_paper']),
  consentOn: z.iso.date(),
  /** `past` and `revoked` are shown a year, so that one sees who could. */
  state: z.enum(['in-force', 'past', 'revoked']),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  /** How often something was done in the young person's name. */
  acts: z.int(),
})
export type Mandate = z.infer<typeof Mandate>
export const Mandates = z.object({ items: z.array(Mandate) })

/** What somebody who was asked to help reads before they accept. The young person is not named: a link may be forwarded. */
export const HelpOffer = z.object({
  name: z.string(),
  contact: z.string(),
  scopes: z.array(z.enum(mandateScopes)),
  endsOn: z.iso.date(),
})
export type HelpOffer = z.infer<typeof HelpOffer>

const token = z.object({ token: z.string().min(20).max(100) })
const own = ['youngPerson'] as const

export const mandatesApi = {
  mandates: endpoint({ method: 'GET', path: '/me/mandates', access: own, reply: Mandates }),
  giveMandate: endpoint({ method: 'POST', path: '/me/mandates', access: own, body: NewMandate, reply: Mandates }),
  revokeMandate: endpoint({
    method: 'DELETE',
    path: '/me/mandates/:id',
    access: own,
    params: z.object({ id: z.uuid() }),
    reply: Mandates,
  }),
  helpOffer: endpoint({ method: 'GET', path: '/helping/:token', access: 'public', params: token, reply: HelpOffer }),
  /** Accepts, once: the link proves the mailbox or the telephone. */
  startHelping: endpoint({
    method: 'POST',
    path: '/helping/:token',
    access: 'public',
    params: token,
    body: z.strictObject({}),
    reply: z.object({ role: z.enum(roles) }),
  }),
}

import { endpoint, roles, z } from '#platform/api'

export const network = z.enum(['mission_locale', 'france_travail'])

/** Who is signed in, as every shell needs it to begin. */
export const Session = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  firstName: z.string(),
  lastName: z.string(),
  structure: z.object({ id: z.uuid(), name: z.string(), network, timeZone: z.string() }).nullable(),
  territory: z.object({ kind: z.enum(['department', 'region', 'nation']), code: z.string(), name: z.string() }).nullable(),
  demo: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const peopleApi = {
  session: endpoint({ method: 'GET', path: '/session', access: 'signed-in', reply: Session }),
}

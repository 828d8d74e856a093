import { endpoint, z } from '#platform/api'

/** A commune as it is proposed while one types. */
export const Commune = z.object({ code: z.string(), name: z.string(), postalCode: z.string().nullable(), departmentCode: z.string() })
export type Commune = z.infer<typeof Commune>

/** A département, and the time zone in which its structures live. */
export const Department = z.object({ code: z.string(), name: z.string(), regionCode: z.string(), timeZone: z.string() })
export type Department = z.infer<typeof Department>

export const territoriesApi = {
  communes: endpoint({
    method: 'GET',
    path: '/territories/communes',
    access: 'public',
    query: z.object({ q: z.string().min(2).max(80), limit: z.int().min(1).max(20).default(8) }),
    reply: z.object({ communes: z.array(Commune) }),
  }),
  departments: endpoint({
    method: 'GET',
    path: '/territories/departments',
    access: 'public',
    reply: z.object({ departments: z.array(Department), regions: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
}

import { endpoint, type Role, z } from '#platform/api'

/** Who may take lists out at all; each list says which of them. */
export const exporters: readonly Role[] = ['adviser', 'manager', 'director']

export const exportsApi = {
  /** The lists one may take out, and what is left of the day. */
  exports: endpoint({
    method: 'GET',
    path: '/exports',
    access: exporters,
    reply: z.object({
      lists: z.array(z.object({ code: z.string(), title: z.string(), columns: z.array(z.string()), note: z.string() })),
      filesLeft: z.int(),
      rowsLeft: z.int(),
    }),
  }),
  /** Takes a list out as a file. Asks for a fresh proof of who one is: 403 `identity.confirm-again`. */
  exportList: endpoint({
    method: 'POST',
    path: '/exports',
    access: exporters,
    body: z.strictObject({
      list: z.string().max(60),
      format: z.enum(['csv', 'ods']),
      filters: z.record(z.string().max(40), z.string().max(100)),
    }),
    reply: z.object({ name: z.string(), type: z.string(), rows: z.int(), isCut: z.boolean(), /** Base64. */ content: z.string() }),
  }),
}

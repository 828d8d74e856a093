import { endpoint, roles, z } from '#platform/api'

/** Somebody opened the young person's file. */
export const FileAccess = z.object({
  id: z.int(),
  /** The hour in which it happened: one line an hour and function. */
  at: z.string(),
  /** What they do, in words. */
  function: z.string(),
  structure: z.string().nullable(),
  /** The reason they gave, when they are not the person's own adviser. */
  reason: z.string().nullable(),
  /** Somebody who helps did something in the young person's name, more than reading. */
  acted: z.boolean(),
  /** Only for who helps, the young person's own adviser of that time, or who covered for them. */
  name: z.string().nullable(),
})
export type FileAccess = z.infer<typeof FileAccess>

/** A line of the trail: what was done to accounts, rights and files. Holds no free text. */
export const AuditEntry = z.object({
  id: z.int(),
  at: z.string(),
  accountId: z.uuid().nullable(),
  role: z.string().nullable(),
  name: z.string().nullable(),
  what: z.string(),
  subjectId: z.uuid().nullable(),
  /** When the subject is a professional; a young person is never named here. */
  subjectName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** The number of the last line already seen. */
const number = z.string().regex(/^[0-9]{1,15}$/)

export const auditApi = {
  ownAccesses: endpoint({
    method: 'GET',
    path: '/me/accesses',
    access: ['youngPerson'],
    query: z.object({ after: number.optional() }),
    reply: z.object({ items: z.array(FileAccess), next: z.string().nullable() }),
  }),
  entries: endpoint({
    method: 'GET',
    path: '/audit-entries',
    access: ['auditor', 'administrator'],
    query: z.object({
      after: number.optional(),
      what: z.string().min(3).max(80).optional(),
      accountId: z.uuid().optional(),
      subjectId: z.uuid().optional(),
      role: z.enum(roles).optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
    }),
    reply: z.object({ items: z.array(AuditEntry), next: z.string().nullable() }),
  }),
  /** Everything kept about the person, in one document. */
  export: endpoint({
    method: 'GET',
    path: '/me/export',
    access: ['youngPerson'],
    reply: z.object({ exportedAt: z.string(), data: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
  /** What is kept after the account is closed, and until when: read before closing. */
  retention: endpoint({
    method: 'GET',
    path: '/me/retention',
    access: ['youngPerson'],
    reply: z.object({ kept: z.array(z.object({ what: z.string(), until: z.string() })) }),
  }),
}

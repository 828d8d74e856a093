import { Done, endpoint, event, z } from '#platform/api'

/** What a document can be. */
export const fileKinds = ['cv', 'letter', 'identity', 'stay', 'address', 'diploma', 'bank', 'health', 'contract', 'proof', 'other'] as const
export const FileKind = z.enum(fileKinds)
export type FileKind = z.infer<typeof FileKind>

/** A file as it is shown beside what it belongs to. Downloadable when `scan` is clean or not-scanned and `gone` is null. */
export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  /** `not-scanned`: no antivirus is installed. `infected`: kept apart, nobody gets it. */
  scan: z.enum(['not-scanned', 'waiting', 'clean', 'infected']),
  expiresOn: z.iso.date(),
  /** Why its content is no longer kept; null while it is. */
  gone: z.enum(['expired', 'removed', 'erased']).nullable(),
})
export type Attachment = z.infer<typeof Attachment>

/** A file with where it comes from. */
export const File = Attachment.extend({
  youngPersonId: z.uuid(),
  kind: FileKind,
  /** Handed in by itself, in a message, with a contract; null: sent but shown nowhere yet. */
  from: z.enum(['file', 'message', 'contract']).nullable(),
  byYoungPerson: z.boolean(),
  addedBy: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }),
  addedAt: z.iso.datetime(),
})
export type File = z.infer<typeof File>

/** A document was added to a young person's file, changed or taken away: lists must be read again. */
export const fileChanged = event('files.changed', z.object({ fileId: z.uuid(), youngPersonId: z.uuid() }))
/** The antivirus has looked at a file. `ownerKind` and `ownerId`: what shows it. */
export const fileScanned = event(
  'files.scanned',
  z.object({
    fileId: z.uuid(),
    youngPersonId: z.uuid(),
    scan: z.enum(['clean', 'infected']),
    ownerKind: z.string().nullable(),
    ownerId: z.uuid().nullable(),
  }),
)

const access = ['youngPerson', 'adviser'] as const
const one = z.object({ id: z.uuid() })
/** The most a file may weigh, bytes. */
export const mostBytes = 10 * 1024 * 1024

export const filesApi = {
  /**
   * Takes a file in: its bytes as the body, what it is in the query. `purpose`: a document of the young person's file, or something that a
   * message or a contract will name next. The id is made by the client: a retry of the same bytes answers the same file.
   */
  upload: endpoint({
    method: 'POST',
    path: '/files',
    access,
    takes: 'bytes',
    bodyLimit: mostBytes,
    query: z.object({
      id: z.uuid(),
      youngPersonId: z.uuid(),
      purpose: z.enum(['file', 'attachment']),
      name: z.string().min(1).max(300),
      kind: FileKind.optional(),
      expiresOn: z.iso.date().optional(),
    }),
    reply: File,
  }),
  /** The documents of a young person, newest first, what messages brought included. */
  list: endpoint({
    method: 'GET',
    path: '/files',
    access,
    query: z.object({ youngPersonId: z.uuid(), after: z.uuid().optional(), limit: z.int().min(1).max(100).optional() }),
    reads: { personalFile: 'youngPersonId' },
    reply: z.object({ items: z.array(File), next: z.string().nullable(), isScanned: z.boolean() }),
  }),
  get: endpoint({ method: 'GET', path: '/files/:id', access, params: one, reply: File }),
  /** The bytes, to be saved. A reading by somebody else than the young person is recorded. */
  content: endpoint({ method: 'GET', path: '/files/:id/content', access, params: one, gives: 'bytes', reply: Done }),
  /** Another name or kind, by who handed it in or who follows the file. */
  change: endpoint({
    method: 'PUT',
    path: '/files/:id',
    access,
    params: one,
    body: z.strictObject({ name: z.string().min(1).max(300).optional(), kind: FileKind.optional() }),
    reply: File,
  }),
  /** Takes a document away, by who handed it in. Its content is deleted; a line stays. */
  remove: endpoint({ method: 'DELETE', path: '/files/:id', access, params: one, reply: File }),
}

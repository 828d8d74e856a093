import { Done, endpoint, words, z } from '#platform/api'
import { Access, network } from './api-shapes.ts'

const ById = z.object({ id: z.uuid() })
const admin = ['administrator'] as const
const adminOrDirector = ['administrator', 'director'] as const

/** A first or last name as it is typed. */
export const Name = words(100)

/** Roles that work in a structure; the others answer for a territory or for the whole. */
export const structureRoles = ['adviser', 'manager', 'director', 'paymentsOfficer', 'outreachOperator', 'partner'] as const
export const officialRoles = ['pilot', 'auditor', 'administrator'] as const

const StructureEntry = z.strictObject({
  network,
  name: z.string().min(2).max(200),
  code: z.string().min(1).max(40).nullable(),
  departmentCode: z.string().min(2).max(3),
  communeCode: z.string().max(5).nullable(),
  /** Proposed from the département; IANA name. */
  timeZone: z.string().max(40),
  address: z.string().max(300),
  phone: z.string().max(30).nullable(),
  email: z.string().max(254).nullable(),
})
export type StructureEntry = z.infer<typeof StructureEntry>
export const NewStructure = z.strictObject({ ...StructureEntry.shape, id: z.uuid() })

export const Structure = z.object({
  ...StructureEntry.shape,
  id: z.uuid(),
  departmentName: z.string(),
  communeName: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  professionals: z.int(),
  youngPersons: z.int(),
})
export type Structure = z.infer<typeof Structure>

export const Professional = z.object({
  id: z.uuid(),
  role: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string(),
  email: z.string().nullable(),
  territory: z.string().nullable(),
  access: Access,
  lastSeenAt: z.iso.datetime().nullable(),
  caseload: z.int(),
  leftAt: z.iso.datetime().nullable(),
})
export type Professional = z.infer<typeof Professional>

const ProfessionalEntry = z.strictObject({
  firstName: Name,
  lastName: Name,
  jobTitle: z.string().max(100),
  email: z.string().min(3).max(254),
})
export const NewProfessional = z.strictObject({ ...ProfessionalEntry.shape, id: z.uuid(), role: z.enum(structureRoles) })
export type NewProfessional = z.infer<typeof NewProfessional>
export const NewOfficial = z.strictObject({
  ...ProfessionalEntry.shape,
  id: z.uuid(),
  role: z.enum(officialRoles),
  /** For a pilot: `93`, `R11` or `FR`. */
  territory: z.string().max(3).nullable(),
})
export type NewOfficial = z.infer<typeof NewOfficial>

/** A spreadsheet saved as CSV, base64: UTF-8 or Latin-1, commas or semicolons. */
export const CsvFile = z.strictObject({ file: z.string().max(4_000_000) })
const csvLimit = 4_100_000

/** What reading a file found. With an error in it, nothing is written. */
export const ImportReport = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  errors: z.array(z.object({ line: z.int(), column: z.string(), code: z.string(), value: z.string() })),
  /** Errors beyond those listed. */
  moreErrors: z.int(),
  /** True once written. */
  isApplied: z.boolean(),
})
export type ImportReport = z.infer<typeof ImportReport>

const importOf = <const P extends string>(path: P) =>
  endpoint({ method: 'POST', path, access: admin, body: CsvFile, bodyLimit: csvLimit, reply: ImportReport })

export const professionalsApi = {
  structures: endpoint({
    method: 'GET',
    path: '/structures',
    access: admin,
    query: z.object({
      q: z.string().max(100).default(''),
      network: network.optional(),
      departmentCode: z.string().max(3).optional(),
      after: z.string().max(300).optional(),
    }),
    reply: z.object({ structures: z.array(Structure), next: z.string().nullable() }),
  }),
  structure: endpoint({ method: 'GET', path: '/structures/:id', access: adminOrDirector, params: ById, reply: Structure }),
  createStructure: endpoint({ method: 'POST', path: '/structures', access: admin, body: NewStructure, reply: Structure }),
  editStructure: endpoint({ method: 'PUT', path: '/structures/:id', access: admin, params: ById, body: StructureEntry, reply: Structure }),
  closeStructure: endpoint({ method: 'POST', path: '/structures/:id/closing', access: admin, params: ById, reply: Structure }),
  professionals: endpoint({
    method: 'GET',
    path: '/structures/:id/professionals',
    access: adminOrDirector,
    params: ById,
    reply: z.object({ professionals: z.array(Professional) }),
  }),
  addProfessional: endpoint({
    method: 'POST',
    path: '/structures/:id/professionals',
    access: adminOrDirector,
    params: ById,
    body: NewProfessional,
    reply: Professional,
  }),
  editProfessional: endpoint({
    method: 'PUT',
    path: '/professionals/:id',
    access: adminOrDirector,
    params: ById,
    body: ProfessionalEntry,
    reply: Professional,
  }),
  inviteProfessional: endpoint({
    method: 'POST',
    path: '/professionals/:id/invitation',
    access: adminOrDirector,
    params: ById,
    reply: Professional,
  }),
  depart: endpoint({ method: 'POST', path: '/professionals/:id/departure', access: adminOrDirector, params: ById, reply: Done }),
  officials: endpoint({ method: 'GET', path: '/officials', access: admin, reply: z.object({ officials: z.array(Professional) }) }),
  addOfficial: endpoint({ method: 'POST', path: '/officials', access: admin, body: NewOfficial, reply: Professional }),
  checkStructures: importOf('/imports/structures/check'),
  importStructures: importOf('/imports/structures'),
  checkProfessionals: importOf('/imports/professionals/check'),
  importProfessionals: importOf('/imports/professionals'),
}

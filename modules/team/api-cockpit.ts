import { endpoint, type Role, z } from '#platform/api'

/** Who leads a team. */
export const leaders: readonly Role[] = ['manager', 'director']

/** Somebody of the team who follows young persons, and what waits in their caseload. */
export const TeamLine = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Files followed, archived ones apart. */
  followed: z.int(),
  minors: z.int(),
  /** Followed for less than three months. */
  recent: z.int(),
  /** Connected once, and nothing for fourteen days. */
  silent: z.int(),
  never: z.int(),
  /** The points of all files, by the weights in force. */
  points: z.number(),
  appointmentsToClose: z.int(),
  actionsToQualify: z.int(),
  /** Weeks of the last three months with hours declared that wait for the adviser. */
  weeksToValidate: z.int(),
  lateTasks: z.int(),
  /** No sign for six months and nothing planned, or past the age. */
  toArchive: z.int(),
  /** Who stands in for them today, and for whom they do; names. */
  coveredBy: z.array(z.string()),
  covers: z.array(z.string()),
})
export type TeamLine = z.infer<typeof TeamLine>

/** How much a trait of a file adds to its weight. */
export const Weight = z.object({ code: z.string(), label: z.string(), explanation: z.string(), points: z.number() })
export type Weight = z.infer<typeof Weight>

/** Every number of the cockpit that opens to the list behind it. */
export const figures = [
  'followed',
  'minors',
  'recent',
  'silent',
  'never',
  'appointmentsToClose',
  'actionsToQualify',
  'weeksToValidate',
  'lateTasks',
  'toArchive',
] as const
export type Figure = (typeof figures)[number]

/** A file behind a number: just enough to recognise it and to give it to somebody. */
export const FileBehind = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthYear: z.int(),
  adviser: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }),
  lastSeenAt: z.iso.datetime().nullable(),
  since: z.iso.datetime(),
  /** What the file weighs, and of which traits. */
  points: z.number(),
  traits: z.array(z.string()),
  /** How many of what the number counts are in this file; 1 for a number of files. */
  count: z.int(),
})
export type FileBehind = z.infer<typeof FileBehind>

export const cockpitApi = {
  /** What waits with each adviser of one's structure: figures, never a young person. */
  cockpit: endpoint({
    method: 'GET',
    path: '/team',
    access: leaders,
    reply: z.object({ items: z.array(TeamLine), weights: z.array(Weight) }),
  }),
  /** The files behind a number of the cockpit, of one adviser or of all. */
  filesBehind: endpoint({
    method: 'GET',
    path: '/team/files',
    access: leaders,
    query: z.object({ figure: z.enum(figures), adviserId: z.uuid().optional() }),
    reply: z.object({ items: z.array(FileBehind), isCut: z.boolean() }),
  }),
}

import { situation } from '#api/people'
import { endpoint, z } from '#platform/api'

const desk = ['adviser', 'manager', 'director'] as const

/** The columns a portfolio is sorted by. */
export const sorts = [
  'name',
  'age',
  'situation',
  'lastActivity',
  'since',
  'unread',
  'lateActions',
  'toQualify',
  'nextAppointment',
  'contractEnd',
] as const
/** The files a portfolio is narrowed to. */
export const filters = [
  'all',
  'neverConnected',
  'silent',
  'unread',
  'late',
  'toQualify',
  'noAppointment',
  'contractEnding',
  'noContract',
  'minors',
  'covered',
  'archived',
] as const

/** A line of the portfolio: one young person, and what waits for the adviser there. */
export const PortfolioRow = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  age: z.int(),
  isMinor: z.boolean(),
  situation,
  /** When the young person was last here; null when never. */
  lastActivityAt: z.iso.datetime().nullable(),
  /** Followed by the current adviser since. */
  since: z.iso.datetime(),
  unread: z.int(),
  lateActions: z.int(),
  toQualify: z.int(),
  nextAppointmentAt: z.iso.datetime().nullable(),
  /** Hours of this week: accepted, and all that would count if everything waiting were. */
  validatedMinutes: z.int(),
  declaredMinutes: z.int(),
  /** The last day of the contract in force; null without one. */
  contractEndsOn: z.iso.date().nullable(),
  /** The adviser one stands in for; null for one's own. */
  coveredFor: z.string().nullable(),
})
export type PortfolioRow = z.infer<typeof PortfolioRow>

/** What waits on the desk, in counts. */
export const ToDo = z.object({
  unreadConversations: z.int(),
  appointmentsToClose: z.int(),
  actionsToQualify: z.int(),
  neverConnected: z.int(),
  transferRequests: z.int(),
  /** Connected once, and nothing for fourteen days. */
  silentFiles: z.int(),
  followed: z.int(),
})
export type ToDo = z.infer<typeof ToDo>

export const deskApi = {
  portfolio: endpoint({
    method: 'GET',
    path: '/portfolio',
    access: desk,
    query: z.object({
      sort: z.enum(sorts).default('name'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      filter: z.enum(filters).default('all'),
      situation: situation.optional(),
      q: z.string().max(100).default(''),
      /** `next` of the page before. */
      after: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).default(100),
    }),
    reply: z.object({ items: z.array(PortfolioRow), next: z.string().nullable() }),
  }),
  toDo: endpoint({ method: 'GET', path: '/desk/to-do', access: desk, reply: ToDo }),
}

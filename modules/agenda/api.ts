import { appointmentTypes, modalities } from '#api/appointments'
import { Done, endpoint, z } from '#platform/api'

/** Something on a young person's days. */
export const AgendaItem = z.object({
  kind: z.enum(['appointment', 'workshop', 'programme']),
  id: z.uuid(),
  title: z.string(),
  /** Set where the title is only that of its type: screens in another language say it in theirs. */
  type: z.enum(appointmentTypes).nullable(),
  /** Where, in one line. */
  place: z.string(),
  /** Null for a programme. */
  modality: z.enum(modalities).nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** `waiting`: in the waiting list of a workshop. */
  status: z.enum(['planned', 'waiting', 'cancelled']),
  answer: z.enum(['confirmed', 'declined', 'move-asked']).nullable(),
  attendance: z.enum(['present', 'absent', 'excused']).nullable(),
  /** On top of something else. */
  isOverride: z.boolean(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const Feed = z.object({ createdAt: z.string(), lastReadAt: z.string().nullable() })
export type Feed = z.infer<typeof Feed>

/** Who has appointments of their own. */
const people = ['youngPerson', 'adviser', 'manager', 'director'] as const

export const agendaApi = {
  days: endpoint({
    method: 'GET',
    path: '/agenda-days',
    access: ['youngPerson'],
    mandate: 'agenda',
    query: z.object({ from: z.iso.date(), days: z.int().min(1).max(62) }),
    reply: z.object({ items: z.array(AgendaItem) }),
  }),
  feed: endpoint({ method: 'GET', path: '/calendar-feed', access: people, reply: z.object({ feed: Feed.nullable() }) }),
  /** Makes a private address, in place of the one before; it is told this once. */
  makeFeed: endpoint({ method: 'POST', path: '/calendar-feed', access: people, reply: z.object({ path: z.string(), feed: Feed }) }),
  revokeFeed: endpoint({ method: 'DELETE', path: '/calendar-feed', access: people, reply: Done }),
}

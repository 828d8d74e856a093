import { endpoint, z } from '#platform/api'
import { leaders } from './api-cockpit.ts'

const byId = z.object({ id: z.uuid() })
const Named = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })

/** Files given to a colleague, for good or until a day. */
export const Handover = z.object({
  id: z.uuid(),
  /** Of a whole caseload: whose. */
  from: Named.nullable(),
  to: Named,
  madeBy: Named,
  madeAt: z.iso.datetime(),
  reason: z.string(),
  /** The day the files come back; null when it is for good. */
  backOn: z.iso.date().nullable(),
  files: z.int(),
  status: z.enum(['made', 'undone', 'returned']),
  endedAt: z.iso.datetime().nullable(),
  /** Until then it can be undone; null when it no longer can. */
  undoableUntil: z.iso.datetime().nullable(),
})
export type Handover = z.infer<typeof Handover>

export const NewHandover = z.strictObject({
  id: z.uuid(),
  toAdviserId: z.uuid(),
  /** The whole caseload of this adviser, or the files named. */
  fromAdviserId: z.uuid().nullable(),
  youngPersonIds: z.array(z.uuid()).max(500),
  backOn: z.iso.date().nullable(),
  reason: z.string().max(200),
})
export type NewHandover = z.infer<typeof NewHandover>

const Back = z.object({ back: z.int(), stayed: z.int() })

export const handoversApi = {
  handovers: endpoint({ method: 'GET', path: '/team/handovers', access: leaders, reply: z.object({ items: z.array(Handover) }) }),
  handOver: endpoint({ method: 'POST', path: '/team/handovers', access: leaders, body: NewHandover, reply: Handover }),
  /** Puts everything back as it was, within ten minutes; files that have moved on since stay where they are. */
  undoHandover: endpoint({ method: 'POST', path: '/team/handovers/:id/undo', access: leaders, params: byId, reply: Back }),
  /** Ends a temporary handover today. */
  returnHandover: endpoint({ method: 'POST', path: '/team/handovers/:id/return', access: leaders, params: byId, reply: Back }),
}

import { actionChanged, actionCompleted, actionQualified } from '#api/actions'
import { appointmentAttended, appointmentChanged, appointmentExcused, appointmentMissed } from '#api/appointments'
import { contractEnded, contractExtended, contractSigned, contractTransferred } from '#api/contracts'
import { programmeAttended, programmeEnded, programmeStarted } from '#api/plans'
import { sessionCancelled, sessionChanged, workshopAttended, workshopCancelled, workshopExcused, workshopMissed } from '#api/workshops'
import { on, type Subscriber } from '#platform/subscribers'
import { recountPeople } from './recount-people.ts'
import type { SourceRef } from './sources.ts'
import { syncSources } from './sync-sources.ts'

/** What an event asks for: sources to read again, or people whose weeks ask for something else now. */
type Outcome = { refs: SourceRef[] } | { youngPersonId: string }

const appointment = async (_: unknown, e: { appointmentId: string; youngPersonId: string }): Promise<Outcome> => ({
  refs: [{ kind: 'appointment', sourceId: e.appointmentId, youngPersonId: e.youngPersonId }],
})
const workshop = async (_: unknown, e: { sessionId: string; youngPersonId: string }): Promise<Outcome> => ({
  refs: [{ kind: 'workshop', sourceId: e.sessionId, youngPersonId: e.youngPersonId }],
})
const session = async (_: unknown, e: { sessionId: string; youngPersonIds: string[] }): Promise<Outcome> => ({
  refs: e.youngPersonIds.map((youngPersonId) => ({ kind: 'workshop', sourceId: e.sessionId, youngPersonId })),
})
const action = async (_: unknown, e: { actionId: string; youngPersonId: string }): Promise<Outcome> => ({
  refs: [{ kind: 'personal', sourceId: e.actionId, youngPersonId: e.youngPersonId }],
})
const terms = async (_: unknown, { youngPersonId }: { youngPersonId: string }): Promise<Outcome> => ({ youngPersonId })

/** What the modules above do changes the ledger; a stretch of events is read at its sources once. */
export const subscriber: Subscriber<Outcome> = {
  name: 'hours',
  handlers: [
    on(appointmentAttended, appointment),
    on(appointmentMissed, appointment),
    on(appointmentExcused, appointment),
    on(appointmentChanged, async (_, { appointmentId, youngPersonIds, removedIds }) => ({
      refs: [...youngPersonIds, ...removedIds].map((youngPersonId) => ({ kind: 'appointment', sourceId: appointmentId, youngPersonId })),
    })),
    on(workshopAttended, workshop),
    on(workshopMissed, workshop),
    on(workshopExcused, workshop),
    on(workshopCancelled, workshop),
    on(sessionChanged, session),
    on(sessionCancelled, session),
    on(programmeAttended, async (_, { attendanceId, youngPersonId }) => ({
      refs: [{ kind: 'programme', sourceId: attendanceId, youngPersonId }],
    })),
    on(actionCompleted, action),
    on(actionChanged, action),
    on(actionQualified, async (_, { actionIds, youngPersonId }) => ({
      refs: actionIds.map((sourceId) => ({ kind: 'personal', sourceId, youngPersonId })),
    })),
    on(programmeStarted, terms),
    on(programmeEnded, terms),
    on(contractSigned, terms),
    on(contractExtended, terms),
    on(contractEnded, terms),
    on(contractTransferred, terms),
  ],
  settle: async (work, outcomes) => {
    const refs = new Map(outcomes.flatMap((o) => ('refs' in o ? o.refs : [])).map((r) => [`${r.kind} ${r.sourceId} ${r.youngPersonId}`, r]))
    const people = new Set(outcomes.flatMap((o) => ('youngPersonId' in o ? o.youngPersonId : [])))
    if (refs.size) await syncSources(work, [...refs.values()])
    if (people.size) await recountPeople(work, [...people])
  },
}

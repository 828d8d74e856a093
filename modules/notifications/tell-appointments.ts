import type {
  appointmentAnswered,
  appointmentCancelled,
  appointmentChanged,
  appointmentCreated,
  appointmentMissed,
  reminderDue,
} from '#api/appointments'
import { getInvitation, type Invitation } from '#modules/appointments'
import type { EventData } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { listAdvisersOf } from './audience.ts'
import { type News, tell } from './tell.ts'
import { withdrawOf } from './tell-messages.ts'
import type { Kind } from './texts.ts'

type Told = { appointmentId: string; youngPersonIds: readonly string[]; kind: Kind; fact: Fact } & Partial<Pick<News, 'version' | 'topic'>>

/** A new appointment: the young people outside too; the adviser in the centre when it is the young person who made it. */
export async function tellCreated(
  work: Work,
  { appointmentId, youngPersonIds, byYoungPerson }: EventData<typeof appointmentCreated>,
  fact: Fact,
) {
  if (!byYoungPerson) return tellYoung(work, { appointmentId, youngPersonIds, kind: 'appointment-new', fact })
  for (const id of youngPersonIds) await tellAdvisers(work, 'young-appointment', appointmentId, id, fact)
}

/** Who is newly expected gets an invitation, who no longer is a cancellation, the others what changed. */
export async function tellChanged(work: Work, change: EventData<typeof appointmentChanged>, fact: Fact) {
  const { appointmentId, addedIds, removedIds, isMoved } = change
  const stayed = change.youngPersonIds.filter((id) => !addedIds.includes(id) && !removedIds.includes(id))
  await withdrawReminders(work, appointmentId, isMoved ? [...stayed, ...removedIds] : removedIds)
  await tellYoung(work, { appointmentId, youngPersonIds: addedIds, kind: 'appointment-new', fact })
  await tellYoung(work, { appointmentId, youngPersonIds: removedIds, kind: 'appointment-cancelled', fact })
  await tellYoung(work, { appointmentId, youngPersonIds: stayed, kind: isMoved ? 'appointment-moved' : 'appointment-changed', fact })
}

export async function tellCancelled(work: Work, { appointmentId, youngPersonIds }: EventData<typeof appointmentCancelled>, fact: Fact) {
  await withdrawReminders(work, appointmentId, youngPersonIds)
  await tellYoung(work, { appointmentId, youngPersonIds, kind: 'appointment-cancelled', fact })
}

/** One reminder a kind and hour, whatever happens to the event: announced twice, it is said once. */
export async function tellReminder(work: Work, { appointmentId, youngPersonId, kind }: EventData<typeof reminderDue>, fact: Fact) {
  const invitation = await getInvitation(work.db, appointmentId, youngPersonId)
  if (invitation?.status !== 'planned') return
  await tellOne(work, invitation, youngPersonId, {
    appointmentId,
    youngPersonIds: [youngPersonId],
    kind: 'appointment-reminder',
    fact,
    topic: 'reminders',
    version: `${kind} ${invitation.startsAt}`,
  })
}

/** In the centre only, and without blame. */
export async function tellMissed(work: Work, { appointmentId, youngPersonId }: EventData<typeof appointmentMissed>, fact: Fact) {
  const invitation = await getInvitation(work.db, appointmentId, youngPersonId)
  if (!invitation) return
  await tell(work, {
    kind: 'appointment-missed',
    accountIds: [youngPersonId],
    aboutId: appointmentId,
    version: '',
    at: fact.at,
    youngPersonId,
    details: { startsAt: invitation.startsAt },
  })
}

export const tellAnswered = (work: Work, { appointmentId, youngPersonId, answer }: EventData<typeof appointmentAnswered>, fact: Fact) =>
  tellAdvisers(work, 'young-appointment-answer', appointmentId, youngPersonId, fact, { answer })

async function tellAdvisers(
  work: Work,
  kind: Kind,
  appointmentId: string,
  youngPersonId: string,
  fact: Fact,
  details: News['details'] = {},
) {
  const invitation = await getInvitation(work.db, appointmentId, youngPersonId)
  await tell(work, {
    kind,
    accountIds: await listAdvisersOf(work, youngPersonId),
    aboutId: appointmentId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
    details: { ...details, ...(invitation && { startsAt: invitation.startsAt }) },
  })
}

async function tellYoung(work: Work, told: Told) {
  for (const id of told.youngPersonIds) {
    const invitation = await getInvitation(work.db, told.appointmentId, id)
    if (invitation) await tellOne(work, invitation, id, told)
  }
}

/** Once it has begun, nobody needs to be told of it any more; a past one is corrected in silence. */
const tellOne = (work: Work, invitation: Invitation, youngPersonId: string, { appointmentId, kind, fact, topic, version }: Told) =>
  invitation.startsAt <= work.clock.now()
    ? undefined
    : tell(work, {
        kind,
        accountIds: [youngPersonId],
        aboutId: appointmentId,
        version: version ?? String(fact.id),
        at: fact.at,
        youngPersonId,
        details: { startsAt: invitation.startsAt, modality: invitation.modality },
        topic: topic ?? 'appointments',
        expiresAt: invitation.startsAt,
        letter: {
          withWhom: invitation.adviserName ?? undefined,
          address: kind === 'appointment-cancelled' ? undefined : invitation.place,
          calendarOf: () => (kind === 'appointment-reminder' ? undefined : invitation.calendar),
        },
      })

/** Reminders of the old hour that have not left yet. */
const withdrawReminders = (work: Work, appointmentId: string, youngPersonIds: readonly string[]) =>
  withdrawOf(work.db, sql`n.kind = 'appointment-reminder' and n.about_id = ${appointmentId} and n.account_id = any(${youngPersonIds})`)

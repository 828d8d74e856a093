import type {
  appointmentAnswered,
  appointmentCancelled,
  appointmentChanged,
  appointmentCreated,
  appointmentMissed,
  reminderDue,
} from '#api/appointments'
import type { Invitation } from '#modules/appointments'
import type { EventData } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { News, Telling } from './tell.ts'
import type { Kind } from './texts.ts'

/** A new appointment: the young people outside too; the adviser in the centre when it is the young person who made it. */
export async function tellCreated(
  work: Work,
  { appointmentId, youngPersonIds, byYoungPerson }: EventData<typeof appointmentCreated>,
  fact: Fact,
) {
  if (!byYoungPerson) return tellYoung(work, { appointmentId, youngPersonIds, kind: 'appointment-new', fact })
  return youngPersonIds.map((id) => tellAdvisers('young-appointment', appointmentId, id, fact))
}

/** Who is newly expected gets an invitation, who no longer is a cancellation, the others what changed. */
export async function tellChanged(work: Work, change: EventData<typeof appointmentChanged>, fact: Fact): Promise<Telling[]> {
  const { appointmentId, addedIds, removedIds, isMoved } = change
  const stayed = change.youngPersonIds.filter((id) => !addedIds.includes(id) && !removedIds.includes(id))
  if (change.byYoungPerson)
    return [
      withdrawReminders(appointmentId, stayed),
      ...stayed.map((id) => tellAdvisers('young-appointment-moved', appointmentId, id, fact)),
    ]
  return [
    withdrawReminders(appointmentId, isMoved ? [...stayed, ...removedIds] : removedIds),
    ...tellYoung(work, { appointmentId, youngPersonIds: addedIds, kind: 'appointment-new', fact }),
    ...tellYoung(work, { appointmentId, youngPersonIds: removedIds, kind: 'appointment-cancelled', fact }),
    ...tellYoung(work, { appointmentId, youngPersonIds: stayed, kind: isMoved ? 'appointment-moved' : 'appointment-changed', fact }),
  ]
}

export const tellCancelled = async (
  work: Work,
  { appointmentId, youngPersonIds, byYoungPerson }: EventData<typeof appointmentCancelled>,
  fact: Fact,
): Promise<Telling[]> => [
  withdrawReminders(appointmentId, youngPersonIds),
  ...(byYoungPerson
    ? youngPersonIds.map((id) => tellAdvisers('young-appointment-cancelled', appointmentId, id, fact))
    : tellYoung(work, { appointmentId, youngPersonIds, kind: 'appointment-cancelled', fact })),
]

/** One reminder a kind and hour, whatever happens to the event: announced twice, it is said once. */
export const tellReminder = async (
  work: Work,
  { appointmentId, youngPersonId, kind }: EventData<typeof reminderDue>,
  fact: Fact,
): Promise<Telling> => ({
  invitation: { appointmentId, youngPersonId },
  toNews: (invitation) =>
    invitation.status === 'planned'
      ? toNews(work, invitation, youngPersonId, {
          appointmentId,
          kind: 'appointment-reminder',
          fact,
          topic: 'reminders',
          version: `${kind} ${invitation.startsAt}`,
        })
      : undefined,
})

/** In the centre only, and without blame. */
export const tellMissed = async (
  _: Work,
  { appointmentId, youngPersonId }: EventData<typeof appointmentMissed>,
  fact: Fact,
): Promise<Telling> => ({
  invitation: { appointmentId, youngPersonId },
  toNews: ({ startsAt }) => ({
    kind: 'appointment-missed',
    to: [youngPersonId],
    aboutId: appointmentId,
    version: '',
    at: fact.at,
    youngPersonId,
    details: { startsAt },
  }),
})

export const tellAnswered = async (
  _: Work,
  { appointmentId, youngPersonId, answer }: EventData<typeof appointmentAnswered>,
  fact: Fact,
): Promise<Telling> => tellAdvisers('young-appointment-answer', appointmentId, youngPersonId, fact, { answer })

const tellAdvisers = (kind: Kind, appointmentId: string, youngPersonId: string, fact: Fact, details: News['details'] = {}): Telling => ({
  invitation: { appointmentId, youngPersonId },
  toNews: ({ startsAt }) => ({
    kind,
    to: { advisersOf: youngPersonId },
    aboutId: appointmentId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
    details: { ...details, startsAt },
  }),
})

const tellYoung = (work: Work, { youngPersonIds, ...told }: Told & { youngPersonIds: readonly string[] }): Telling[] =>
  youngPersonIds.map((youngPersonId) => ({
    invitation: { appointmentId: told.appointmentId, youngPersonId },
    toNews: (invitation) => toNews(work, invitation, youngPersonId, told),
  }))

type Told = { appointmentId: string; kind: Kind; fact: Fact } & Partial<Pick<News, 'version' | 'topic'>>
/** Once it has begun, nobody needs to be told of it any more; a past one is corrected in silence. */
const toNews = (work: Work, invitation: Invitation, youngPersonId: string, { appointmentId, kind, fact, topic, version }: Told) =>
  invitation.startsAt <= work.clock.now()
    ? undefined
    : {
        kind,
        to: [youngPersonId],
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
          calendarOf: () => (kind === 'appointment-reminder' ? undefined : invitation.toCalendar()),
        },
      }

/** Reminders of the old hour that have not left yet. */
const withdrawReminders = (appointmentId: string, youngPersonIds: readonly string[]): Telling => ({
  withdraw: sql`n.kind = 'appointment-reminder' and n.about_id = ${appointmentId} and n.account_id = any(${youngPersonIds})`,
})

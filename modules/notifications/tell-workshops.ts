import type {
  sessionCancelled,
  sessionChanged,
  workshopCancelled,
  workshopRegistered,
  workshopReminderDue,
  workshopWaited,
} from '#api/workshops'
import { listWorkshopInvitations, type WorkshopInvitation } from '#modules/workshops'
import type { EventData } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { News, Telling } from './tell.ts'
import type { Kind } from './texts.ts'

/** A place: told to the young person, and to the advisers of who took it themselves; these get an e-mail only, for its calendar file. */
export async function tellRegistered(
  work: Work,
  { sessionId, youngPersonId, by }: EventData<typeof workshopRegistered>,
  fact: Fact,
): Promise<Telling[]> {
  if (by !== 'youngPerson') return tellYoung(work, sessionId, [youngPersonId], by === 'list' ? 'workshop-place' : 'workshop-new', fact)
  const own = await tellYoung(work, sessionId, [youngPersonId], 'workshop-signed-up', fact)
  return [...(await tellAdvisers(work, sessionId, youngPersonId, 'young-workshop', fact)), ...own]
}

export const tellWaited = async (work: Work, { sessionId, youngPersonId, by }: EventData<typeof workshopWaited>, fact: Fact) =>
  by === 'professional' ? tellYoung(work, sessionId, [youngPersonId], 'workshop-waiting', fact) : undefined

export async function tellLeft(
  work: Work,
  { sessionId, youngPersonId, by }: EventData<typeof workshopCancelled>,
  fact: Fact,
): Promise<Telling[]> {
  const isOwn = by === 'youngPerson'
  const told = await tellYoung(work, sessionId, [youngPersonId], isOwn ? 'workshop-left' : 'workshop-removed', fact)
  const advisers = isOwn ? await tellAdvisers(work, sessionId, youngPersonId, 'young-workshop-left', fact) : []
  return [withdrawReminders(sessionId, [youngPersonId]), ...advisers, ...told]
}

export async function tellSessionChanged(
  work: Work,
  { sessionId, youngPersonIds, isMoved }: EventData<typeof sessionChanged>,
  fact: Fact,
): Promise<Telling[]> {
  const told = await tellYoung(work, sessionId, youngPersonIds, isMoved ? 'workshop-moved' : 'workshop-changed', fact)
  return isMoved ? [withdrawReminders(sessionId, youngPersonIds), ...told] : told
}

export async function tellSessionCancelled(
  work: Work,
  { sessionId, youngPersonIds }: EventData<typeof sessionCancelled>,
  fact: Fact,
): Promise<Telling[]> {
  return [withdrawReminders(sessionId, youngPersonIds), ...(await tellYoung(work, sessionId, youngPersonIds, 'workshop-cancelled', fact))]
}

/** One reminder a kind and hour, of who still has a place. */
export async function tellWorkshopReminder(
  work: Work,
  { sessionId, youngPersonId, kind }: EventData<typeof workshopReminderDue>,
  fact: Fact,
): Promise<Telling[]> {
  const [invitation] = await listWorkshopInvitations(work.db, sessionId, [youngPersonId])
  if (!invitation?.hasPlace || invitation.startsAt <= work.clock.now()) return []
  const version = `${kind} ${invitation.startsAt}`
  return [{ news: { ...toNews(invitation, 'workshop-reminder', fact), topic: 'reminders', version } }]
}

/** Once it has begun, nobody needs to be told of it any more. */
async function tellYoung(work: Work, sessionId: string, ids: readonly string[], kind: Kind, fact: Fact): Promise<Telling[]> {
  const invitations = await listWorkshopInvitations(work.db, sessionId, ids)
  return invitations.filter((i) => i.startsAt > work.clock.now()).map((i) => ({ news: toNews(i, kind, fact) }))
}

const toNews = (invitation: WorkshopInvitation, kind: Kind, fact: Fact): News => ({
  kind,
  to: [invitation.youngPersonId],
  aboutId: invitation.sessionId,
  version: String(fact.id),
  at: fact.at,
  youngPersonId: invitation.youngPersonId,
  details: { startsAt: invitation.startsAt, modality: invitation.modality },
  topic: 'appointments',
  expiresAt: invitation.startsAt,
  isOwn: kind === 'workshop-signed-up' || kind === 'workshop-left',
  letter: {
    address: ['workshop-cancelled', 'workshop-removed', 'workshop-left'].includes(kind) ? undefined : (invitation.place ?? undefined),
    calendarOf: () => (kind === 'workshop-reminder' ? undefined : invitation.toCalendar()),
  },
})

async function tellAdvisers(work: Work, sessionId: string, youngPersonId: string, kind: Kind, fact: Fact): Promise<Telling[]> {
  const [invitation] = await listWorkshopInvitations(work.db, sessionId, [youngPersonId])
  const details = invitation && { startsAt: invitation.startsAt }
  const news: News = {
    kind,
    to: { advisersOf: youngPersonId },
    aboutId: sessionId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
    ...(details && { details }),
  }
  return [{ news }]
}

/** Reminders of a place given back, or of the old hour, that have not left yet. */
const withdrawReminders = (sessionId: string, youngPersonIds: readonly string[]): Telling => ({
  withdraw: sql`n.kind = 'workshop-reminder' and n.about_id = ${sessionId} and n.account_id = any(${youngPersonIds})`,
})

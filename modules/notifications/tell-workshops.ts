import type {
  sessionCancelled,
  sessionChanged,
  workshopCancelled,
  workshopRegistered,
  workshopReminderDue,
  workshopWaited,
} from '#api/workshops'
import { type EventData, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { News, Telling } from './tell.ts'
import type { Kind } from './texts.ts'

const Row = z.object({
  startsAt: z.string(),
  modality: z.enum(['at_structure', 'elsewhere', 'video']),
  status: z.enum(['planned', 'closed', 'cancelled']),
  place: z.string().nullable(),
})
type Session = z.infer<typeof Row>

const findSession = ({ db }: Work, id: string) =>
  db.maybe(
    Row,
    sql`
    select s.starts_at as "startsAt", s.modality, s.status,
      case s.modality when 'at_structure' then concat_ws(', ', st.name, nullif(st.address, '')) when 'elsewhere' then s.address end as place
    from workshops.pub_session s join people.pub_structure st on st.id = s.structure_id where s.id = ${id}`,
  )

/** A place: told to the young person who did not take it themselves, to the advisers of who did. */
export const tellRegistered = (work: Work, { sessionId, youngPersonId, by }: EventData<typeof workshopRegistered>, fact: Fact) => {
  if (by === 'youngPerson') return tellAdvisers(work, sessionId, youngPersonId, 'young-workshop', fact)
  return tellYoung(work, sessionId, [youngPersonId], by === 'list' ? 'workshop-place' : 'workshop-new', fact)
}

export const tellWaited = async (work: Work, { sessionId, youngPersonId, by }: EventData<typeof workshopWaited>, fact: Fact) =>
  by === 'professional' ? tellYoung(work, sessionId, [youngPersonId], 'workshop-waiting', fact) : undefined

export async function tellLeft(
  work: Work,
  { sessionId, youngPersonId, by }: EventData<typeof workshopCancelled>,
  fact: Fact,
): Promise<Telling[]> {
  const told =
    by === 'youngPerson'
      ? await tellAdvisers(work, sessionId, youngPersonId, 'young-workshop-left', fact)
      : await tellYoung(work, sessionId, [youngPersonId], 'workshop-removed', fact)
  return [withdrawReminders(sessionId, [youngPersonId]), ...told]
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
  const session = await findSession(work, sessionId)
  const place = await work.db.maybe(
    z.object({ status: z.string() }),
    sql`select status from workshops.pub_participation where session_id = ${sessionId} and young_person_id = ${youngPersonId} and status = 'registered'`,
  )
  if (!session || !place || session.status !== 'planned' || session.startsAt <= work.clock.now()) return []
  const version = `${kind} ${session.startsAt}`
  return [{ news: { ...toNews(session, sessionId, youngPersonId, 'workshop-reminder', fact), topic: 'reminders', version } }]
}

/** Once it has begun, nobody needs to be told of it any more. */
async function tellYoung(work: Work, sessionId: string, ids: readonly string[], kind: Kind, fact: Fact): Promise<Telling[]> {
  const session = await findSession(work, sessionId)
  if (!session || session.startsAt <= work.clock.now()) return []
  return ids.map((id) => ({ news: toNews(session, sessionId, id, kind, fact) }))
}

const toNews = (session: Session, sessionId: string, youngPersonId: string, kind: Kind, fact: Fact): News => ({
  kind,
  to: [youngPersonId],
  aboutId: sessionId,
  version: String(fact.id),
  at: fact.at,
  youngPersonId,
  details: { startsAt: session.startsAt, modality: session.modality },
  topic: 'appointments',
  expiresAt: session.startsAt,
  letter: { address: kind === 'workshop-cancelled' || kind === 'workshop-removed' ? undefined : (session.place ?? undefined) },
})

async function tellAdvisers(work: Work, sessionId: string, youngPersonId: string, kind: Kind, fact: Fact): Promise<Telling[]> {
  const session = await findSession(work, sessionId)
  const details = session && { startsAt: session.startsAt }
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

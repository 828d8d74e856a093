import type { hoursContested, hoursCorrected, hoursValidated, weekClosed } from '#api/hours'
import { type EventData, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { morningHours } from './rules.ts'
import type { Telling } from './tell.ts'

type OfEntry = EventData<typeof hoursValidated>
const hour = 3_600_000
const later = (at: string, hours: number) => new Date(Date.parse(at) + hours * hour).toISOString()

const Row = z.object({ sourceKind: z.string(), state: z.string(), isOwn: z.boolean().nullable(), isDecided: z.boolean() })
const findEntry = ({ db }: Work, id: string) =>
  db.maybe(
    Row,
    sql`select source_kind as "sourceKind", state, is_own as "isOwn", is_decided as "isDecided" from hours.pub_entry where id = ${id}`,
  )

/** What they declared was accepted: said once a day, however many lines. A presence that went well, or a counted action, is told elsewhere. */
export async function tellHoursValidated(work: Work, { entryId, youngPersonId }: OfEntry, fact: Fact): Promise<Telling | undefined> {
  const entry = await findEntry(work, entryId)
  if (!entry?.isOwn || !['declared', 'job'].includes(entry.sourceKind)) return undefined
  const common = { aboutId: youngPersonId, version: fact.at.slice(0, 10), at: fact.at, youngPersonId }
  return { news: { ...common, kind: 'hours-validated', to: [youngPersonId], topic: 'hours', expiresAt: later(fact.at, 72) } }
}

/** Somebody decided otherwise, or answered a contest; what a source corrected by itself and what was taken back are shown on the screens. */
export async function tellHoursCorrected(
  work: Work,
  { entryId, youngPersonId }: EventData<typeof hoursCorrected>,
  fact: Fact,
): Promise<Telling | undefined> {
  const entry = await findEntry(work, entryId)
  if (!entry?.isDecided || entry.state === 'withdrawn') return undefined
  const common = { aboutId: entryId, version: String(fact.id), at: fact.at, youngPersonId }
  return { news: { ...common, kind: 'hours-answered', to: [youngPersonId], topic: 'hours', expiresAt: later(fact.at, 72) } }
}

/** In the centre of who answers for the file; the morning e-mail counts what still waits. */
export const tellHoursContested = async (
  _: Work,
  { entryId, youngPersonId }: EventData<typeof hoursContested>,
  fact: Fact,
): Promise<Telling> => ({
  news: {
    kind: 'young-hours-contested',
    to: { advisersOf: youngPersonId },
    aboutId: entryId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
  },
})

/** Closed in the night: the centre says it at once, a phone in the morning. */
export const tellWeekClosed = async (_: Work, { youngPersonId, week }: EventData<typeof weekClosed>, fact: Fact): Promise<Telling> => {
  const wait = morningHours * 3600
  return {
    news: {
      kind: 'week-closed',
      to: [youngPersonId],
      aboutId: youngPersonId,
      version: week,
      at: fact.at,
      youngPersonId,
      details: { week },
      topic: 'hours',
      waits: { push: wait, email: wait, sms: wait },
      expiresAt: later(fact.at, 24 + morningHours),
    },
  }
}

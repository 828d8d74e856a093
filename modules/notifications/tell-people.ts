import type { adviserChanged } from '#api/people'
import type { accountActivated, accountClosed, sessionEnded } from '#modules/identity'
import type { EventData } from '#platform/api'
import type { pushGone } from '#platform/outgoing'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

/** Both learn of it: the young person, and the adviser who takes over. */
export async function tellAdviserChanged(
  _: Work,
  { youngPersonId, toAdviserId }: EventData<typeof adviserChanged>,
  fact: Fact,
): Promise<Telling[]> {
  const common = { aboutId: youngPersonId, version: String(fact.id), at: fact.at, youngPersonId }
  return [
    { news: { ...common, kind: 'adviser-changed', to: [youngPersonId] } },
    { news: { ...common, kind: 'young-joined', to: [toAdviserId] } },
  ]
}

/** The adviser who invited somebody learns that they came. */
export async function tellActivated(_: Work, { accountId }: EventData<typeof accountActivated>, fact: Fact): Promise<Telling> {
  const to = { advisersOf: accountId }
  return { news: { kind: 'young-activated', to, aboutId: accountId, version: '', at: fact.at, youngPersonId: accountId } }
}

/** Nobody is told anything outside after their account is closed: devices are forgotten, and what waits is withdrawn. */
export async function silenceAccount({ db }: Work, { accountId }: EventData<typeof accountClosed>): Promise<Telling> {
  await db.run(sql`delete from notifications.device where account_id = ${accountId}`)
  return { withdraw: sql`n.account_id = ${accountId}` }
}

/** Who signs out of a browser gets no more pushes on it: it may be lent, or shared. */
export async function silenceSession({ db }: Work, { sessionId }: EventData<typeof sessionEnded>): Promise<undefined> {
  await db.run(sql`delete from notifications.device where session_id = ${sessionId}`)
}

/** A device whose push service says it is gone is forgotten, so that nobody counts on it. */
export async function forgetGoneDevice({ db }: Work, { outgoingId }: EventData<typeof pushGone>): Promise<undefined> {
  await db.run(sql`
    delete from notifications.device d using platform.outgoing o
    where o.id = ${outgoingId} and d.account_id = o.account_id and d.endpoint = o.recipient::jsonb ->> 'endpoint'`)
}

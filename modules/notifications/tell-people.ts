import type { adviserChanged } from '#api/people'
import type { accountActivated, accountClosed, sessionEnded } from '#modules/identity'
import type { EventData } from '#platform/api'
import { z } from '#platform/api'
import type { pushGone } from '#platform/outgoing'
import { withdrawOutgoing } from '#platform/outgoing'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { listAdvisersOf } from './audience.ts'
import { tell } from './tell.ts'

/** Both learn of it: the young person, and the adviser who takes over. */
export async function tellAdviserChanged(work: Work, { youngPersonId, toAdviserId }: EventData<typeof adviserChanged>, fact: Fact) {
  const common = { aboutId: youngPersonId, version: String(fact.id), at: fact.at, youngPersonId }
  await tell(work, { ...common, kind: 'adviser-changed', accountIds: [youngPersonId] })
  await tell(work, { ...common, kind: 'young-joined', accountIds: [toAdviserId] })
}

/** The adviser who invited somebody learns that they came. */
export async function tellActivated(work: Work, { accountId }: EventData<typeof accountActivated>, fact: Fact) {
  const accountIds = await listAdvisersOf(work, accountId)
  await tell(work, { kind: 'young-activated', accountIds, aboutId: accountId, version: '', at: fact.at, youngPersonId: accountId })
}

/** Nobody is told anything outside after their account is closed: devices are forgotten, and what waits is withdrawn. */
export async function silenceAccount({ db }: Work, { accountId }: EventData<typeof accountClosed>) {
  await db.run(sql`delete from notifications.device where account_id = ${accountId}`)
  const waiting = await db.many(
    z.object({ outgoingId: z.uuid() }),
    sql`select d.outgoing_id as "outgoingId" from notifications.delivery d join notifications.notice n on n.id = d.notice_id
      where n.account_id = ${accountId}`,
  )
  await withdrawOutgoing(
    db,
    waiting.map((w) => w.outgoingId),
  )
}

/** Who signs out of a browser gets no more pushes on it: it may be lent, or shared. */
export const silenceSession = ({ db }: Work, { sessionId }: EventData<typeof sessionEnded>) =>
  db.run(sql`delete from notifications.device where session_id = ${sessionId}`)

/** A device whose push service says it is gone is forgotten, so that nobody counts on it. */
export const forgetGoneDevice = ({ db }: Work, { outgoingId }: EventData<typeof pushGone>) =>
  db.run(sql`
    delete from notifications.device d using platform.outgoing o
    where o.id = ${outgoingId} and d.account_id = o.account_id and d.endpoint = o.recipient::jsonb ->> 'endpoint'`)

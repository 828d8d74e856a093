import { audit } from '#platform/access'
import { z } from '#platform/api'
import { forbidden, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { identityApi } from './api.ts'
import { deviceOf, freshMinutes } from './rules.ts'
import { sessionEnded } from './sign-out.ts'

const Row = z.object({ id: z.uuid(), userAgent: z.string(), createdAt: z.string(), lastSeenAt: z.string() })

/** The devices somebody is signed in on, the one in use last first. */
export async function listSessions({ db, actor, clock }: Ctx<typeof identityApi.listSessions>) {
  const rows = await db.many(
    Row,
    sql`
    select id, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt" from identity.session
    where account_id = ${actor.id} and mandate_id is null and ended_at is null and expires_at > ${clock.now()}
    order by last_seen_at desc, id desc limit 100`,
  )
  const items = rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent), isThisOne: row.id === actor.sessionId }))
  return { items: items.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)) }
}

/** Signs one's account out of one device. */
export async function endSession(ctx: Ctx<typeof identityApi.endSession>) {
  const { actor, params } = ctx
  const ended = await end(ctx, actor.id, sql`id = ${params.id}`)
  if (!ended.length) throw notFound('identity.session-unknown')
  if (params.id === actor.sessionId) ctx.setSession(undefined)
  await audit(ctx, 'identity.session-ended', actor.id)
  return {}
}

/** Signs one's account out everywhere but here. */
export async function endOtherSessions(ctx: Ctx<typeof identityApi.endOtherSessions>) {
  const ended = await end(ctx, ctx.actor.id, sql`id <> ${ctx.actor.sessionId}`)
  await audit(ctx, 'identity.sessions-ended', ctx.actor.id, { count: ended.length })
  return { ended: ended.length }
}

/** Ends every session of an account, or all but one; their streams end. */
export const endSessions = (work: Work, accountId: string, butSessionId?: string) =>
  end(work, accountId, butSessionId ? sql`id <> ${butSessionId}` : sql`true`)

/** Ends the sessions of who helps with a mandate. */
export const endHelp = (work: Ending, youngPersonId: string, mandateId: string) => end(work, youngPersonId, sql`mandate_id = ${mandateId}`)

type Ending = Pick<Work, 'db' | 'clock' | 'publish'>
async function end({ db, clock, publish }: Ending, accountId: string, which: ReturnType<typeof sql>) {
  const ended = await db.many(
    z.object({ id: z.uuid() }),
    sql`update identity.session set ended_at = ${clock.now()} where account_id = ${accountId} and ended_at is null and ${which} returning id`,
  )
  for (const { id } of ended) await publish(sessionEnded, { accountId, sessionId: id }, [accountId])
  return ended
}

/** Means of signing in are changed only shortly after signing in: a device left open is not enough. 403 `identity.sign-in-again`. */
export async function checkFresh({ db, actor, clock }: Pick<Ctx, 'db' | 'actor' | 'clock'>) {
  const isFresh = await db.run(sql`select from identity.session
    where id = ${actor.sessionId} and created_at > ${clock.now()}::timestamptz - make_interval(mins => ${freshMinutes})`)
  if (!isFresh) throw forbidden('identity.sign-in-again')
}

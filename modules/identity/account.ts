import { type Actor, audit } from '#platform/access'
import { event, type Role, z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { checkConfirmed } from './confirm.ts'
import { toEmail, toPhone } from './contact.ts'
import { endSessions } from './sessions.ts'

/** Work, and who asks for it where somebody does. */
export type Who = Work & { actor?: Actor | undefined }

/** An account is closed for good: what it may no longer receive is for each module to know. */
export const accountClosed = event('identity.account-closed', z.object({ accountId: z.uuid() }))
/** An account was opened by its owner for the first time, or again after a reset. */
export const accountActivated = event('identity.account-activated', z.object({ accountId: z.uuid() }))

type NewAccount = {
  id: string
  role: Role
  email?: string | null
  phone?: string | null
  structureId?: string | null
  territory?: string | null
  isDemo?: boolean
}

/**
 * Makes an account nobody can open yet; `inviteAccount` sends the link. Refuses a contact that is taken (409) or makes no sense (422); a
 * professional's account, with its role, asks for a fresh proof of who makes it.
 */
export async function createAccount(work: Who, a: NewAccount) {
  const contact = { email: a.email ? toEmail(a.email) : null, phone: a.phone ? toPhone(a.phone) : null }
  if (a.role !== 'youngPerson' && !contact.email) throw invalid('identity.contact-needed')
  await checkFree(work, a.id, contact)
  if (a.role !== 'youngPerson') await checkConfirmed(work)
  await work.db.run(sql`insert into identity.account (id, role, email, phone, structure_id, territory, is_demo, created_at)
    values (${a.id}, ${a.role}, ${contact.email}, ${contact.phone}, ${a.structureId ?? null}, ${a.territory ?? null},
      ${a.isDemo ?? false}, ${work.clock.now()})`)
  await audit(work, 'identity.account-created', a.id, { role: a.role })
}

/** Refuses a contact of another open account. Only a colleague of its structure is told that it is taken; others, that it cannot be used. */
export async function checkFree(
  { db, actor }: Who,
  accountId: string,
  { email, phone }: { email?: string | null | undefined; phone?: string | null | undefined },
) {
  const taken = await db.maybe(
    z.object({ kind: z.enum(['email', 'phone']), structureId: z.uuid().nullable() }),
    sql`
    select case when email = ${email ?? null} then 'email' else 'phone' end as kind, structure_id as "structureId" from identity.account
    where status <> 'closed' and id <> ${accountId} and (email = ${email ?? null} or phone = ${phone ?? null}) limit 1`,
  )
  if (!taken) return
  const isColleague = actor && (actor.role === 'administrator' || (actor.structureId && actor.structureId === taken.structureId))
  throw conflict(isColleague ? 'identity.contact-taken' : 'identity.contact-refused', { kind: taken.kind })
}

/**
 * Closes an account: nobody signs in with it again, its sessions, links and codes end. Does nothing to one already closed. Somebody else's asks
 * for a fresh proof of who closes it.
 */
export async function closeAccount(work: Who, accountId: string) {
  if (work.actor?.id !== accountId) await checkConfirmed(work)
  const now = work.clock.now()
  const isClosed = await work.db.run(sql`update identity.account set status = 'closed', closed_at = ${now}
    where id = ${accountId} and status <> 'closed'`)
  if (!isClosed) return
  await work.db.run(sql`
    with links as (update identity.link set used_at = ${now} where account_id = ${accountId} and used_at is null),
      contacts as (delete from identity.contact_change where account_id = ${accountId}),
      mandates as (update identity.mandate set revoked_at = ${now}, revoked_by = ${work.actor?.id ?? accountId}
        where young_person_id = ${accountId} and revoked_at is null)
    update identity.one_time_code set used_at = ${now} where account_id = ${accountId} and used_at is null`)
  await endSessions(work, accountId)
  await work.publish(accountClosed, { accountId })
  await audit(work, 'identity.account-closed', accountId)
}

/** Takes away every means of signing in of a professional and ends the sessions: a new link is needed. */
export async function resetSignIn(work: Who, accountId: string) {
  const isReset = await work.db.run(sql`update identity.account set status = 'invited', failed_tries = 0, locked_until = null
    where id = ${accountId} and status <> 'closed' and role <> 'youngPerson'`)
  if (!isReset) throw notFound('identity.account-unknown')
  await work.db.run(sql`
    with password as (delete from identity.password where account_id = ${accountId}),
      totp as (delete from identity.totp where account_id = ${accountId}),
      subject as (delete from identity.oidc_subject where account_id = ${accountId})
    delete from identity.passkey where account_id = ${accountId}`)
  await endSessions(work, accountId)
  await audit(work, 'identity.sign-in-reset', accountId)
}

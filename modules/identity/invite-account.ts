import { audit } from '#platform/access'
import { roles, z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Who } from './account.ts'
import { invitationLetter, invitationText } from './letters.ts'
import { endLinks, keepLink } from './links.ts'
import { invitationDays } from './rules.ts'

const Invited = z.object({ role: z.enum(roles), email: z.string().nullable(), phone: z.string().nullable() })

/** Sends the one-use link that opens an account, and ends the earlier ones. 409 `identity.already-active` when it is open, `identity.no-contact` without an address. */
export async function inviteAccount(work: Who, accountId: string) {
  const { link, account, expiresAt } = await makeActivationLink(work, accountId)
  const letter = account.email ? invitationLetter(account.role, link) : { body: invitationText(link) }
  const to = account.email ?? account.phone
  if (!to) throw conflict('identity.no-contact')
  await work.send({
    channel: account.email ? 'email' : 'sms',
    to,
    accountId,
    kind: 'identity.invitation',
    ...letter,
    isSecret: true,
    expiresAt,
  })
  return { expiresAt }
}

/** Makes the one-use link that opens an account; the account is then `invited`. */
export async function makeActivationLink(work: Work & Who, accountId: string) {
  const account = await work.db.maybe(
    Invited.extend({ status: z.string() }),
    sql`select role, email, phone, status from identity.account where id = ${accountId} for update`,
  )
  if (!account || account.status === 'closed') throw notFound('identity.account-unknown')
  if (account.status === 'active') throw conflict('identity.already-active')
  const token = work.ids.token()
  const expiresAt = new Date(Date.parse(work.clock.now()) + invitationDays(account.role) * 24 * 3600_000).toISOString()
  await endLinks(work, accountId, 'activate')
  await keepLink(work, accountId, 'activate', token, expiresAt)
  await work.db.run(sql`update identity.account set status = 'invited' where id = ${accountId}`)
  await audit(work, 'identity.invited', accountId)
  return { link: `${work.config.publicUrl}/activer/${token}`, account, expiresAt }
}

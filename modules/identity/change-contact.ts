import { audit } from '#platform/access'
import { roles, z } from '#platform/api'
import { invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import { checkFree, type Who } from './account.ts'
import { checkConfirmed } from './confirm.ts'
import { toEmail, toPhone } from './contact.ts'
import { inviteAccount } from './invite-account.ts'
import { contactAddedText, contactLetter, contactText, securityLetter } from './letters.ts'

const Row = z.object({
  role: z.enum(roles),
  status: z.enum(['new', 'invited', 'active']),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
type Row = z.infer<typeof Row>

/**
 * Changes the e-mail or the telephone of an account (null removes it, absent leaves it). The old and the new one are told;
 * codes and links under way end; an account that waits for its owner is invited at the new address. Who changes somebody else's, and so
 * could sign in as them, proves again who they are.
 */
export async function changeContact(work: Who, accountId: string, change: { email?: string | null; phone?: string | null }) {
  const before = await getContacts(work, accountId)
  const after = {
    email: change.email === undefined ? before.email : change.email && toEmail(change.email),
    phone: change.phone === undefined ? before.phone : change.phone && toPhone(change.phone),
  }
  if (after.email === before.email && after.phone === before.phone) return
  if (!after.email && (before.role !== 'youngPerson' || !after.phone)) throw invalid('identity.contact-needed')
  await checkFree(work, accountId, after)
  if (work.actor?.id !== accountId) await checkConfirmed(work)
  const now = work.clock.now()
  await work.db.run(sql`
    with links as (update identity.link set used_at = ${now} where account_id = ${accountId} and used_at is null),
      codes as (update identity.one_time_code set used_at = ${now} where account_id = ${accountId} and used_at is null),
      waiting as (delete from identity.contact_change where account_id = ${accountId})
    update identity.account set email = ${after.email || null}, phone = ${after.phone || null} where id = ${accountId}`)
  await audit(work, 'identity.contact-changed', accountId, {
    email: after.email !== before.email,
    phone: after.phone !== before.phone,
  })
  if (before.status === 'active') await tellBoth(work, accountId, before, after)
  if (before.status === 'invited') await inviteAccount(work, accountId)
}

async function getContacts({ db }: Who, accountId: string) {
  const found = await db.maybe(
    Row,
    sql`select role, status, email, phone from identity.account where id = ${accountId} and status <> 'closed' for update`,
  )
  if (!found) throw notFound('identity.account-unknown')
  return found
}

async function tellBoth(work: Who, accountId: string, before: Row, after: { email: string | null; phone: string | null }) {
  const kind = 'identity.contact-changed'
  for (const which of ['old', 'new'] as const) {
    const { email, phone } = which === 'old' ? before : after
    if (email && before.email !== after.email)
      await work.send({ channel: 'email', to: email, accountId, kind, ...contactLetter(before.role, 'email', which) })
    if (phone && before.phone !== after.phone) await work.send({ channel: 'sms', to: phone, accountId, kind, body: contactText(which) })
  }
  // a first number or address takes the place of none: the contact that stays is told
  if (!before.phone && after.phone && before.email && before.email === after.email)
    await work.send({ channel: 'email', to: before.email, accountId, kind, ...securityLetter(before.role, 'phone-added') })
  if (!before.email && after.email && before.phone && before.phone === after.phone)
    await work.send({ channel: 'sms', to: before.phone, accountId, kind, body: contactAddedText })
}

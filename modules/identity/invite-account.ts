import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import { hashToken } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Hours during which the link of an invitation works. */
const linkHours = 24 * 7

/** Sends a one-use link to the person of an account: by e-mail, else by SMS. Refuses with 409 `identity.no-contact`. */
export async function inviteAccount({ db, clock, ids, config, send }: Work, accountId: string) {
  const now = clock.now()
  const { email, phone } = await db.one(
    z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
    sql`update identity.account set status = case status when 'new' then 'invited' else status end where id = ${accountId} returning email, phone`,
  )
  if (!email && !phone) throw conflict('identity.no-contact')
  const token = ids.token()
  const expiresAt = new Date(Date.parse(now) + linkHours * 3_600_000).toISOString()
  await db.run(sql`insert into identity.link (token_hash, account_id, purpose, created_at, expires_at)
    values (${hashToken(token)}, ${accountId}, 'activate', ${now}, ${expiresAt})`)
  const body = `Un compte vous attend sur Élan. Ouvrez-le ici, avant une semaine : ${config.publicUrl}/activer#${token}`
  await send({
    ...(email ? { channel: 'email' as const, to: email } : { channel: 'sms' as const, to: phone! }),
    accountId,
    kind: 'identity.invitation',
    subject: 'Votre compte Élan',
    body,
    isSecret: true,
    expiresAt,
  })
}

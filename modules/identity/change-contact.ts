import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

const Contact = z.object({ email: z.string().nullable(), phone: z.string().nullable() })

/** Changes where an account is reached; what is not named stays. Said at the old and at the new place. */
export async function changeContact(
  { db, send }: Pick<Work, 'db' | 'send'>,
  accountId: string,
  to: { email?: string | null; phone?: string | null },
) {
  const before = await db.one(Contact, sql`select email, phone from identity.account where id = ${accountId} for update`)
  const after = { ...before, ...to }
  await db.run(sql`update identity.account set email = ${after.email}, phone = ${after.phone} where id = ${accountId}`)
  const tell = (channel: 'email' | 'sms', place: string) =>
    send({ channel, to: place, accountId, kind: 'identity.contact-changed', subject: 'Vos coordonnées ont changé sur Élan', body: notice })
  if (before.email !== after.email) for (const place of [before.email, after.email]) if (place) await tell('email', place)
  if (before.phone !== after.phone) for (const place of [before.phone, after.phone]) if (place) await tell('sms', place)
}
const notice = 'Les coordonnées de votre compte Élan viennent de changer. Si ce n’est pas voulu, dites-le à votre structure.'

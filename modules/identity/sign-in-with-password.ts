import { z } from '#platform/api'
import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { identityApi } from './api.ts'
import { toEmail } from './contact.ts'
import { openSession } from './open-session.ts'
import { checkHash } from './password-hash.ts'
import { overLimit } from './throttle.ts'
import { takeTotp } from './totp.ts'
import { findByContact, noteWrongTry } from './tries.ts'

/**
 * Opens a professional's session with password and code together: which of them was wrong is not said, nor whether there is an account or a lock.
 */
export async function signInWithPassword(ctx: Ctx<typeof identityApi.signInWithPassword>) {
  const email = toEmail(ctx.body.email)
  const refusal = await overLimit(ctx, 'try-address', ctx.request.ip)
  if (refusal) return refusal
  const found = await findByContact(ctx, { channel: 'email', value: email })
  const account = found && found.role !== 'youngPerson' && found.status === 'active' ? found : undefined
  const isPassword = await checkPasswordOf(ctx, account?.id ?? null, ctx.body.password)
  // a code is not used up by who does not know the password, nor during a lock
  const isCode = await takeTotp(ctx, isPassword && account && !account.isLocked ? account.id : null, ctx.body.code)
  if (!account || !isCode) {
    await noteWrongTry(ctx, account, 'password')
    return invalid('identity.password-wrong')
  }
  await openSession(ctx, account.id, 'password')
  return { role: account.role }
}

/** Whether this is the account's password; as long when there is none. */
export async function checkPasswordOf({ db }: Work, accountId: string | null, password: string) {
  const kept = await db.maybe(z.object({ hash: z.string() }), sql`select hash from identity.password where account_id = ${accountId}`)
  return checkHash(password, kept?.hash)
}

import { invalid, keeping } from '#platform/errors'
import type { Ctx } from '#platform/server'
import type { identityApi } from './api.ts'
import { toEmail } from './contact.ts'
import { openSession } from './open-session.ts'
import { isStillRight, type Verified, verifyPassword } from './password.ts'
import { checkLimit } from './throttle.ts'
import { takeTotp } from './totp.ts'
import { findByContact, holdByContact, noteWrongTry } from './tries.ts'

type Trying = Ctx<typeof identityApi.signInWithPassword>

/** Verifies the password, which is slow, before anything is held. Takes as long for an unknown address. */
export async function verifyPasswordOf(ctx: Trying) {
  const contact = contactOf(ctx)
  await checkLimit(ctx, 'try-address', ctx.request.ip)
  const account = toOpenProfessional(await findByContact(ctx, contact))
  return { accountId: account?.id ?? null, ...(await verifyPassword(ctx, account?.id ?? null, ctx.body.password)) }
}

/**
 * Opens a professional's session with password and code together: which of them was wrong is not said, nor whether there is an account or a
 * lock. The account is held, so that tries at once are counted one after the other, and the lock is read after the last of them.
 */
export async function signInWithPassword(ctx: Trying, verified: Verified & { accountId: string | null }) {
  const account = toOpenProfessional(await holdByContact(ctx, contactOf(ctx)))
  const isPassword = (await isStillRight(ctx, account?.id ?? null, verified)) && account?.id === verified.accountId
  // a code is not used up by who does not know the password, nor during a lock
  const isCode = await takeTotp(ctx, isPassword && account && !account.isLocked ? account.id : null, ctx.body.code)
  if (!account || !isCode) {
    await noteWrongTry(ctx, account, 'password')
    throw keeping(invalid('identity.password-wrong'))
  }
  await openSession(ctx, account.id, 'password')
  return { role: account.role }
}

const contactOf = ({ body }: Trying) => ({ channel: 'email', value: toEmail(body.email) }) as const

/** Only who may sign in this way counts. */
const toOpenProfessional = <A extends { role: string; status: string }>(account: A | undefined) =>
  account && account.role !== 'youngPerson' && account.status === 'active' ? account : undefined

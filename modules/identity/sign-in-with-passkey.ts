import { invalid, keeping } from '#platform/errors'
import type { Ctx } from '#platform/server'
import type { identityApi } from './api.ts'
import { openSession } from './open-session.ts'
import { takePasskey } from './passkeys.ts'
import { checkLimit } from './throttle.ts'

/** Opens a session with a passkey. A lock does not stop it: a passkey cannot be guessed, and whoever guesses elsewhere must not shut its owner out. */
export async function signInWithPasskey(ctx: Ctx<typeof identityApi.signInWithPasskey>) {
  await checkLimit(ctx, 'try-address', ctx.request.ip)
  const accountId = await takePasskey(ctx, ctx.body.challengeId, ctx.body.proof)
  if (!accountId) throw keeping(invalid('identity.passkey-refused'))
  return openSession(ctx, accountId, 'passkey')
}

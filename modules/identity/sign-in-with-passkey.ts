import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import type { identityApi } from './api.ts'
import { openSession } from './open-session.ts'
import { takePasskey } from './passkeys.ts'
import { overLimit } from './throttle.ts'

/** Opens a session with a passkey. A lock does not stop it: a passkey cannot be guessed, and whoever guesses elsewhere must not shut its owner out. */
export async function signInWithPasskey(ctx: Ctx<typeof identityApi.signInWithPasskey>) {
  const refusal = await overLimit(ctx, 'try-address', ctx.request.ip)
  if (refusal) return refusal
  const accountId = await takePasskey(ctx, ctx.body.challengeId, ctx.body.proof)
  if (!accountId) return invalid('identity.passkey-refused')
  return openSession(ctx, accountId, 'passkey')
}

import type { Ctx } from '#platform/server'
import { closeAccount } from './account.ts'
import type { identityApi } from './api.ts'
import { checkClosure } from './rules.ts'

/** A young person closes their own account: access ends at once and everywhere. */
export async function closeOwnAccount(ctx: Ctx<typeof identityApi.closeOwnAccount>) {
  checkClosure(ctx.body.confirmation)
  await closeAccount(ctx, ctx.actor.id)
  ctx.setSession(undefined)
  return {}
}

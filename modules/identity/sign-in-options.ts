import type { Ctx } from '#platform/server'
import type { identityApi } from './api.ts'
import { canUsePasskeys } from './passkeys.ts'

/** Which ways of signing in this installation has, and whether it can send codes at all. */
export async function signInOptions({ config }: Ctx<typeof identityApi.signInOptions>) {
  return {
    passkey: canUsePasskeys(config),
    password: true,
    oidc: config.oidc?.label ?? null,
    demo: config.demo,
    sendsEmail: Boolean(config.smtpUrl),
    sendsSms: Boolean(config.sms),
  }
}

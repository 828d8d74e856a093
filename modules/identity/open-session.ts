import { audit } from '#platform/access'
import { roles, z } from '#platform/api'
import { hashToken } from '#platform/ids'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { sessionSeconds } from './authenticate.ts'

/** How somebody proved who they are. */
export type SignInMethod = 'code' | 'link' | 'passkey' | 'password' | 'oidc' | 'demo'
type Opening = Pick<Ctx, 'db' | 'clock' | 'ids' | 'setSession'> & { request: { userAgent: string } }

/** Ways that prove here and now who one is: for a few minutes no other proof is asked. A structure's sign-in may have been silent. */
const provingMethods: readonly SignInMethod[] = ['passkey', 'password']

/** Opens a session for an account and gives its cookie to the browser; a first sign-in makes the account active. */
export async function openSession({ db, clock, ids, request, setSession }: Opening, accountId: string, method: SignInMethod) {
  const now = clock.now()
  const { role } = await db.one(
    z.object({ role: z.enum(roles) }),
    sql`
    update identity.account set last_seen_at = ${now}, failed_tries = 0, locked_until = null,
      status = 'active', activated_at = coalesce(activated_at, ${now})
    where id = ${accountId} and status <> 'closed' returning role`,
  )
  const token = ids.token()
  const seconds = sessionSeconds(role)
  await db.run(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, confirmed_at, expires_at)
    values (${ids.uuid()}, ${hashToken(token)}, ${accountId}, ${method}, ${request.userAgent.slice(0, 300)}, ${now}, ${now},
      ${provingMethods.includes(method) ? now : null}, ${now}::timestamptz + make_interval(secs => ${seconds}))`)
  setSession(token, role === 'youngPerson' ? seconds : undefined)
  await audit({ db, clock }, 'identity.signed-in', accountId, { method })
  return { role }
}

import { timingSafeEqual } from 'node:crypto'
import { z } from '#platform/api'
import { invalid, keeping } from '#platform/errors'
import { keyedHash } from '#platform/secret'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { toContact } from './contact.ts'
import { tryHelpCode } from './help.ts'
import { openSession } from './open-session.ts'
import { codeRules } from './rules.ts'
import { checkLimit } from './throttle.ts'
import { holdByContact, noteWrongTry } from './tries.ts'

type Trying = Ctx<typeof identityApi.signInWithCode>

/** Opens a young person's session with the code they, or who helps them, received. A lock answers like a wrong code. */
export async function signInWithCode(ctx: Trying) {
  const contact = toContact(ctx.body.contact)
  await checkLimit(ctx, 'try-address', ctx.request.ip)
  const found = await holdByContact(ctx, contact)
  const account = found?.role === 'youngPerson' && found.status === 'active' ? found : undefined
  const isRight = await tryCode(ctx, account?.id ?? null, ctx.body.code)
  if (!account || account.isLocked || !isRight) {
    if (await tryHelpCode(ctx)) return { role: 'youngPerson' as const }
    await noteWrongTry(ctx, account, 'code')
    throw keeping(invalid('identity.code-wrong'))
  }
  await ctx.db.run(sql`update identity.one_time_code set used_at = ${ctx.clock.now()} where account_id = ${account.id} and used_at is null`)
  await openSession(ctx, account.id, 'code')
  return { role: account.role }
}

/** Counts a try of the newest code; a code is tried five times at most. */
async function tryCode(ctx: Trying, accountId: string | null, code: string) {
  const tried = await ctx.db.maybe(
    z.object({ codeHash: z.instanceof(Buffer) }),
    sql`
    update identity.one_time_code set tries = tries + 1
    where id = (
      select id from identity.one_time_code where account_id = ${accountId} and used_at is null order by created_at desc limit 1)
      and expires_at > ${ctx.clock.now()} and tries < ${codeRules.mostTries}
    returning code_hash as "codeHash"`,
  )
  const given = keyedHash(ctx, 'code', accountId ?? '', code)
  return timingSafeEqual(tried?.codeHash ?? Buffer.alloc(given.length), given)
}

import { timingSafeEqual } from 'node:crypto'
import { type Actor, audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, forbidden, invalid, keeping, tooMany } from '#platform/errors'
import { keyedHash } from '#platform/secret'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { identityApi } from './api.ts'
import { keepChallenge } from './challenges.ts'
import { confirmationLetter } from './letters.ts'
import { canUsePasskeys, takePasskey } from './passkeys.ts'
import { isStillRight, type Verified, verifyPassword } from './password.ts'
import { codeRules, confirmedMinutes } from './rules.ts'
import { checkLimit } from './throttle.ts'
import { takeTotp } from './totp.ts'
import { type Candidate, holdAccount, noteWrongTry } from './tries.ts'

type Confirming = Ctx<typeof identityApi.confirm>
const Means = z.object({
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  hasPasskey: z.boolean(),
  confirmedAt: z.string().nullable(),
  lockedUntil: z.string().nullable(),
})

/**
 * Lets pass who proved again, a few minutes ago, who they are; 403 `identity.confirm-again` otherwise. Guards what a device left open or a stolen
 * session must not allow: accounts and roles given or taken, somebody else's address, files that change hands in number, lists that leave.
 * A script or a job, that acts for nobody, passes.
 */
export async function checkConfirmed({ db, actor, clock }: Pick<Work, 'db' | 'clock'> & { actor?: Actor | undefined }) {
  if (!actor) return
  const isConfirmed = await db.run(sql`select from identity.session where id = ${actor.sessionId}
    and confirmed_at > ${clock.now()}::timestamptz - make_interval(mins => ${confirmedMinutes})`)
  if (!isConfirmed) throw forbidden('identity.confirm-again')
}

/** How one can prove again who one is, and until when one has. */
export const getConfirmation = (ctx: Ctx<typeof identityApi.confirmation>) => readConfirmation(ctx)

async function readConfirmation(ctx: Pick<Ctx, 'db' | 'actor' | 'clock' | 'config'>) {
  const means = await readMeans(ctx)
  const until = means.confirmedAt && new Date(Date.parse(means.confirmedAt) + confirmedMinutes * 60_000).toISOString()
  const now = ctx.clock.now()
  const { lockedUntil } = means
  return {
    until: until && until > now ? until : null,
    ways: waysOf(ctx, means),
    lockedUntil: lockedUntil && lockedUntil > now ? lockedUntil : null,
  }
}

const readMeans = ({ db, actor }: Pick<Ctx, 'db' | 'actor'>) =>
  db.one(
    Means,
    sql`select a.email, s.confirmed_at as "confirmedAt", a.locked_until as "lockedUntil", exists (select from identity.password where account_id = a.id) as "hasPassword",
      exists (select from identity.totp where account_id = a.id and confirmed_at is not null) as "hasTotp",
      exists (select from identity.passkey where account_id = a.id) as "hasPasskey"
    from identity.account a join identity.session s on s.account_id = a.id where a.id = ${actor.id} and s.id = ${actor.sessionId}`,
  )

/** The account's own means; a code by e-mail only for who signs in elsewhere and has none here. */
function waysOf({ config }: Pick<Ctx, 'config'>, { hasPasskey, hasTotp, hasPassword, email }: z.infer<typeof Means>) {
  const ways: ('passkey' | 'totp' | 'password' | 'email')[] = []
  if (hasPasskey && canUsePasskeys(config)) ways.push('passkey')
  if (hasTotp) ways.push('totp')
  if (hasPassword && !hasTotp) ways.push('password')
  return ways.length || !email ? ways : ['email' as const]
}

/** Sends a code to the account's own address; during a lock nothing is sent, for no code would be taken. */
export async function askConfirmationCode(ctx: Ctx<typeof identityApi.askConfirmationCode>) {
  const { db, actor, ids, send } = ctx
  checkNotLocked(ctx, await holdAccount(ctx, actor.id))
  const means = await readMeans(ctx)
  if (!waysOf(ctx, means).includes('email') || !means.email) throw conflict('identity.other-proof')
  await checkLimit(ctx, 'contact-account', actor.id)
  const code = ids.code()
  await db.run(sql`delete from identity.challenge where purpose = 'confirm' and account_id = ${actor.id}`)
  await keepChallenge(ctx, 'confirm', actor.id, { hash: hashOf(ctx, code).toString('base64'), tries: 0 }, codeRules.validMinutes)
  await send({
    channel: 'email',
    to: means.email,
    accountId: actor.id,
    kind: 'identity.confirmation',
    ...confirmationLetter(code),
    isSecret: true,
    expiresAt: new Date(Date.parse(ctx.clock.now()) + codeRules.validMinutes * 60_000).toISOString(),
  })
  return { validMinutes: codeRules.validMinutes }
}

/** Who asks is signed in: the lock is told to its holder alone, who else would take it for a wrong code. */
function checkNotLocked({ clock }: Pick<Ctx, 'clock'>, { isLocked, lockedUntil }: Candidate) {
  if (isLocked && lockedUntil) throw locked(Date.parse(lockedUntil), Date.parse(clock.now()))
}

const locked = (until: number, now: number) =>
  tooMany('identity.locked', { retryAfter: Math.max(1, Math.ceil((until - now) / 1000)), until: new Date(until).toISOString() })

const hashOf = (ctx: Ctx, code: string) => keyedHash(ctx, 'code', `confirm ${ctx.actor.id}`, code)

/** Verifies a password, which is slow, before anything is held. */
export const prepareConfirmation = async (ctx: Confirming) =>
  'password' in ctx.body ? verifyPassword(ctx, ctx.actor.id, ctx.body.password) : undefined

/** Takes the proof: the session is confirmed for a few minutes. A wrong one counts as a wrong try to sign in; during a lock none is taken. */
export async function confirm(ctx: Confirming, verified: Verified | undefined) {
  const { db, actor, clock } = ctx
  const account = await holdAccount(ctx, actor.id)
  checkNotLocked(ctx, account)
  const ways = waysOf(ctx, await readMeans(ctx))
  if (!(await isProven(ctx, ways, verified))) {
    const minutes = await noteWrongTry(ctx, account, 'confirmation')
    const now = Date.parse(clock.now())
    throw keeping(minutes ? locked(now + minutes * 60_000, now) : invalid('identity.proof-wrong'))
  }
  await db.run(sql`update identity.session set confirmed_at = ${clock.now()} where id = ${actor.sessionId}`)
  await audit(ctx, 'identity.confirmed', actor.id)
  return readConfirmation(ctx)
}

async function isProven(ctx: Confirming, ways: readonly string[], verified: Verified | undefined) {
  const { body, actor } = ctx
  if ('password' in body) return ways.includes('password') && Boolean(verified && (await isStillRight(ctx, actor.id, verified)))
  if ('proof' in body) return ways.includes('passkey') && (await takePasskey(ctx, body.challengeId, body.proof)) === actor.id
  if (ways.includes('totp')) return takeTotp(ctx, actor.id, body.code)
  return ways.includes('email') && takeCode(ctx, body.code)
}

const Kept = z.object({ value: z.object({ hash: z.string(), tries: z.int() }) })

/** Tries the emailed code; a few tries, then it is worth nothing. */
async function takeCode(ctx: Ctx, code: string) {
  const { db, actor, clock } = ctx
  const kept = await db.maybe(
    Kept,
    sql`update identity.challenge set value = value || jsonb_build_object('tries', (value ->> 'tries')::int + 1)
      where purpose = 'confirm' and account_id = ${actor.id} and expires_at > ${clock.now()} and (value ->> 'tries')::int < ${codeRules.mostTries}
      returning value`,
  )
  const given = hashOf(ctx, code)
  const isRight = timingSafeEqual(kept ? Buffer.from(kept.value.hash, 'base64') : Buffer.alloc(given.length), given)
  if (isRight) await db.run(sql`delete from identity.challenge where purpose = 'confirm' and account_id = ${actor.id}`)
  return isRight
}

import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, keeping, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi, Security } from './api.ts'
import { securityLetter } from './letters.ts'
import { canUsePasskeys, keepPasskey, preparePasskey as prepare } from './passkeys.ts'
import { findHash, isStillRight, keepPassword, type Verified, verifyPassword } from './password.ts'
import { hashPassword } from './password-hash.ts'
import { checkPassword } from './rules.ts'
import { checkFresh, endSessions } from './sessions.ts'
import { confirmTotp as confirm, prepareTotp as makeTotp } from './totp.ts'
import { holdAccount, noteWrongTry } from './tries.ts'

const Row = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  hasOidc: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
})

/** One's means of signing in. */
export async function getSecurity(ctx: Ctx<typeof identityApi.getSecurity>): Promise<Security> {
  const { hasOidc: _, ...means } = await readMeans(ctx)
  return { ...means, canUsePasskey: canUsePasskeys(ctx.config) }
}

const readMeans = ({ db, actor }: Ctx) =>
  db.one(
    Row,
    sql`
    select a.email, a.phone, exists (select from identity.password where account_id = a.id) as "hasPassword",
      exists (select from identity.totp where account_id = a.id and confirmed_at is not null) as "hasTotp",
      exists (select from identity.oidc_subject where account_id = a.id) as "hasOidc",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
          'createdAt', to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'lastUsedAt', to_char(p.last_used_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.created_at)
        from identity.passkey p where p.account_id = a.id), '[]') as passkeys
    from identity.account a where a.id = ${actor.id}`,
  )

type Changing = Ctx<typeof identityApi.changePassword>

/** Verifies the present password and makes the hash of the next, which is slow, before anything is held. */
export async function preparePasswordChange(ctx: Changing) {
  const { actor, body } = ctx
  checkPassword(body.next, (await readMeans(ctx)).email)
  const hasNone = (await findHash(ctx, actor.id)) === undefined
  if (hasNone) await checkFresh(ctx)
  const present = hasNone ? undefined : await verifyPassword(ctx, actor.id, body.current ?? '')
  return { present, next: present && !present.isRight ? undefined : await hashPassword(body.next) }
}

/** Changes one's password; the present one is asked for, and a wrong one counts as a try. Other devices are signed out. */
export async function changePassword(ctx: Changing, { present, next }: { present: Verified | undefined; next: string | undefined }) {
  const { actor } = ctx
  const account = await holdAccount(ctx, actor.id)
  const isRight = await isStillRight(ctx, actor.id, present ?? { isRight: true, hash: undefined })
  if (!next || !isRight || (present && account.isLocked)) {
    await noteWrongTry(ctx, account, 'change')
    throw keeping(invalid('identity.current-password-wrong'))
  }
  await keepPassword(ctx, actor.id, next)
  await endSessions(ctx, actor.id, actor.sessionId)
  await tell(ctx, account.email, 'password-changed')
  return {}
}

/** A secret for a new code application. */
export async function prepareTotp(ctx: Ctx<typeof identityApi.prepareTotp>) {
  await checkFresh(ctx)
  const { email } = await holdAccount(ctx, ctx.actor.id)
  return makeTotp(ctx, ctx.actor.id, email ?? 'Élan')
}

/** Puts the new code application in use; the earlier one ends. */
export async function confirmTotp(ctx: Ctx<typeof identityApi.confirmTotp>) {
  await checkFresh(ctx)
  await confirm(ctx, ctx.actor.id, ctx.body)
  const { email } = await holdAccount(ctx, ctx.actor.id)
  await tell(ctx, email, 'totp-changed')
  return {}
}

/** What a browser needs to make one more passkey. */
export async function preparePasskey(ctx: Ctx<typeof identityApi.preparePasskey>) {
  await checkFresh(ctx)
  const { email, phone } = await readMeans(ctx)
  return prepare(ctx, ctx.actor.id, email ?? phone ?? 'Élan')
}

/** Adds a passkey to one's account. */
export async function addPasskey(ctx: Ctx<typeof identityApi.addPasskey>) {
  await checkFresh(ctx)
  await keepPasskey(ctx, ctx.actor.id, ctx.body)
  const { email } = await holdAccount(ctx, ctx.actor.id)
  await tell(ctx, email, 'passkey-added')
  return {}
}

/** Gives one of one's passkeys another name. */
export async function renamePasskey({ db, actor, params, body }: Ctx<typeof identityApi.renamePasskey>) {
  const isMine = await db.run(sql`update identity.passkey set name = ${body.name} where id = ${params.id} and account_id = ${actor.id}`)
  if (!isMine) throw notFound('identity.passkey-unknown')
  return {}
}

/** Removes one of one's passkeys, unless nothing would be left to sign in with. */
export async function removePasskey(ctx: Ctx<typeof identityApi.removePasskey>) {
  const { db, actor, params } = ctx
  await checkFresh(ctx)
  const { email } = await holdAccount(ctx, actor.id) // holds the account: two removals at once do not both see the other passkey
  const means = await readMeans(ctx)
  if (!means.passkeys.some((p) => p.id === params.id)) throw notFound('identity.passkey-unknown')
  const hasOther = actor.role === 'youngPerson' || means.passkeys.length > 1 || (means.hasPassword && means.hasTotp) || means.hasOidc
  if (!hasOther) throw conflict('identity.last-means')
  await db.run(sql`delete from identity.passkey where id = ${params.id} and account_id = ${actor.id}`)
  await tell(ctx, email, 'passkey-removed')
  return {}
}

/** A change the owner did not make must not go unseen. */
async function tell(ctx: Ctx, email: string | null, what: Parameters<typeof securityLetter>[1]) {
  const { actor } = ctx
  await audit(ctx, `identity.${what}`, actor.id)
  if (email)
    await ctx.send({ channel: 'email', to: email, accountId: actor.id, kind: 'identity.security', ...securityLetter(actor.role, what) })
}

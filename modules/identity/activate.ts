import { audit } from '#platform/access'
import { invalid, type Refusal } from '#platform/errors'
import type { Ctx } from '#platform/server'
import type { Work } from '#platform/work'
import { accountActivated } from './account.ts'
import type { Activation, identityApi, Opening } from './api.ts'
import { keepConsent } from './consents.ts'
import { getLink, type LinkRow, spendLink } from './links.ts'
import { openSession } from './open-session.ts'
import { canUsePasskeys, keepPasskey, preparePasskey } from './passkeys.ts'
import { setPassword } from './reset-password.ts'
import { checkConsentVersion, checkPassword, consentTexts, maskContact } from './rules.ts'
import { confirmTotp, prepareTotp } from './totp.ts'

/** Who a link is for and what is needed to open the account. Names are not told: a link may be forwarded. */
export async function getActivation(ctx: Ctx<typeof identityApi.getActivation>): Promise<Activation> {
  const link = await getLink(ctx, ctx.params.token, 'activate')
  const kind = link.role === 'youngPerson' ? 'youngPerson' : 'professional'
  const { version, title, [kind]: text } = consentTexts.terms
  return {
    kind,
    contact: maskContact(link.email ?? link.phone ?? ''),
    expiresAt: link.expiresAt,
    terms: { version, title, text },
    canUsePasskey: canUsePasskeys(ctx.config),
  }
}

/** A secret for the code application of a professional who opens their account. */
export async function prepareTotpOfActivation(ctx: Ctx<typeof identityApi.prepareTotpOfActivation>) {
  const { accountId, email } = await getProfessionalLink(ctx)
  return prepareTotp(ctx, accountId, email ?? 'Élan')
}

/** What a browser needs to make the passkey of a professional who opens their account. */
export async function preparePasskeyOfActivation(ctx: Ctx<typeof identityApi.preparePasskeyOfActivation>) {
  const { accountId, email } = await getProfessionalLink(ctx)
  return preparePasskey(ctx, accountId, email ?? 'Élan')
}

async function getProfessionalLink(ctx: Work & { params: { token: string } }) {
  const link = await getLink(ctx, ctx.params.token, 'activate')
  if (link.role === 'youngPerson') throw invalid('identity.means-not-for-you')
  return link
}

/**
 * Opens the account: the link proves the mailbox or the telephone. A young person agrees to the terms and is in;
 * a professional also leaves a means of signing in: a passkey, or a password with a code application.
 */
export async function activate(ctx: Ctx<typeof identityApi.activate>) {
  const { params, body } = ctx
  const link = await getLink(ctx, params.token, 'activate')
  checkConsentVersion('terms', body.termsVersion)
  const isYoung = link.role === 'youngPerson'
  if (isYoung && (body.password || body.totp || body.passkey)) throw invalid('identity.means-not-for-you')
  await spendLink(ctx, params.token)
  const refusal = isYoung ? undefined : await keepMeans(ctx, link, body)
  if (refusal) throw refusal
  await keepConsent(ctx, link.accountId, 'terms', true)
  await ctx.publish(accountActivated, { accountId: link.accountId })
  await audit(ctx, 'identity.account-activated', link.accountId)
  return openSession(ctx, link.accountId, isYoung ? 'link' : body.passkey ? 'passkey' : 'password')
}

async function keepMeans(ctx: Work, { accountId, email }: LinkRow, { password, totp, passkey }: Opening): Promise<Refusal | undefined> {
  if (passkey && !password && !totp) return keepPasskey(ctx, accountId, passkey)
  if (!password || !totp || passkey) throw invalid('identity.means-needed')
  checkPassword(password, email)
  await confirmTotp(ctx, accountId, totp)
  await setPassword(ctx, accountId, password)
  return undefined
}

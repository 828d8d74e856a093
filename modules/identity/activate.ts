import { audit } from '#platform/access'
import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import type { Work } from '#platform/work'
import { accountActivated } from './account.ts'
import type { Activation, identityApi } from './api.ts'
import { keepConsent } from './consents.ts'
import { getLink, spendLink } from './links.ts'
import { openSession } from './open-session.ts'
import { canUsePasskeys, keepPasskey, preparePasskey } from './passkeys.ts'
import { keepPassword } from './password.ts'
import { hashPassword } from './password-hash.ts'
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

type Activating = Ctx<typeof identityApi.activate>

/** Checks the link and the means that are left, and makes the hash of a password, which is slow, before anything is held. */
export async function prepareActivation(ctx: Activating) {
  const { password, totp, passkey, termsVersion } = ctx.body
  const link = await getLink(ctx, ctx.params.token, 'activate')
  checkConsentVersion('terms', termsVersion)
  if (link.role === 'youngPerson') {
    if (password || totp || passkey) throw invalid('identity.means-not-for-you')
    return undefined
  }
  if (passkey && !password && !totp) return undefined
  if (!password || !totp || passkey) throw invalid('identity.means-needed')
  checkPassword(password, link.email)
  return hashPassword(password)
}

/**
 * Opens the account: the link proves the mailbox or the telephone. A young person agrees to the terms and is in;
 * a professional also leaves a means of signing in: a passkey, or a password with a code application.
 */
export async function activate(ctx: Activating, hash: string | undefined) {
  const { totp, passkey } = ctx.body
  const { accountId, role } = await getLink(ctx, ctx.params.token, 'activate')
  if (passkey) await keepPasskey(ctx, accountId, passkey)
  if (totp) await confirmTotp(ctx, accountId, totp)
  if (hash) await keepPassword(ctx, accountId, hash)
  // after the means: a passkey that is refused leaves the link as it was
  await spendLink(ctx, ctx.params.token)
  await keepConsent(ctx, accountId, 'terms', true)
  await ctx.publish(accountActivated, { accountId })
  await audit(ctx, 'identity.account-activated', accountId)
  return openSession(ctx, accountId, role === 'youngPerson' ? 'link' : passkey ? 'passkey' : 'password')
}

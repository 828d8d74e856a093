import { audit } from '#platform/access'
import { type Role, z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Consent, identityApi } from './api.ts'
import { type ConsentKind, checkConsentVersion, consentTexts } from './rules.ts'

const kinds = Object.keys(consentTexts) as ConsentKind[]

/** What one is asked to agree to, and what one said of the text in force. */
export async function listConsents({ db, actor }: Ctx<typeof identityApi.listConsents>) {
  const given = await db.many(
    z.object({ kind: z.string(), version: z.string(), givenAt: z.string() }),
    sql`select kind, version, given_at as "givenAt" from identity.consent where account_id = ${actor.id} and withdrawn_at is null`,
  )
  const items = kinds.map((kind) => {
    const said = given.find((g) => g.kind === kind && g.version === consentTexts[kind].version)
    return toConsent(kind, actor.role, said?.givenAt ?? null)
  })
  return { items }
}

/** Agrees, or takes it back. What Élan cannot run without is taken back by closing the account. */
export async function setConsent(ctx: Ctx<typeof identityApi.setConsent>) {
  const { kind, version, isGiven } = ctx.body
  checkConsentVersion(kind, version)
  if (!isGiven && consentTexts[kind].isRequired) throw conflict('identity.consent-required')
  await keepConsent(ctx, ctx.actor.id, kind, isGiven)
  await audit(ctx, isGiven ? 'identity.consent-given' : 'identity.consent-withdrawn', ctx.actor.id, { kind, version })
  return toConsent(kind, ctx.actor.role, isGiven ? ctx.clock.now() : null)
}

/** Writes what somebody said of the text in force; the trail keeps each change. */
export async function keepConsent({ db, clock }: Work, accountId: string, kind: ConsentKind, isGiven: boolean) {
  const now = clock.now()
  if (isGiven)
    await db.run(sql`insert into identity.consent as c (account_id, kind, version, given_at)
      values (${accountId}, ${kind}, ${consentTexts[kind].version}, ${now})
      on conflict (account_id, kind, version) do update set
        given_at = case when c.withdrawn_at is null then c.given_at else excluded.given_at end, withdrawn_at = null`)
  else
    await db.run(sql`update identity.consent set withdrawn_at = ${now}
      where account_id = ${accountId} and kind = ${kind} and withdrawn_at is null`)
}

function toConsent(kind: ConsentKind, role: Role, givenAt: string | null): Consent {
  const { version, title, isRequired, youngPerson, professional } = consentTexts[kind]
  return { kind, version, title, text: role === 'youngPerson' ? youngPerson : professional, isRequired, givenAt }
}

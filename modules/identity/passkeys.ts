import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import type { Config } from '#platform/config'
import { conflict, invalid, keeping } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { identityApi, NewPasskey, PasskeyProof } from './api.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import { checkLimit } from './throttle.ts'

const Challenge = z.object({ challenge: z.string() })
const minutes = 5

/** Passkeys belong to a domain name: none can be made when Élan is reached by a bare address. */
export const canUsePasskeys = ({ publicUrl }: Pick<Config, 'publicUrl'>) => {
  const { hostname, protocol } = new URL(publicUrl)
  return !isIP(hostname.replace(/^\[|\]$/g, '')) && (protocol === 'https:' || hostname === 'localhost')
}
const party = ({ publicUrl }: Config) => ({ rpID: new URL(publicUrl).hostname, origin: new URL(publicUrl).origin })

function checkPossible(config: Config) {
  if (!canUsePasskeys(config)) throw conflict('identity.passkeys-off')
}

/** What a browser needs to make a passkey for the account. */
export async function preparePasskey(work: Work, accountId: string, label: string) {
  checkPossible(work.config)
  const known = await work.db.many(
    z.object({ id: z.string(), transports: z.array(z.string()) }),
    sql`select id, transports from identity.passkey where account_id = ${accountId} limit 50`,
  )
  const options = await generateRegistrationOptions({
    rpName: 'Élan',
    rpID: party(work.config).rpID,
    userName: label,
    userID: new TextEncoder().encode(accountId),
    excludeCredentials: known,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challengeId = await keepChallenge(work, 'passkey-add', accountId, { challenge: options.challenge }, minutes)
  return { challengeId, options: options as unknown as Record<string, unknown> }
}

/** Keeps a passkey a browser made; refuses with 422 what does not answer the challenge, which is used up all the same. */
export async function keepPasskey(work: Work, accountId: string, { challengeId, made, name }: NewPasskey) {
  checkPossible(work.config)
  const waiting = await takeChallenge(work, challengeId, 'passkey-add', accountId, Challenge)
  if (!waiting) throw invalid('identity.setup-expired')
  const { rpID, origin } = party(work.config)
  const found = await verifyRegistrationResponse({
    response: made as RegistrationResponseJSON,
    expectedChallenge: waiting.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!found?.verified) throw keeping(invalid('identity.passkey-refused'))
  const { credential } = found.registrationInfo
  const isNew = await work.db.run(sql`
    insert into identity.passkey (id, account_id, public_key, counter, transports, name, created_at)
    values (${credential.id}, ${accountId}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []},
      ${name.trim() || 'Clé d’accès'}, ${work.clock.now()}) on conflict do nothing`)
  if (!isNew) throw keeping(invalid('identity.passkey-refused'))
}

/** What a browser needs to show the passkeys it holds, whoever's they are. */
export async function askPasskey(ctx: Ctx<typeof identityApi.askPasskey>) {
  checkPossible(ctx.config)
  // each leaves a challenge behind until the night
  await checkLimit(ctx, 'passkey-address', ctx.request.ip)
  const options = await generateAuthenticationOptions({ rpID: party(ctx.config).rpID, userVerification: 'required' })
  const challengeId = await keepChallenge(ctx, 'passkey-sign-in', null, { challenge: options.challenge }, minutes)
  return { challengeId, options: options as unknown as Record<string, unknown> }
}

const Kept = z.object({
  accountId: z.uuid(),
  publicKey: z.instanceof(Buffer),
  counter: z.int(),
  transports: z.array(z.string()),
  status: z.string(),
})

/** The account whose passkey answered the challenge, or undefined; a counter that went back is a copy, and is refused. */
export async function takePasskey(work: Work, challengeId: string, proof: PasskeyProof) {
  checkPossible(work.config)
  const waiting = await takeChallenge(work, challengeId, 'passkey-sign-in', null, Challenge)
  const kept = await work.db.maybe(
    Kept,
    sql`
    select p.account_id as "accountId", p.public_key as "publicKey", p.counter, p.transports, a.status
    from identity.passkey p join identity.account a on a.id = p.account_id where p.id = ${proof.id} for update of p`,
  )
  if (!waiting || !kept) return undefined
  const { rpID, origin } = party(work.config)
  const found = await verifyAuthenticationResponse({
    response: proof as AuthenticationResponseJSON,
    expectedChallenge: waiting.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id: proof.id, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter, transports: kept.transports },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!found?.verified || kept.status !== 'active') {
    await audit(work, 'identity.sign-in-refused', kept.accountId, { way: 'passkey' })
    return undefined
  }
  await work.db.run(sql`update identity.passkey set counter = ${found.authenticationInfo.newCounter}, last_used_at = ${work.clock.now()}
    where id = ${proof.id}`)
  return kept.accountId
}

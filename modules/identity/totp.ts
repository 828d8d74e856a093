import { generateSecret, generateURI, verifySync } from 'otplib'
import { z } from '#platform/api'
import { invalid } from '#platform/errors'
import { seal, unseal } from '#platform/secret'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { TotpConfirmation } from './api.ts'
import { keepChallenge } from './challenges.ts'

const period = 30

/** Makes a secret for a code application (RFC 6238); it counts once a first code confirmed it. */
export async function prepareTotp(work: Work, accountId: string, label: string) {
  const secret = generateSecret()
  const challengeId = await keepChallenge(work, 'totp', accountId, { sealed: seal(work, accountId, secret).toString('base64') }, 30)
  return { challengeId, secret, uri: generateURI({ issuer: 'Élan', label, secret }) }
}

/** Puts the prepared secret in use when the code is one of it. 422 `identity.totp-wrong`; the setup stays open for another try. */
export async function confirmTotp(work: Work, accountId: string, { challengeId, code }: TotpConfirmation) {
  const waiting = await work.db.maybe(
    z.object({ value: z.object({ sealed: z.string() }) }),
    sql`select value from identity.challenge
      where id = ${challengeId} and purpose = 'totp' and account_id = ${accountId} and expires_at > ${work.clock.now()} for update`,
  )
  if (!waiting) throw invalid('identity.setup-expired')
  const sealed = Buffer.from(waiting.value.sealed, 'base64')
  const step = stepOf(work, unseal(work, accountId, sealed), code)
  if (step === undefined) throw invalid('identity.totp-wrong')
  await work.db.run(sql`
    with done as (delete from identity.challenge where id = ${challengeId})
    insert into identity.totp (account_id, secret, confirmed_at, last_step) values (${accountId}, ${sealed}, ${work.clock.now()}, ${step})
    on conflict (account_id) do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step`)
}

/** Whether the code is the account's, now; each step of 30 seconds is used once. Same statements when there is no secret. */
export async function takeTotp(work: Work, accountId: string | null, code: string) {
  const kept = await work.db.maybe(
    z.object({ secret: z.instanceof(Buffer) }),
    sql`select secret from identity.totp where account_id = ${accountId} and confirmed_at is not null`,
  )
  const secret = kept && accountId ? unseal(work, accountId, kept.secret) : nobody
  const step = stepOf(work, secret, code)
  const used = await work.db.run(sql`update identity.totp set last_step = ${step ?? 0}
    where account_id = ${kept ? accountId : null} and last_step < ${step ?? 0}`)
  return step !== undefined && used === 1
}
const nobody = generateSecret()

/** The step the code belongs to, the one before and the one after included (clocks drift). */
function stepOf({ clock }: Work, secret: string, code: string) {
  const epoch = Math.floor(Date.parse(clock.now()) / 1000)
  const found = verifySync({ secret, token: code, epoch, period, epochTolerance: period })
  return found.valid ? Math.floor(epoch / period) + found.delta : undefined
}

import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type contractsApi, contractToSign } from './api.ts'
import { addVersion } from './create-contract.ts'
import { readContract } from './get-contract.ts'
import { checkVersion, holdLine } from './queries.ts'
import { openTasks } from './tasks.ts'
import { tell, tellChanged } from './tell.ts'

/** Offers a draft for signing; the papers that are missing are asked for by a day, and block nothing. */
export async function submitContract(ctx: Ctx<(typeof contractsApi)['submit']>) {
  const { db, params, body } = ctx
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  if (line.status !== 'draft') throw conflict('contracts.not-a-draft', { status: line.status })
  await db.run(sql`update contracts.contract set status = 'to_sign' where id = ${params.id}`)
  await openTasks(ctx, { youngPersonId: line.youngPersonId, contractId: params.id, kinds: body.missingPapers, today })
  await tell(ctx, contractToSign, { contractId: params.id, youngPersonId: line.youngPersonId })
  return readContract(ctx, params.id)
}

/** Gives up a contract that nobody is bound by yet. */
export async function cancelContract(ctx: Ctx<(typeof contractsApi)['cancel']>) {
  const { db, params } = ctx
  const { line } = await holdLine(ctx, params.id, followedBy)
  if (!['draft', 'to_sign'].includes(line.status)) throw conflict('contracts.already-in-force', { status: line.status })
  await db.run(sql`update contracts.contract set status = 'cancelled' where id = ${params.id}`)
  await closeLinks(ctx, params.id)
  await tellChanged(ctx, line.youngPersonId)
  return readContract(ctx, params.id)
}

/** The young person does not want it. Nothing follows from that but a talk. */
export async function refuseContract(ctx: Ctx<(typeof contractsApi)['refuse']>) {
  const { db, params, body } = ctx
  const { line } = await holdLine(ctx, params.id, followedBy)
  if (line.status !== 'to_sign') throw conflict('contracts.not-to-sign', { status: line.status })
  await db.run(sql`update contracts.contract set status = 'refused', exit_detail = ${body.reason.trim()} where id = ${params.id}`)
  await closeLinks(ctx, params.id)
  await tellChanged(ctx, line.youngPersonId)
  return readContract(ctx, params.id)
}

const closeLinks = ({ db, clock }: Pick<Ctx, 'db' | 'clock'>, contractId: string) =>
  db.run(sql`update contracts.representative set ended_at = ${clock.now()} where contract_id = ${contractId} and ended_at is null`)

/** Changes what is promised in a contract in force: a new text that both sign; the one before holds until then. */
export async function amendContract(ctx: Ctx<(typeof contractsApi)['amend']>) {
  const { db, params, body } = ctx
  const { line } = await holdLine(ctx, params.id, followedBy)
  if (line.status !== 'active') throw conflict('contracts.not-active', { status: line.status })
  checkVersion(line, body.version)
  const { version: _, reason, ...terms } = body
  const { number } = await db.one(
    z.object({ number: z.int() }),
    sql`update contracts.contract set version = version + 1 where id = ${params.id} returning version as number`,
  )
  const text = { number, reason: 'amendment', reasonText: reason.trim(), needsSignatures: true, ...terms } as const
  await addVersion(ctx, params.id, { ...text, startsOn: line.startsOn, endsOn: line.endsOn })
  await closeLinks(ctx, params.id)
  await tell(ctx, contractToSign, { contractId: params.id, youngPersonId: line.youngPersonId })
  return readContract(ctx, params.id)
}

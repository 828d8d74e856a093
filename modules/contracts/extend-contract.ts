import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { contractExtended, type contractsApi } from './api.ts'
import { addVersion } from './create-contract.ts'
import { listVersions, readContract } from './get-contract.ts'
import { holdLine } from './queries.ts'
import { checkExtension, termAfterProgramme } from './rules.ts'
import { tell } from './tell.ts'

/** Lengthens a contract, exceptionally and with a stated reason, up to eighteen months in all: a decision, written as a version. */
export async function extendContract(ctx: Ctx<(typeof contractsApi)['extend']>) {
  const { params, body } = ctx
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  checkExtension(line, body.endsOn, today)
  await lengthen(ctx, params.id, { endsOn: body.endsOn, reason: 'extension', reasonText: body.reason.trim() })
  await tell(ctx, contractExtended, { contractId: params.id, youngPersonId: line.youngPersonId })
  return readContract(ctx, params.id)
}

type Longer = { endsOn: string; reason: 'extension' | 'programme'; reasonText: string }

/** The same text with a later end. A text that still waits for signatures is replaced, and its links stop. */
async function lengthen(work: Work & { actor?: Ctx['actor'] }, contractId: string, { endsOn, reason, reasonText }: Longer) {
  const [newest] = await listVersions(work, contractId)
  const { number } = await work.db.one(
    z.object({ number: z.int() }),
    sql`update contracts.contract set version = version + 1, ends_on = ${endsOn} where id = ${contractId} returning version as number`,
  )
  const isSigned =
    await work.db.run(sql`select from contracts.version v where v.contract_id = ${contractId} and v.number = ${newest!.number}
    and (not v.needs_signatures or exists (select from contracts.signature g where g.contract_id = v.contract_id and g.version = v.number and g.signer = 'youngPerson'))`)
  await addVersion(work, contractId, { ...newest!, number, reason, reasonText, endsOn, needsSignatures: !isSigned })
}

type Programme = { youngPersonId: string; startsOn: string; endsOn: string }

/**
 * A listed programme begun before the end carries the contract in force to the last day of the second month after it ends, beyond the cap
 * (R5131-16 II). For the modules below; nothing happens when there is no such contract or it lasts longer already.
 */
export async function extendForProgramme(work: Work, { youngPersonId, startsOn, endsOn }: Programme) {
  const term = termAfterProgramme(endsOn)
  const contract = await work.db.maybe(
    z.object({ id: z.uuid() }),
    sql`select id from contracts.contract where young_person_id = ${youngPersonId} and status = 'active'
      and ${startsOn} between starts_on and ends_on and ends_on < ${term} for update`,
  )
  if (!contract) return undefined
  await lengthen(work, contract.id, { endsOn: term, reason: 'programme', reasonText: 'Programme engagé avant le terme (art. R5131-16 II)' })
  await tell(work, contractExtended, { contractId: contract.id, youngPersonId })
  return { contractId: contract.id, endsOn: term }
}

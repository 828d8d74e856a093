import { createHash } from 'node:crypto'
import { followedBy, getFollowedYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { contractsApi, Objective } from './api.ts'
import { readContract } from './get-contract.ts'
import { holdLine, newestDecision } from './queries.ts'
import { checkTerm } from './rules.ts'
import { tellChanged } from './tell.ts'

/** Writes the first text of a contract that was decided; it may still be changed until it is offered for signing. */
export async function createContract(ctx: Ctx<(typeof contractsApi)['create']>) {
  const { db, body, clock, actor } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.id, body]))
    .digest('base64')
  const known = await db.maybe(
    z.object({ hash: z.string() }),
    sql`select content_hash as hash from contracts.contract where id = ${body.id}`,
  )
  if (known && known.hash !== hash) throw conflict('contracts.id-taken')
  if (known) return readContract(ctx, body.id)
  checkTerm(body, clock.today(young.timeZone))
  const decisionId = await getDecisionToUse(ctx, body.youngPersonId)
  await db.run(sql`insert into contracts.contract (id, young_person_id, decision_id, structure_id, track, starts_on, ends_on, birth_date,
      created_by, created_at, content_hash)
    values (${body.id}, ${body.youngPersonId}, ${decisionId}, ${young.structureId}, ${body.track}, ${body.startsOn}, ${body.endsOn},
      ${young.birthDate}, ${actor.id}, ${clock.now()}, ${hash})`)
  await addVersion(ctx, body.id, { number: 1, reason: 'first', reasonText: '', needsSignatures: true, ...body })
  await tellChanged(ctx, body.youngPersonId)
  return readContract(ctx, body.id)
}

/** The newest decision opens the contract, and opened no other one. */
async function getDecisionToUse({ db }: Pick<Ctx, 'db'>, youngPersonId: string) {
  const found = await db.maybe(
    z.object({ id: z.uuid(), outcome: z.string(), isUsed: z.boolean() }),
    sql`select d.id, d.outcome, exists (select from contracts.contract c where c.decision_id = d.id and c.status in ('active', 'ended')) as "isUsed"
    from contracts.decision d where d.young_person_id = ${youngPersonId} order by ${newestDecision} limit 1`,
  )
  if (found?.outcome !== 'opened' || found.isUsed) throw conflict('contracts.not-decided')
  return found.id
}

type Text = {
  number: number
  reason: 'first' | 'amendment' | 'extension' | 'programme'
  reasonText: string
  needsSignatures: boolean
  startsOn: string
  endsOn: string
  youngPersonCommits: readonly string[]
  structureCommits: readonly string[]
  objectives: readonly Objective[]
}

/** Adds a text to a contract. `madeBy`: null when an event brought it. */
export async function addVersion({ db, clock, actor }: Pick<Ctx, 'db' | 'clock'> & { actor?: Ctx['actor'] }, contractId: string, v: Text) {
  await db.run(sql`insert into contracts.version (contract_id, number, reason, reason_text, starts_on, ends_on, young_person_commits,
      structure_commits, needs_signatures, made_by, made_at)
    values (${contractId}, ${v.number}, ${v.reason}, ${v.reasonText}, ${v.startsOn}, ${v.endsOn}, ${v.youngPersonCommits},
      ${v.structureCommits}, ${v.needsSignatures}, ${actor?.id ?? null}, ${clock.now()})`)
  await db.run(sql`insert into contracts.objective (contract_id, version, position, domain, text)
    select ${contractId}, ${v.number}, o.position, o.domain, o.text
    from jsonb_to_recordset(${JSON.stringify(v.objectives.map((o, position) => ({ position, ...o })))}::jsonb) as o (position int, domain text, text text)`)
}

/** Changes a draft; what is offered for signing or in force changes by a new version. */
export async function editContract(ctx: Ctx<(typeof contractsApi)['edit']>) {
  const { db, params, body } = ctx
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  if (line.status !== 'draft') throw conflict('contracts.not-a-draft', { status: line.status })
  checkTerm(body, today)
  await db.run(sql`delete from contracts.objective where contract_id = ${params.id}`)
  await db.run(sql`delete from contracts.version where contract_id = ${params.id}`)
  await db.run(
    sql`update contracts.contract set track = ${body.track}, starts_on = ${body.startsOn}, ends_on = ${body.endsOn} where id = ${params.id}`,
  )
  await addVersion(ctx, params.id, { number: 1, reason: 'first', reasonText: '', needsSignatures: true, ...body })
  await tellChanged(ctx, line.youngPersonId)
  return readContract(ctx, params.id)
}

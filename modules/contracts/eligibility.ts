import { createHash } from 'node:crypto'
import { getFollowedYoungPerson } from '#modules/people'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type contractsApi, Decision, Facts, type NewDecision } from './api.ts'
import { decisionColumns, decisionJoined, findLastEnd, newestDecision } from './queries.ts'
import { checkDecision, findEligibility, unknownFacts } from './rules.ts'
import { tellChanged } from './tell.ts'

/** Each condition of the contract with what is known of this person. Stay and disability: who follows the file only. */
export async function getEligibility(ctx: Ctx<(typeof contractsApi)['eligibility']>) {
  const { findings, facts, isSaved } = await examine(ctx, ctx.query.youngPersonId)
  return { findings, facts, isSaved }
}

async function examine(ctx: Ctx, youngPersonId: string, given?: Facts) {
  const young = await getFollowedYoungPerson(ctx, youngPersonId)
  const kept = given ?? (await findFacts(ctx, youngPersonId))
  const today = ctx.clock.today(young.timeZone)
  const facts = kept ?? unknownFacts
  const findings = findEligibility({ birthDate: young.birthDate, today, facts, lastEndedOn: await findLastEnd(ctx, youngPersonId) })
  return { young, today, facts, findings, isSaved: kept !== undefined }
}

async function findFacts({ db }: Pick<Ctx, 'db'>, youngPersonId: string) {
  const found = await db.maybe(
    z.object({ facts: Facts }),
    sql`select facts from contracts.eligibility where young_person_id = ${youngPersonId}`,
  )
  return found?.facts
}

/** Keeps what is known; gives what it changes. */
export async function saveFacts(ctx: Ctx<(typeof contractsApi)['saveFacts']>) {
  const { db, actor, clock, params, body } = ctx
  const { findings } = await examine(ctx, params.youngPersonId, body)
  await db.run(sql`insert into contracts.eligibility (young_person_id, facts, updated_by, updated_at)
    values (${params.youngPersonId}, ${JSON.stringify(body)}, ${actor.id}, ${clock.now()})
    on conflict (young_person_id) do update set facts = excluded.facts, updated_by = excluded.updated_by, updated_at = excluded.updated_at`)
  return { findings }
}

/**
 * Opens or refuses the contract in the name of the State, with the facts and findings of the day; a refusal says why and how to contest it. A
 * new decision may follow an earlier one that was seen; of two taken at once, the second is refused with 409.
 */
export async function decide(ctx: Ctx<(typeof contractsApi)['decide']>) {
  const { db, actor, clock, body } = ctx
  const { young, today, facts, findings } = await examine(ctx, body.youngPersonId)
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`decision ${body.youngPersonId}`}, 0))`)
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.id, body]))
    .digest('base64')
  const known = await db.maybe(
    z.object({ hash: z.string() }),
    sql`select content_hash as hash from contracts.decision where id = ${body.id}`,
  )
  if (known && known.hash !== hash) throw conflict('contracts.id-taken')
  if (!known) {
    await checkSeen(ctx, body)
    checkDecision(body.outcome, body.motives, body.explanation, findings)
    await db.run(sql`insert into contracts.decision (id, young_person_id, structure_id, decided_by, decided_on, decided_at, previous_id, outcome,
        motives, explanation, facts, findings, content_hash)
      values (${body.id}, ${body.youngPersonId}, ${young.structureId}, ${actor.id}, ${today}, ${clock.now()}, ${body.previousId}, ${body.outcome},
        ${body.motives}, ${body.explanation.trim()}, ${JSON.stringify(facts)}, ${JSON.stringify(findings)}, ${hash})`)
    await audit(ctx, `contracts.${body.outcome}`, body.youngPersonId)
    await tellChanged(ctx, body.youngPersonId)
  }
  return db.one(Decision, sql`select ${decisionColumns} from ${decisionJoined} where d.id = ${body.id}`)
}

/** Who decides must have seen the newest decision; gives who took the one they have not. */
async function checkSeen({ db }: Pick<Ctx, 'db'>, { youngPersonId, previousId }: NewDecision) {
  const last = await db.maybe(
    z.object({ id: z.uuid(), by: z.string(), outcome: z.string() }),
    sql`select d.id, p.first_name || ' ' || p.last_name as by, d.outcome
    from contracts.decision d join people.pub_professional p on p.id = d.decided_by
    where d.young_person_id = ${youngPersonId} order by ${newestDecision} limit 1`,
  )
  if ((last?.id ?? null) !== previousId) throw conflict('contracts.decided-meanwhile', { by: last?.by, outcome: last?.outcome })
}

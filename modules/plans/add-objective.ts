import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewObjective, Objective, objectiveProposed, planChanged } from './api.ts'
import { isYoung, noteChange, objectiveColumns } from './queries.ts'
import { addDays, checkNewObjective, usualReviewWeeks } from './rules.ts'

/** Adds an objective: proposed to the other one, or agreed face to face. The first one begins the plan. A retry answers the same. */
export async function addObjective(ctx: Ctx, youngPersonId: string, input: NewObjective) {
  const { timeZone } = await getFollowedYoungPerson(ctx, youngPersonId)
  const today = ctx.clock.today(timeZone)
  const known = await findKnown(ctx, input.id)
  if (known) return { ...sameOrRefuse(ctx, known, youngPersonId, input), steps: [] }
  checkNewObjective(input, ctx.actor, today)
  await beginPlan(ctx, youngPersonId, today)
  const added = await insert(ctx, youngPersonId, input)
  await noteChange(ctx, youngPersonId, input.agreedInMeeting ? 'objective_added' : 'objective_proposed', { objectiveId: input.id })
  const audience = await listFileAudience(ctx, [youngPersonId])
  if (input.agreedInMeeting) await ctx.publish(planChanged, { youngPersonId, byYoungPerson: isYoung(ctx) }, audience)
  else await ctx.publish(objectiveProposed, { objectiveId: input.id, youngPersonId, byYoungPerson: isYoung(ctx) }, audience)
  return { ...added, steps: [] }
}

const findKnown = ({ db }: Ctx, id: string) =>
  db.maybe(Objective, sql`select ${objectiveColumns} from plans.objective o where o.id = ${id}`)

function sameOrRefuse(ctx: Ctx, known: Objective, youngPersonId: string, { title, domain, endsOn }: NewObjective) {
  const isSame =
    known.youngPersonId === youngPersonId &&
    known.byYoungPerson === isYoung(ctx) &&
    known.title === title &&
    known.domain === domain &&
    known.endsOn === endsOn
  if (!isSame) throw conflict('plans.id-taken', { id: known.id })
  return known
}

const beginPlan = ({ db, clock }: Ctx, youngPersonId: string, today: string) =>
  db.run(sql`insert into plans.plan (young_person_id, review_weeks, next_review_on, updated_at)
    values (${youngPersonId}, ${usualReviewWeeks}, ${addDays(today, usualReviewWeeks * 7)}, ${clock.now()}) on conflict do nothing`)

function insert({ db, actor, clock }: Ctx, youngPersonId: string, input: NewObjective) {
  const [now, isAgreed] = [clock.now(), input.agreedInMeeting]
  return db.one(
    Objective,
    sql`
    insert into plans.objective as o (id, young_person_id, domain, title, description, ends_on, status, creator_id, agreed_at, agreed_how,
      created_at, updated_at)
    values (${input.id}, ${youngPersonId}, ${input.domain}, ${input.title}, ${input.description}, ${input.endsOn},
      ${isAgreed ? 'agreed' : 'proposed'}, ${actor.id}, ${isAgreed ? now : null}, ${isAgreed ? 'meeting' : null}, ${now}, ${now})
    returning ${objectiveColumns}`,
  )
}

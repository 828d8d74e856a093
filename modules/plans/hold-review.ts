import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewReview, planChanged, Review } from './api.ts'
import { noteChange } from './queries.ts'
import { checkReview } from './rules.ts'

/** Writes down a review of the plan: keeps what it holds as a numbered version, and says when the next one is. A retry answers the same. */
export async function holdReview(ctx: Ctx, youngPersonId: string, input: NewReview): Promise<Review> {
  const { timeZone } = await getFollowedYoungPerson(ctx, youngPersonId)
  const known = await findReview(ctx, input.id)
  if (known) return sameOrRefuse(known, youngPersonId, input)
  checkReview(input, ctx.clock.today(timeZone))
  const version = await nextVersion(ctx, youngPersonId, input)
  await insert(ctx, youngPersonId, input, version)
  await noteChange(ctx, youngPersonId, 'reviewed', { details: { version, nextReviewOn: input.nextReviewOn } })
  await ctx.publish(planChanged, { youngPersonId, byYoungPerson: false }, await listFileAudience(ctx, [youngPersonId]))
  return (await findReview(ctx, input.id))!.review
}

const Known = z.object({ youngPersonId: z.uuid(), review: Review })
async function findReview({ db }: Ctx, id: string) {
  return db.maybe(
    Known,
    sql`
    select r.young_person_id as "youngPersonId", json_build_object('id', r.id, 'number', r.number, 'heldOn', r.held_on,
      'heldBy', coalesce(w.first_name || ' ' || w.last_name, '–'), 'withYoungPerson', r.with_young_person, 'note', r.note,
      'nextReviewOn', r.next_review_on, 'objectives', r.snapshot) as review
    from plans.review r left join people.pub_professional w on w.id = r.held_by where r.id = ${id}`,
  )
}

function sameOrRefuse({ youngPersonId, review }: z.infer<typeof Known>, asked: string, input: NewReview) {
  if (youngPersonId !== asked || review.heldOn !== input.heldOn || review.note !== input.note)
    throw conflict('plans.id-taken', { id: input.id })
  return review
}

/** The row of the plan is held until the end: two reviews at once get two numbers. */
async function nextVersion({ db, clock }: Ctx, youngPersonId: string, { nextReviewOn, reviewWeeks }: NewReview) {
  const { version } = await db.one(
    z.object({ version: z.int() }),
    sql`
    insert into plans.plan as p (young_person_id, review_weeks, next_review_on, version, updated_at)
    values (${youngPersonId}, ${reviewWeeks}, ${nextReviewOn}, 1, ${clock.now()})
    on conflict (young_person_id) do update set review_weeks = excluded.review_weeks, next_review_on = excluded.next_review_on,
      version = p.version + 1, updated_at = excluded.updated_at
    returning p.version`,
  )
  return version
}

const insert = ({ db, actor, clock }: Ctx, youngPersonId: string, input: NewReview, version: number) =>
  db.run(sql`
    insert into plans.review (id, young_person_id, number, held_on, held_by, with_young_person, note, next_review_on, snapshot, at)
    select ${input.id}, ${youngPersonId}, ${version}, ${input.heldOn}, ${actor.id}, ${input.withYoungPerson}, ${input.note}, ${input.nextReviewOn},
      coalesce((select jsonb_agg(jsonb_build_object('domain', o.domain, 'title', o.title, 'endsOn', o.ends_on, 'status', o.status, 'steps',
          coalesce((select jsonb_agg(jsonb_build_object('title', s.title, 'status', s.status) order by s.created_at, s.id)
            from plans.step s where s.objective_id = o.id), '[]')) order by o.ends_on, o.id)
        from plans.objective o where o.young_person_id = ${youngPersonId}), '[]'), ${clock.now()}`)

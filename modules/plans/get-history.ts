import { closeTo } from '#modules/contracts'
import { getVisibleYoungPerson } from '#modules/people'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Change, Review } from './api.ts'
import { mayReadDomain } from './queries.ts'
import { sensitiveDomains } from './rules.ts'

/** Who changed what in a plan and its programmes, the latest first, and each reviewed version of the plan. */
export async function getHistory(ctx: Ctx, youngPersonId: string) {
  await getVisibleYoungPerson(ctx, youngPersonId)
  return { changes: await listChanges(ctx, youngPersonId), reviews: await listReviews(ctx, youngPersonId) }
}

const listChanges = (ctx: Ctx, youngPersonId: string) =>
  ctx.db.many(
    Change,
    sql`
    select c.id, c.at, c.what, coalesce(s.title, o.title, g.label) as about, c.details,
      json_build_object('id', c.account_id, 'name', coalesce(w.first_name || ' ' || w.last_name, y.first_name || ' ' || y.last_name, '–'),
        'isYoungPerson', c.account_id = c.young_person_id) as author
    from plans.change c
    left join plans.objective o on o.id = c.objective_id left join plans.step s on s.id = c.step_id
    left join plans.prescription p on p.id = c.prescription_id
    left join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from
    left join people.pub_professional w on w.id = c.account_id left join people.pub_young_person y on y.id = c.account_id
    where c.young_person_id = ${youngPersonId} and (o.id is null or ${mayReadDomain(ctx, sql`o.domain`, sql`c.young_person_id`)})
      and (p.id is null or not p.is_sensitive or ${closeTo(ctx, sql`c.young_person_id`)})
    order by c.id desc limit 200`,
  )

/** The words of a review may tell of anything: they are read by who is close only. */
const listReviews = (ctx: Ctx, youngPersonId: string) =>
  ctx.db.many(
    Review,
    sql`
    select r.id, r.number, r.held_on as "heldOn", coalesce(w.first_name || ' ' || w.last_name, '–') as "heldBy",
      r.with_young_person as "withYoungPerson", case when ${closeTo(ctx, sql`r.young_person_id`)} then r.note else '' end as note,
      r.next_review_on as "nextReviewOn",
      (select coalesce(json_agg(e order by n), '[]') from jsonb_array_elements(r.snapshot) with ordinality as i (e, n)
        where e->>'domain' <> all(${sensitiveDomains}) or ${closeTo(ctx, sql`r.young_person_id`)}) as objectives
    from plans.review r left join people.pub_professional w on w.id = r.held_by
    where r.young_person_id = ${youngPersonId} order by r.number desc limit 100`,
  )

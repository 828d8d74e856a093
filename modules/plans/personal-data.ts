import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What this module keeps about a person. */
export const personalData: PersonalData = {
  tables: [
    'plans.plan',
    'plans.objective',
    'plans.step',
    'plans.review',
    'plans.prescription',
    'plans.attendance',
    'plans.change',
    'plans.programme',
  ],
  export: async (db, personId) => ({
    objectives: await db.many(
      Row,
      sql`select o.domain, o.title, o.description, o.ends_on as "endsOn", o.status, o.agreed_at as "agreedAt", o.agreed_how as "agreedHow",
        o.closed_on as "closedOn", o.drop_reason as "dropReason", o.creator_id = ${personId} as mine,
        (select coalesce(json_agg(json_build_object('title', s.title, 'dueOn', s.due_on, 'status', s.status, 'doneOn', s.done_on) order by s.created_at), '[]')
          from plans.step s where s.objective_id = o.id) as steps
      from plans.objective o where o.young_person_id = ${personId} order by o.created_at`,
    ),
    reviews: await db.many(
      Row,
      sql`select number, held_on as "heldOn", note, next_review_on as "nextReviewOn", snapshot as objectives
      from plans.review where young_person_id = ${personId} order by number`,
    ),
    programmes: await db.many(
      Row,
      sql`select g.label, p.partner_name as "partnerName", p.partner_contact as "partnerContact", p.derogation_reason as "derogationReason", p.status,
        p.starts_on as "startsOn", p.ends_on as "endsOn", p.started_on as "startedOn", p.ended_on as "endedOn",
        p.weekly_minutes as "weeklyMinutes", p.own_words as "ownWords", p.outcome, p.motive, p.closing_words as "closingWords",
        (select coalesce(json_agg(json_build_object('onDay', a.on_day, 'part', a.part, 'minutes', a.minutes, 'state', a.state) order by a.starts_at), '[]')
          from plans.attendance a where a.prescription_id = p.id) as attendance
      from plans.prescription p join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from
      where p.young_person_id = ${personId} order by p.starts_on`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`update plans.objective set title = 'Objectif', description = '', drop_reason = '' where young_person_id = ${personId}`)
    await db.run(sql`update plans.step set title = 'Étape' where young_person_id = ${personId}`)
    await db.run(sql`update plans.review set note = '', snapshot = '[]' where young_person_id = ${personId}`)
    await db.run(sql`update plans.prescription set partner_name = 'Partenaire', partner_contact = '', derogation_reason = '', own_words = '',
        closing_words = '' where young_person_id = ${personId}`)
  },
  retention:
    'Ton plan, tes programmes et tes présences sont gardés dix ans après la fin de ton contrat. Ensuite il ne reste que des dates et des nombres, sans ton nom ni tes textes.',
}

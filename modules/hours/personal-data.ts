import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What the ledger keeps of a person. */
export const personalData: PersonalData = {
  tables: ['hours.entry', 'hours.fact', 'hours.week', 'hours.revision', 'hours.unavailability', 'hours.signal', 'hours.scale'],
  export: async (db, personId) => ({
    entries: await db.many(
      Row,
      sql`select e.source_kind as "sourceKind", e.on_day as "onDay", e.starts_at as "startsAt", e.ends_at as "endsAt", e.title, e.category, e.minutes,
        e.declared_minutes as "declaredMinutes", e.counted_minutes as "countedMinutes", e.state, e.evidence, e.evidence_text as "evidenceText",
        (select coalesce(json_agg(json_build_object('at', f.at, 'what', f.what, 'minutes', f.minutes, 'text', w.text) order by f.id), '[]')
          from hours.fact f left join hours.word w on w.fact_id = f.id where f.entry_id = e.id) as history
      from hours.entry e where e.young_person_id = ${personId} order by e.on_day, e.id`,
    ),
    weeks: await db.many(
      Row,
      sql`select monday, kind, status, target_minutes as "targetMinutes", declared_minutes as "declaredMinutes",
        validated_minutes as "validatedMinutes", contested_minutes as "contestedMinutes" from hours.week where young_person_id = ${personId} order by monday`,
    ),
    unavailabilities: await db.many(
      Row,
      sql`select kind, from_on as "fromOn", until_on as "untilOn" from hours.unavailability where young_person_id = ${personId} order by from_on`,
    ),
    signals: await db.many(
      Row,
      sql`select on_day as "onDay", reasons, outcome from hours.signal where young_person_id = ${personId} order by on_day`,
    ),
  }),
  // the minutes stay for the counts; what was said, and why days were off, goes
  erase: async (db, personId) => {
    await db.run(sql`delete from hours.word where fact_id in (select id from hours.fact where young_person_id = ${personId})`)
    await db.run(sql`update hours.entry set title = '', evidence_text = '', evidence_file_id = null where young_person_id = ${personId}`)
    await db.run(sql`update hours.unavailability set kind = 'other' where young_person_id = ${personId}`)
    await db.run(sql`delete from hours.signal where young_person_id = ${personId}`)
  },
  retention:
    'Tes heures sont gardées pendant ton accompagnement, puis dix ans avec ton contrat. Ensuite il ne reste que des nombres, sans ton nom ni tes textes.',
}

import { z } from '#platform/api'
import { type Sql, sql } from '#platform/sql'

/** What decides what a week asks for; `termsOf` makes the kind and the target of it. */
export const Terms = z.object({
  track: z.enum(['standard', 'jr']).nullable(),
  workingDaysOff: z.int(),
  isInProgramme: z.boolean(),
  target: z.int(),
})

/** The terms of the week of a person, for a statement; `person`, `structure` and `monday` are columns of it. */
export const termColumns = ({ person, structure, monday }: { person: Sql; structure: Sql; monday: Sql }) => sql`
  ${trackIn(person, monday)} as track,
  (select count(*)::int from generate_series(0, 4) n
    where not ${isUnderContract(person, sql`${monday} + n`)} or ${isUnavailable(person, sql`${monday} + n`)}) as "workingDaysOff",
  ${isInProgramme(person, monday)} as "isInProgramme",
  ${scaleOn(sql`'week_target'`, structure, monday)} as target`

/** The minutes a scale gives in a structure on a day: its own before those of everywhere, the latest first. */
export const scaleOn = (kind: Sql, structure: Sql, day: Sql, column = sql`sc.minutes`) => sql`(
  select ${column} from hours.scale sc
  where sc.kind = ${kind} and (sc.structure_id is null or sc.structure_id = ${structure}) and sc.valid_from <= ${day}
  order by sc.structure_id nulls last, sc.valid_from desc, sc.id desc limit 1)`

const isUnavailable = (person: Sql, day: Sql) => sql`exists (
  select from hours.unavailability u where u.young_person_id = ${person} and u.cancelled_at is null and ${day} between u.from_on and u.until_on)`

/** Condition on a contract `c`: in force on a day. */
const isInForce = (day: Sql) => sql`c.status in ('active', 'ended') and ${day} between c.starts_on and coalesce(c.ended_on, c.ends_on)`

const isUnderContract = (person: Sql, day: Sql) => sql`exists (
  select from contracts.pub_contract c where c.young_person_id = ${person} and ${isInForce(day)})`

/** Of the contract that touches a working day of the week; the later one when two follow each other. */
const trackIn = (person: Sql, monday: Sql) => sql`(
  select c.track from contracts.pub_contract c
  where c.young_person_id = ${person} and c.status in ('active', 'ended')
    and c.starts_on <= ${monday} + 4 and coalesce(c.ended_on, c.ends_on) >= ${monday}
  order by c.starts_on desc limit 1)`

/** A programme of the list under way on one of the days. */
const isInProgramme = (person: Sql, monday: Sql) => sql`exists (
  select from plans.pub_prescription p
  where p.young_person_id = ${person} and p.status in ('started', 'ended', 'abandoned') and p.counts_as_intense
    and p.starts_on <= ${monday} + 6 and coalesce(p.ended_on, p.ends_on) >= ${monday})`

import { followedBy, visibleTo } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { Entry } from './api-shapes.ts'

export type Who = { db: Db; actor: Actor; clock: Clock }

/** Where the name of the source of an entry `e` is read. */
export const sourceTables = sql`
  left join actions.pub_done_action t on e.source_kind = 'personal' and t.id = e.source_id
  left join appointments.pub_closing n on e.source_kind = 'appointment' and n.appointment_id = e.source_id and n.young_person_id = e.young_person_id
  left join workshops.pub_participation k on e.source_kind = 'workshop' and k.session_id = e.source_id and k.young_person_id = e.young_person_id
  left join plans.pub_presence g on e.source_kind in ('programme', 'immersion') and g.id = e.source_id`

/** The tables that `entryColumns` reads. */
export const entryTables = sql`hours.entry e ${sourceTables} left join people.pub_professional d on d.id = e.decided_by`

/** How an entry is called at its source. */
export const titleColumn = sql`coalesce(nullif(e.title, ''), t.title, n.title, k.title, g.label)`

/** An entry `e` as it goes on the wire; what touches health has its words for who follows the file only. */
export const entryColumns = (isFollowed: Sql) => sql`e.id, e.young_person_id as "youngPersonId", e.source_kind as "sourceKind",
  e.source_id as "sourceId", e.on_day as "onDay", e.starts_at as "startsAt", e.ends_at as "endsAt", e.minutes,
  e.declared_minutes as "declaredMinutes", ${masked(isFollowed, sql`e.category`)} as category,
  ${masked(isFollowed, titleColumn)} as title, e.scale_id::int as "scaleId", e.evidence,
  coalesce(${masked(isFollowed, sql`e.evidence_text`)}, '') as "evidenceText", ${masked(isFollowed, sql`e.evidence_file_id`)} as "evidenceFileId",
  coalesce(e.declared_by = e.young_person_id, false) as "isByYoungPerson", e.declared_at as "declaredAt", e.state,
  d.first_name || ' ' || d.last_name as "decidedBy", e.decided_at as "decidedAt", e.counted_minutes as "countedMinutes",
  e.uncounted_because as "uncountedBecause", e.overlaps_id as "overlapsId", e.version`

const masked = (isFollowed: Sql, column: Sql) => sql`case when e.category is distinct from 'health' or ${isFollowed} then ${column} end`

/** Days without hours have no line: what never counted is left out of lists. */
export const isShown = sql`e.state <> 'withdrawn'`

const Held = z.object({ ...Entry.shape, monday: z.iso.date(), timeZone: z.string(), mayAct: z.boolean() })
export type HeldEntry = z.infer<typeof Held>

/** The entry, if the actor may read the file; refuses with 404 `hours.unknown` otherwise. */
export const getEntry = (who: Who, id: string) => getWhere(who, id, visibleTo(who, sql`e.young_person_id`))

/** The entry, if the actor may act on the file; refuses with 404 `hours.unknown` otherwise. */
export const getActableEntry = (who: Who, id: string) => getWhere(who, id, followedBy(who, sql`e.young_person_id`))

async function getWhere(who: Who, id: string, condition: Sql) {
  const isFollowed = followedBy(who, sql`e.young_person_id`)
  const found = await who.db.maybe(
    Held,
    sql`select ${entryColumns(isFollowed)}, e.monday, s.time_zone as "timeZone", ${isFollowed} as "mayAct"
    from ${entryTables} join people.pub_young_person y on y.id = e.young_person_id join people.pub_structure s on s.id = y.structure_id
    where e.id = ${id} and ${condition}`,
  )
  if (!found) throw notFound('hours.unknown', { id })
  return found
}

type NewFact = {
  entryId: string
  youngPersonId: string
  what: string
  state: string
  minutes: number
  minutesBefore: number | null
  accountId: string | null
  text?: string | undefined
}
/** Writes what happened to entries, with the words that were said. */
export const noteFacts = ({ db, clock }: Pick<Work, 'db' | 'clock'>, facts: readonly NewFact[]) =>
  db.run(sql`
    with f as (
      select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f ("entryId" uuid, "youngPersonId" uuid, what text, state text,
        minutes int, "minutesBefore" int, "accountId" uuid, text text)
    ), noted as (
      insert into hours.fact (entry_id, young_person_id, at, account_id, what, state, minutes, minutes_before)
      select "entryId", "youngPersonId", ${clock.now()}::timestamptz, "accountId", what, state, minutes, "minutesBefore" from f
      returning id, entry_id
    )
    insert into hours.word (fact_id, text)
    select noted.id, f.text from noted join f on f."entryId" = noted.entry_id where f.text is not null and f.text <> ''`)

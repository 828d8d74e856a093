import { mondayOf } from '#modules/hours'
import { ageOn, toSearch } from '#modules/people'
import { z } from '#platform/api'
import { badRequest } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type deskApi, PortfolioRow } from './api.ts'

type Reading = Pick<Ctx<(typeof deskApi)['portfolio']>, 'db' | 'actor' | 'clock' | 'query'>
const Row = PortfolioRow.omit({ age: true, isMinor: true }).extend({ birthDate: z.iso.date(), key: z.string() })

/** The files the actor answers for today, own and covered, with what waits in each: one statement, any column, keyset pages. */
export async function listPortfolio(ctx: Reading) {
  const { db, query, clock } = ctx
  const rows = await db.many(Row, select(ctx))
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  const today = clock.today()
  return {
    items: rows.slice(0, query.limit).map(({ key, birthDate, ...row }) => {
      const age = ageOn(birthDate, today)
      return { ...row, age, isMinor: age < 18 }
    }),
    next: last ? JSON.stringify([last.key, last.id]) : null,
  }
}

function select(ctx: Reading) {
  const { actor, query, clock } = ctx
  const { key, type } = sortKeys[query.sort]
  const order = query.direction === 'asc' ? sql`key, id` : sql`key desc, id desc`
  const words = toSearch(query.q)
  return sql`
  with line as (
    select y.id, y.first_name as "firstName", y.last_name as "lastName", y.birth_date as "birthDate", y.situation,
      a.last_seen_at as "lastActivityAt", y.adviser_since as since, coalesce(u.unread, 0) as unread,
      waiting."lateActions", waiting."toQualify", next.starts_at as "nextAppointmentAt",
      coalesce(h.validated_minutes, 0) as "validatedMinutes", coalesce(h.declared_minutes, 0) as "declaredMinutes",
      (select max(t.ends_on) from contracts.pub_term t where t.young_person_id = y.id) as "contractEndsOn", y.sort_name, y.search,
      case when y.adviser_id <> ${actor.id} then (
        select p.first_name || ' ' || p.last_name from people.pub_professional p where p.id = y.adviser_id) end as "coveredFor"
    from people.pub_young_person y
      join identity.pub_account a on a.id = y.id
      left join messaging.pub_unread u on u.young_person_id = y.id
      left join hours.pub_week h on h.young_person_id = y.id and h.week = ${mondayOf(clock.today())}
      cross join lateral (
        select count(*) filter (where not w.is_to_qualify and w.due_on < ${clock.today()})::int as "lateActions",
          count(*) filter (where w.is_to_qualify)::int as "toQualify"
        from actions.pub_waiting w where w.young_person_id = y.id
      ) waiting
      left join lateral (
        select n.starts_at from appointments.pub_participation n
        where n.young_person_id = y.id and n.status = 'planned' and n.starts_at > ${clock.now()} order by n.starts_at limit 1
      ) next on true
    where y.archived_at is ${query.filter === 'archived' ? sql`not null` : sql`null`} and y.adviser_id = any(array(
      select ${actor.id}::uuid union all
      select c.adviser_id from people.pub_cover c where c.substitute_id = ${actor.id} and ${clock.today()} between c.from_on and c.until_on))
  ), keyed as (select line.*, ${key} as key from line)
  select id, "firstName", "lastName", "birthDate", situation, "lastActivityAt", since, unread, "lateActions", "toQualify", "nextAppointmentAt",
    "validatedMinutes", "declaredMinutes", "contractEndsOn", "coveredFor", key::text as key
  from keyed
  where ${conditions[query.filter](ctx)} and ${query.situation ? sql`situation = ${query.situation}` : sql`true`}
    and ${words ? sql`(search like ${`%${words}%`} or word_similarity(${words}, search) >= 0.5)` : sql`true`}
    and ${afterCursor(query, type)}
  order by ${order} limit ${query.limit + 1}`
}

type KeyType = 'text' | 'numeric'
/** What each sort compares; never null, so that pages go on where the last one ended. */
const sortKeys: Record<Reading['query']['sort'], { key: Sql; type: KeyType }> = {
  name: { key: sql`sort_name`, type: 'text' },
  age: { key: sql`(date '2200-01-01' - "birthDate")`, type: 'numeric' },
  situation: { key: sql`situation`, type: 'text' },
  lastActivity: { key: sql`extract(epoch from coalesce("lastActivityAt", '-infinity'))`, type: 'numeric' },
  since: { key: sql`extract(epoch from since)`, type: 'numeric' },
  unread: { key: sql`unread`, type: 'numeric' },
  lateActions: { key: sql`"lateActions"`, type: 'numeric' },
  toQualify: { key: sql`"toQualify"`, type: 'numeric' },
  contractEnd: { key: sql`extract(epoch from coalesce("contractEndsOn", 'infinity'))`, type: 'numeric' },
  nextAppointment: { key: sql`extract(epoch from coalesce("nextAppointmentAt", 'infinity'))`, type: 'numeric' },
}

const conditions: Record<Reading['query']['filter'], (ctx: Reading) => Sql> = {
  all: () => sql`true`,
  archived: () => sql`true`,
  neverConnected: () => sql`"lastActivityAt" is null`,
  silent: ({ clock }) => sql`"lastActivityAt" < ${silentSince(clock.now())}`,
  unread: () => sql`unread > 0`,
  late: () => sql`"lateActions" > 0`,
  toQualify: () => sql`"toQualify" > 0`,
  noAppointment: () => sql`"nextAppointmentAt" is null`,
  contractEnding: ({ clock }) => sql`"contractEndsOn" <= ${clock.today()}::date + 45`,
  noContract: () => sql`"contractEndsOn" is null`,
  minors: ({ clock }) => sql`"birthDate" > (${clock.today()}::date - interval '18 years')`,
  covered: () => sql`"coveredFor" is not null`,
}

/** Fourteen days without a sign make a silent file. */
export const silentSince = (now: string) => new Date(Date.parse(now) - 14 * 86_400_000).toISOString()

const cursors = {
  text: z.tuple([z.string(), z.uuid()]),
  numeric: z.tuple([z.string().regex(/^-?(Infinity|\d{1,15}(\.\d{1,6})?)$/), z.uuid()]),
}
function afterCursor({ after, direction }: Reading['query'], type: KeyType) {
  if (after === undefined) return sql`true`
  const [key, id] = parseCursor(after, type)
  const last = type === 'text' ? sql`(${key}::text, ${id}::uuid)` : sql`(${key}::numeric, ${id}::uuid)`
  return direction === 'asc' ? sql`(key, id) > ${last}` : sql`(key, id) < ${last}`
}

function parseCursor(after: string, type: KeyType) {
  try {
    return cursors[type].parse(JSON.parse(after))
  } catch {
    throw badRequest('request.invalid', { at: 'after' })
  }
}

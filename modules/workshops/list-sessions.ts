import { sql } from '#platform/sql'
import { OwnSession, Session } from './api.ts'
import { isHost, lineColumns, selectOwn, sessionTables, type Who } from './queries.ts'

const most = 500
const mostOwn = 100

/** The sessions of the actor's structure on some days, cancelled ones included, soonest first. */
export async function listSessions(who: Who, { from, days }: { from: string; days: number }) {
  const sessions = await who.db.many(
    Session,
    sql`
    select ${lineColumns(who)} from ${sessionTables}
    where s.structure_id = ${who.actor.structureId} and s.starts_at >= ${from}::timestamp at time zone st.time_zone
      and s.starts_at < (${from}::date + ${days}::int)::timestamp at time zone st.time_zone
    order by s.starts_at, s.id limit ${most}`,
  )
  return { sessions }
}

/** What is over and nobody said who came, of those the actor may close; oldest first. */
export async function listToClose(who: Who) {
  const sessions = await who.db.many(
    Session,
    sql`
    select ${lineColumns(who)} from ${sessionTables}
    where s.structure_id = ${who.actor.structureId} and s.status = 'planned' and s.ends_at <= ${who.clock.now()} and s.registered_count > 0
      and ${isHost({ ...who, actor: { ...who.actor, role: 'adviser' } })}
    order by s.starts_at, s.id limit ${most}`,
  )
  return { sessions }
}

/** What a young person may come to from now on, and what they are or were in lately. */
export async function listOwn(who: Who) {
  const now = who.clock.now()
  const sessions = await who.db.many(
    OwnSession,
    sql`${selectOwn(
      who,
      sql`s.ends_at > ${now}::timestamptz - interval '30 days' and s.starts_at < ${now}::timestamptz + interval '1 year'
        and (r.status is not null or (s.status = 'planned' and s.is_open and s.starts_at > ${now}))
        and (r.status is distinct from 'cancelled' or s.status = 'planned')`,
    )} order by s.starts_at, s.id limit ${mostOwn}`,
  )
  return { sessions }
}

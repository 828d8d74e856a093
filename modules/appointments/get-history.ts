import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import { Change } from './api.ts'
import { isSeen, type Who } from './queries.ts'

const most = 500

/** Who changed what, newest first; names of young people only to who may read their file. */
export async function getHistory(who: Who, id: string) {
  const seen = await who.db.maybe(
    z.object({ id: z.uuid() }),
    sql`select a.id from appointments.appointment a where a.id = ${id} and ${isSeen(who)}`,
  )
  if (!seen) throw notFound('appointments.unknown', { id })
  const changes = await who.db.many(
    Change,
    sql`
    select c.at, case when c.account_id = c.young_person_id and by_young.id is null then 'Un autre jeune'
        else coalesce(by_young.first_name || ' ' || by_young.last_name, d.first_name || ' ' || d.last_name, '') end as "byName",
      c.what, y.first_name || ' ' || y.last_name as "youngPersonName", c.fields,
      c.from_starts_at as "fromStartsAt", c.to_starts_at as "toStartsAt"
    from appointments.change c
    left join people.pub_professional d on d.id = c.account_id
    left join people.pub_young_person y on y.id = c.young_person_id and ${visibleTo(who, sql`c.young_person_id`)}
    left join people.pub_young_person by_young on by_young.id = c.account_id and by_young.id = y.id
    where c.appointment_id = ${id} order by c.id desc limit ${most}`,
  )
  return { changes }
}

import { sql } from '#platform/sql'
import { Person } from './api.ts'
import { selectFollowed } from './get-agenda.ts'
import type { Who } from './queries.ts'

const most = 1000

/** Whom the actor may plan with, by name. */
export async function listPeople(who: Who) {
  const youngPersons = await who.db.many(
    Person,
    sql`
    select y.id, y.first_name as "firstName", y.last_name as "lastName" from people.pub_young_person y
    where y.id in (${selectFollowed(who)}) order by y.last_name, y.first_name, y.id limit ${most}`,
  )
  const advisers = await who.db.many(
    Person,
    sql`
    select d.id, d.first_name as "firstName", d.last_name as "lastName"
    from people.pub_professional d join identity.pub_account account on account.id = d.id
    where d.structure_id = ${who.actor.structureId} and d.left_at is null and account.role in ('adviser', 'manager', 'director')
    order by d.last_name, d.first_name, d.id limit ${most}`,
  )
  return { youngPersons, advisers }
}

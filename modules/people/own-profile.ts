import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { iso } from './accesses.ts'
import { fileChanged, OwnProfile, type peopleApi } from './api.ts'
import { checkCommune, listFileAudience } from './queries.ts'

/** What the young person's own page shows. */
export const getOwnProfile = ({ db, actor }: Pick<Ctx, 'db' | 'actor'>) =>
  db.one(
    OwnProfile,
    sql`
    select y.first_name as "firstName", y.last_name as "lastName", y.birth_date as "birthDate", y.situation,
      case when c.code is not null then jsonb_build_object('code', c.code, 'name', c.name) end as commune, a.email, a.phone,
      jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name, 'since', ${iso(sql`coalesce(y.adviser_since, y.created_at)`)}) as adviser,
      jsonb_build_object('name', s.name, 'phone', s.phone, 'email', s.email) as structure
    from people.young_person y
      join identity.pub_account a on a.id = y.id
      join people.professional p on p.id = y.adviser_id
      join people.structure s on s.id = y.structure_id
      left join territories.pub_commune c on c.code = y.commune_code
    where y.id = ${actor.id}`,
  )

/** The young person says where they live and what they do; the rest is asked of the adviser. */
export async function editOwnProfile(ctx: Ctx<(typeof peopleApi)['editOwnProfile']>) {
  const { db, actor, body, publish } = ctx
  await checkCommune(db, body.communeCode)
  await db.run(sql`update people.young_person set commune_code = ${body.communeCode}, situation = ${body.situation} where id = ${actor.id}`)
  await publish(fileChanged, { youngPersonId: actor.id }, await listFileAudience(ctx, [actor.id]))
  return getOwnProfile(ctx)
}

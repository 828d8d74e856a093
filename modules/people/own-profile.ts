import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import { mergeFields } from '#platform/merge'
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
  const { db, actor, publish } = ctx
  const { communeCode, situation } = await reconcile(ctx)
  await checkCommune(db, communeCode)
  await db.run(sql`update people.young_person set commune_code = ${communeCode}, situation = ${situation} where id = ${actor.id}`)
  await publish(fileChanged, { youngPersonId: actor.id }, await listFileAudience(ctx, [actor.id]))
  return getOwnProfile(ctx)
}

/** With what the adviser changed since the person saw it; refuses where both changed the same thing differently. */
async function reconcile({ db, actor, body: { base, ...mine } }: Ctx<(typeof peopleApi)['editOwnProfile']>) {
  if (!base) return mine
  const { communes, ...theirs } = await db.one(
    Now,
    sql`
    select y.commune_code as "communeCode", y.situation, jsonb_build_object('mine', m.name, 'theirs', t.name) as communes
    from people.young_person y
      left join territories.pub_commune m on m.code = ${mine.communeCode}
      left join territories.pub_commune t on t.code = y.commune_code
    where y.id = ${actor.id} for update of y`,
  )
  const { merged, clashes } = mergeFields(base, mine, theirs)
  if (Object.keys(clashes).length) throw conflict('people.changed-meanwhile', { clashes, communes })
  return merged
}
const Now = z.object({
  communeCode: z.string().nullable(),
  situation: OwnProfile.shape.situation,
  /** The names of both, for who has to choose. */
  communes: z.object({ mine: z.string().nullable(), theirs: z.string().nullable() }),
})

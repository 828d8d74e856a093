import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { Candidate } from './api-shapes.ts'
import { toSearch } from './rules.ts'

/** Who is looked for: names tidied, contact normalised. */
export type Wanted = { firstName: string; lastName: string; birthDate: string; email: string | null; phone: string | null }
const Alike = Candidate.extend({ structureId: z.uuid(), adviserId: z.uuid() })
export type Alike = z.infer<typeof Alike>

/** From this likeness on, two names with one birth date are shown as perhaps the same person; elsewhere, far fewer may be troubled. */
const alikeHere = 0.45
const alikeElsewhere = 0.75

/**
 * Files that may be of the person looked for: same e-mail or phone, or same birth date and near name. Most likely first.
 * Of other structures only those still followed, and none that was answered "not the same person" to this adviser.
 */
export const listAlike = (db: Db, { id, structureId }: { id: string; structureId: string | null }, wanted: Wanted) =>
  db.many(
    Alike,
    sql`
    with contact as (
      select id from identity.pub_account where email = ${wanted.email} and status <> 'closed' and role = 'youngPerson'
      union select id from identity.pub_account where phone = ${wanted.phone} and status <> 'closed' and role = 'youngPerson'
    ), alike as (
      select id, 2::real as likeness, true as same_contact from contact
      union all
      select id, similarity(search, ${toSearch(wanted.firstName, wanted.lastName)}), false from people.young_person
      where birth_date = ${wanted.birthDate} and id not in (select id from contact)
    )
    select y.id, y.first_name as "firstName", y.last_name as "lastName", y.birth_date as "birthDate",
      p.first_name || ' ' || p.last_name as adviser, y.archived_at is not null as "isArchived", y.adviser_id = ${id} as "isMine",
      alike.same_contact as "isSameContact", y.structure_id as "structureId", y.adviser_id as "adviserId"
    from alike join people.young_person y on y.id = alike.id join people.professional p on p.id = y.adviser_id
    where case when y.structure_id = ${structureId} then alike.likeness >= ${alikeHere}
      else alike.same_contact or (alike.likeness >= ${alikeElsewhere} and y.archived_at is null and not exists (
        select from people.transfer_request t
        where t.young_person_id = y.id and t.to_adviser_id = ${id} and t.is_other_person)) end
    order by alike.likeness desc, y.id limit 10`,
  )

import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Json = z.object({ data: z.unknown() })

/** What people keeps about somebody. */
export const personalData: PersonalData = {
  tables: [
    'people.professional',
    'people.young_person',
    'people.follow_up',
    'people.cover',
    'people.stated_access',
    'people.transfer_request',
  ],
  export: async (db, personId) => {
    const { data } = await db.one(
      Json,
      sql`select jsonb_build_object(
        'identity', (select to_jsonb(y) - 'search' - 'created_by' - 'adviser_id' from people.young_person y where y.id = ${personId}),
        'professional', (select to_jsonb(p) from people.professional p where p.id = ${personId}),
        'advisers', (select jsonb_agg(jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name, 'from', f.started_at, 'until', f.ended_at)
          order by f.started_at) from people.follow_up f join people.professional p on p.id = f.adviser_id where f.young_person_id = ${personId}),
        'accessesWithReason', (select jsonb_agg(jsonb_build_object('reason', a.reason, 'at', a.created_at) order by a.created_at)
          from people.stated_access a where a.young_person_id = ${personId}),
        'transferRequests', (select jsonb_agg(jsonb_build_object('status', t.status, 'at', t.created_at) order by t.created_at)
          from people.transfer_request t where t.young_person_id = ${personId})) as data`,
    )
    return data as Record<string, unknown>
  },
  erase: async (db, personId) => {
    await db.run(sql`
      with person as (
        update people.young_person set first_name = 'Effacé', last_name = 'Effacé', search = '', commune_code = null, archive_comment = null,
          birth_date = date_trunc('year', birth_date)::date where id = ${personId}),
      professional as (update people.professional set first_name = 'Effacé', last_name = 'Effacé', job_title = '' where id = ${personId}),
      accesses as (update people.stated_access set reason = 'effacé' where young_person_id = ${personId})
      update people.transfer_request set asked_first_name = '', asked_last_name = '', message = '' where young_person_id = ${personId}`)
  },
  retention: 'Ton identité et l’historique de tes conseillers sont gardés deux ans après la fin de l’accompagnement, puis effacés.',
}

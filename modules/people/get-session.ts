import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { peopleApi } from './api.ts'
import { network, type Session } from './api-shapes.ts'

const Row = z.object({
  firstName: z.string(),
  lastName: z.string(),
  structureId: z.uuid().nullable(),
  structureName: z.string().nullable(),
  network: network.nullable(),
  timeZone: z.string().nullable(),
  territoryName: z.string().nullable(),
  isArchived: z.boolean(),
})

/** Who I am: name, role, structure or territory. */
export async function getSession({ db, actor, config }: Pick<Ctx<typeof peopleApi.session>, 'db' | 'actor' | 'config'>): Promise<Session> {
  const me = await db.one(
    Row,
    sql`
    select p.first_name as "firstName", p.last_name as "lastName", s.id as "structureId", s.name as "structureName", s.network,
      s.time_zone as "timeZone", p.is_archived as "isArchived", coalesce(d.name, r.name) as "territoryName"
    from (
      select id, first_name, last_name, structure_id, archived_at is not null as is_archived from people.young_person where id = ${actor.id}
      union all select id, first_name, last_name, structure_id, false from people.professional where id = ${actor.id}
    ) p
    left join people.structure s on s.id = p.structure_id
    left join territories.pub_department d on d.code = ${actor.territory}
    left join territories.pub_region r on 'R' || r.code = ${actor.territory}`,
  )
  return {
    id: actor.id,
    role: actor.role,
    firstName: me.firstName,
    lastName: me.lastName,
    structure: me.structureId ? { id: me.structureId, name: me.structureName!, network: me.network!, timeZone: me.timeZone! } : null,
    territory: actor.territory ? toTerritory(actor.territory, me.territoryName) : null,
    isArchived: me.isArchived,
    demo: config.demo,
    ...(actor.mandate && { mandate: actor.mandate }),
  }
}

function toTerritory(code: string, name: string | null) {
  if (code === 'FR') return { kind: 'nation' as const, code, name: 'France' }
  return { kind: code.startsWith('R') ? ('region' as const) : ('department' as const), code, name: name ?? code }
}

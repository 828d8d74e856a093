import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

const Hours = z.array(z.object({ day: z.int(), from: z.string(), to: z.string() }))
/** Stretches of service of a week: ISO days, times of the structure's time zone. */
export type ServiceHours = z.infer<typeof Hours>

/** When a professional is in service, and in which time zone that is told. */
export const getServiceHours = (db: Db, professionalId: string) =>
  db.one(
    z.object({ hours: Hours, timeZone: z.string() }),
    sql`select p.service_hours as hours, coalesce(s.time_zone, 'Europe/Paris') as "timeZone"
    from people.professional p left join people.structure s on s.id = p.structure_id where p.id = ${professionalId}`,
  )

/** Replaces the hours of a professional. */
export const setServiceHours = (db: Db, professionalId: string, hours: ServiceHours) =>
  db.run(sql`update people.professional set service_hours = ${JSON.stringify(hours)} where id = ${professionalId}`)

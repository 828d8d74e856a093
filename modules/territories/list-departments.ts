import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { timeZoneOf } from './rules.ts'

const Area = z.object({ code: z.string(), name: z.string(), regionCode: z.string() })

/** Every département with its time zone, and every region. */
export async function listDepartments({ db }: Pick<Ctx, 'db'>) {
  const departments = await db.many(Area, sql`select code, name, region_code as "regionCode" from territories.department order by code`)
  const regions = await db.many(
    z.object({ code: z.string(), name: z.string() }),
    sql`select code, name from territories.region order by name`,
  )
  return { departments: departments.map((d) => ({ ...d, timeZone: timeZoneOf(d.code) })), regions }
}

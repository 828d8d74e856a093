import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Commune, type territoriesApi } from './api.ts'
import { toSearch } from './rules.ts'

/** Communes by the beginning of a postal code or by a name with its faults of typing; the most populous first among equals. */
export async function searchCommunes({ db, query: { q, limit } }: Ctx<(typeof territoriesApi)['communes']>) {
  const digits = q.replace(/\s/g, '')
  const communes = /^\d{2,5}$/.test(digits)
    ? await db.many(Commune, byPostalCode(digits, limit))
    : await db.many(Commune, byName(toSearch(q), limit))
  return { communes }
}

const byPostalCode = (digits: string, limit: number) => sql`
  select c.code, c.name, p.code as "postalCode", c.department_code as "departmentCode"
  from territories.commune c, lateral (select min(code) as code from unnest(c.postal_codes) code where code like ${`${digits}%`}) p
  where p.code is not null
  order by c.population desc, c.code limit ${limit}`

/** Prefix before likeness, likeness tempered by size: "paris" is the capital, "monteuil" is Montreuil. */
const byName = (search: string, limit: number) => sql`
  select c.code, c.name, c.postal_codes[1] as "postalCode", c.department_code as "departmentCode"
  from territories.commune c
  where c.search % ${search} or c.search like ${`${search}%`}
  order by (c.search = ${search}) desc, (c.search like ${`${search}%`}) desc,
    similarity(c.search, ${search}) + least(ln(greatest(c.population, 1)) / 40, 0.35) desc, c.code
  limit ${limit}`

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'

type Commune = {
  code: string
  nom: string
  type: string
  departement?: string
  codesPostaux?: string[]
  population?: number
  anciensCodes?: string[]
}
type Area = { code: string; nom: string; region?: string }
const version = '6.0.0'

/**
 * Loads regions, départements and communes (Code officiel géographique, `@etalab/decoupage-administratif`, Licence Ouverte) with the
 * centre of each commune (IGN Admin Express, `data/communes-centres.csv`, WGS 84). Once for each version of the source.
 */
export async function loadTerritories(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from platform.setting where name = 'territories' and value = to_jsonb($1::text)`, [
      version,
    ])
    if (rowCount) return
    await client.query('begin')
    await loadAreas(client)
    await loadCommunes(client)
    await client.query(
      `insert into platform.setting (name, value) values ('territories', to_jsonb($1::text)) on conflict (name) do update set value = excluded.value`,
      [version],
    )
    await client.query('commit')
    await client.query('analyze territories.commune')
  } finally {
    await client.end()
  }
}

const read = <T>(file: string) =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${file}.json`), 'utf8')) as T[]

async function loadAreas(client: pg.Client) {
  const regions = read<Area>('regions')
  await client.query(
    `insert into territories.region (code, name) select * from unnest($1::text[], $2::text[]) on conflict (code) do update set name = excluded.name`,
    [regions.map((r) => r.code), regions.map((r) => r.nom)],
  )
  const departments = read<Area>('departements')
  await client.query(
    `insert into territories.department (code, name, region_code) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (code) do update set name = excluded.name, region_code = excluded.region_code`,
    [departments.map((d) => d.code), departments.map((d) => d.nom), departments.map((d) => d.region)],
  )
}

async function loadCommunes(client: pg.Client) {
  const centres = readCentres()
  const communes = read<Commune>('communes').filter((c) => c.type === 'commune-actuelle' && c.departement)
  const centreOf = (c: Commune) => centres.get(c.code) ?? c.anciensCodes?.map((code) => centres.get(code)).find(Boolean)
  await client.query(
    `insert into territories.commune (code, name, department_code, postal_codes, population, latitude, longitude, search)
     select code, name, department, string_to_array(postal, ' '), population, latitude, longitude,
       regexp_replace(lower(unaccent(name)), '[^a-z0-9]+', ' ', 'g')
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::real[], $7::real[])
       as c (code, name, department, postal, population, latitude, longitude)
     on conflict (code) do nothing`,
    [
      communes.map((c) => c.code),
      communes.map((c) => c.nom),
      communes.map((c) => c.departement),
      communes.map((c) => (c.codesPostaux ?? []).join(' ')),
      communes.map((c) => c.population ?? 0),
      communes.map((c) => centreOf(c)?.[0] ?? null),
      communes.map((c) => centreOf(c)?.[1] ?? null),
    ],
  )
}

function readCentres() {
  const lines = readFileSync(path.join(import.meta.dirname, 'data/communes-centres.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return new Map(
    lines.map((line) => {
      const [code = '', , latitude, longitude] = line.split(',')
      return [code, [Number(latitude), Number(longitude)] as const]
    }),
  )
}

import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { AreaFigures, type peopleApi } from './api.ts'
import { hideSmall } from './rules.ts'

const Area = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['nation', 'region', 'department']),
  regionCode: z.string().nullable(),
})
type Area = z.infer<typeof Area>
const Counts = AreaFigures.omit({ level: true, structures: true }).extend({
  structures: z.int(),
  advisers: z.int(),
  followed: z.int(),
  activeInSevenDays: z.int(),
  neverConnected: z.int(),
})
type Counts = z.infer<typeof Counts>
const nation: Area = { code: 'FR', name: 'France', level: 'nation', regionCode: null }

/** The figures of a territory and of its parts, which add up; no personal data, and a structure's figure under five is neither shown nor told by the others. */
export async function getOverview({ db, actor, clock, query }: Ctx<(typeof peopleApi)['overview']>) {
  const own = actor.territory ?? 'FR'
  const path = await findPath(db, query.within ?? own, own)
  const area = path.at(-1)
  if (!area) throw notFound('people.unknown-territory', { code: query.within ?? own })
  const rows = await countParts(db, area, clock.now())
  const partLevel = ({ nation: 'region', region: 'department', department: 'structure' } as const)[area.level]
  const total = { code: area.code, name: area.name, level: area.level, network: null, ...sum(rows) }
  return { path: path.map(({ code, name }) => ({ code, name })), total, parts: toParts(rows, partLevel) }
}

/** From what the actor answers for down to the area looked at; empty when it lies outside. */
async function findPath(db: Ctx['db'], code: string, own: string) {
  const areas = await db.many(
    Area,
    sql`select 'R' || r.code as code, r.name, 'region' as level, r.code as "regionCode" from territories.pub_region r
      where 'R' || r.code = ${code} or r.code = (select region_code from territories.pub_department where code = ${code})
    union all select code, name, 'department', region_code from territories.pub_department where code = ${code}`,
  )
  const path = code === 'FR' ? [nation] : areas.length ? [nation, ...areas] : []
  const from = path.findIndex((a) => a.code === own)
  return from < 0 ? [] : path.slice(from)
}

const keyOf: Record<Area['level'], { code: Sql; name: Sql; network: Sql }> = {
  nation: { code: sql`'R' || r.code`, name: sql`r.name`, network: sql`null` },
  region: { code: sql`d.code`, name: sql`d.name`, network: sql`null` },
  department: { code: sql`s.id::text`, name: sql`s.name`, network: sql`s.network` },
}

function countParts(db: Ctx['db'], area: Area, now: string) {
  const { code, name, network } = keyOf[area.level]
  const inside = { nation: sql`true`, region: sql`d.region_code = ${area.regionCode}`, department: sql`d.code = ${area.code}` }[area.level]
  return db.many(
    Counts,
    sql`
    with own as (select s.id, s.name, s.network, s.department_code from people.structure s
      join territories.pub_department d on d.code = s.department_code where s.closed_at is null and ${inside}),
    followed as (
      select y.structure_id, count(*)::int as followed, (count(*) filter (where a.last_seen_at is null))::int as never,
        (count(*) filter (where a.last_seen_at > ${now}::timestamptz - interval '7 days'))::int as recent
      from people.young_person y join identity.pub_account a on a.id = y.id
      where y.archived_at is null and y.structure_id in (select id from own) group by y.structure_id),
    staff as (
      select p.structure_id, count(*)::int as advisers from people.professional p join identity.pub_account a on a.id = p.id
      where p.left_at is null and a.role = 'adviser' and p.structure_id in (select id from own) group by p.structure_id)
    select ${code} as code, ${name} as name, ${network} as network, count(*)::int as structures, coalesce(sum(staff.advisers), 0)::int as advisers,
      coalesce(sum(followed.followed), 0)::int as followed, coalesce(sum(followed.recent), 0)::int as "activeInSevenDays",
      coalesce(sum(followed.never), 0)::int as "neverConnected"
    from own s join territories.pub_department d on d.code = s.department_code join territories.pub_region r on r.code = d.region_code
      left join followed on followed.structure_id = s.id left join staff on staff.structure_id = s.id
    group by 1, 2, 3 order by lower(unaccent(${name})), 1`,
  )
}

const sum = (rows: Counts[]) => {
  const of = (key: 'structures' | 'advisers' | 'followed' | 'activeInSevenDays' | 'neverConnected') => rows.reduce((n, r) => n + r[key], 0)
  return {
    structures: of('structures'),
    advisers: of('advisers'),
    followed: of('followed'),
    activeInSevenDays: of('activeInSevenDays'),
    neverConnected: of('neverConnected'),
  }
}

const hidden = ['followed', 'activeInSevenDays', 'neverConnected'] as const

function toParts(rows: Counts[], level: 'region' | 'department' | 'structure'): AreaFigures[] {
  if (level !== 'structure') return rows.map((row) => ({ ...row, level }))
  const columns = hidden.map((key) => [key, hideSmall(rows.map((r) => r[key]))] as const)
  return rows.map((row, i) => ({ ...row, level, ...Object.fromEntries(columns.map(([key, column]) => [key, column[i]])) }))
}

import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { AreaFigures, type peopleApi } from './api.ts'
import { hideSmall, isSmall } from './rules.ts'

const Area = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['nation', 'region', 'department']),
  regionCode: z.string().nullable(),
})
type Area = z.infer<typeof Area>
const Counts = z.object({
  regionCode: z.string(),
  regionName: z.string(),
  departmentCode: z.string(),
  departmentName: z.string(),
  id: z.uuid(),
  name: z.string(),
  network: AreaFigures.shape.network,
  advisers: z.int(),
  followed: z.int(),
  activeInSevenDays: z.int(),
  neverConnected: z.int(),
})
type Counts = z.infer<typeof Counts>
const nation: Area = { code: 'FR', name: 'France', level: 'nation', regionCode: null }

/**
 * The figures of a territory and of its parts; no personal data. At every level a figure under five is neither shown nor told by the others,
 * and what one page hides no other page of the same reader tells: the hiding starts from the reader's own territory, wherever they look.
 */
export async function getOverview({ db, actor, clock, query }: Ctx<(typeof peopleApi)['overview']>) {
  const own = actor.territory ?? 'FR'
  const path = await findPath(db, query.within ?? own, own)
  const area = path.at(-1)
  if (!area) throw notFound('people.unknown-territory', { code: query.within ?? own })
  const root = toTree(path[0]!, await countStructures(db, path[0]!, clock.now()))
  for (const key of hidden) hideBelow(root, key)
  const looked = path.slice(1).reduce<Node | undefined>((node, { code }) => node?.parts.find((part) => part.shown.code === code), root)
  const { shown, parts } = looked ?? toNode(area, [], [])
  return { path: path.map(({ code, name }) => ({ code, name })), total: shown, parts: parts.map((part) => part.shown) }
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

function countStructures(db: Ctx['db'], area: Area, now: string) {
  const inside = { nation: sql`true`, region: sql`d.region_code = ${area.regionCode}`, department: sql`d.code = ${area.code}` }[area.level]
  return db.many(
    Counts,
    sql`
    with own as (select s.id, s.name, s.network, d.code as department_code, d.name as department_name, d.region_code from people.structure s
      join territories.pub_department d on d.code = s.department_code where s.closed_at is null and ${inside}),
    followed as (
      select y.structure_id, count(*)::int as followed, (count(*) filter (where a.last_seen_at is null))::int as never,
        (count(*) filter (where a.last_seen_at > ${now}::timestamptz - interval '7 days'))::int as recent
      from people.young_person y join identity.pub_account a on a.id = y.id
      where y.archived_at is null and y.structure_id in (select id from own) group by y.structure_id),
    staff as (
      select p.structure_id, count(*)::int as advisers from people.professional p join identity.pub_account a on a.id = p.id
      where p.left_at is null and a.role = 'adviser' and p.structure_id in (select id from own) group by p.structure_id)
    select 'R' || r.code as "regionCode", r.name as "regionName", s.department_code as "departmentCode", s.department_name as "departmentName",
      s.id, s.name, s.network, coalesce(staff.advisers, 0) as advisers, coalesce(followed.followed, 0) as followed,
      coalesce(followed.recent, 0) as "activeInSevenDays", coalesce(followed.never, 0) as "neverConnected"
    from own s join territories.pub_region r on r.code = s.region_code
      left join followed on followed.structure_id = s.id left join staff on staff.structure_id = s.id
    order by lower(unaccent(r.name)), r.code, lower(unaccent(s.department_name)), s.department_code, lower(unaccent(s.name)), s.id`,
  )
}

const hidden = ['followed', 'activeInSevenDays', 'neverConnected'] as const
type Figure = (typeof hidden)[number]
/** A territory or a structure: what it counts, and what of it is shown. */
type Node = { counted: Record<Figure, number>; shown: AreaFigures; parts: Node[] }
type Named = Pick<AreaFigures, 'code' | 'name' | 'level'> & Partial<Pick<AreaFigures, 'network'>>

const below = {
  nation: { level: 'region', code: (r: Counts) => r.regionCode, name: (r: Counts) => r.regionName },
  region: { level: 'department', code: (r: Counts) => r.departmentCode, name: (r: Counts) => r.departmentName },
} as const

function toTree({ code, name, level }: Pick<Area, 'code' | 'name' | 'level'>, rows: Counts[]): Node {
  const parts =
    level === 'department'
      ? rows.map((row) => toNode({ code: row.id, name: row.name, level: 'structure', network: row.network }, [row], []))
      : [...Map.groupBy(rows, below[level].code).values()].map((of) =>
          toTree({ code: below[level].code(of[0]!), name: below[level].name(of[0]!), level: below[level].level }, of),
        )
  return toNode({ code, name, level }, rows, parts)
}

function toNode({ code, name, level, network = null }: Named, rows: Counts[], parts: Node[]): Node {
  const sum = (key: Figure | 'advisers') => rows.reduce((n, row) => n + row[key], 0)
  const counted = { followed: sum('followed'), activeInSevenDays: sum('activeInSevenDays'), neverConnected: sum('neverConnected') }
  return { counted, shown: { code, name, level, network, structures: rows.length, advisers: sum('advisers'), ...counted }, parts }
}

/** Hides what would point at people in one column, from the top down: each part by what is shown of its whole. */
function hideBelow(whole: Node, key: Figure) {
  if (isSmall(whole.counted[key])) whole.shown[key] = null
  const column = hideSmall(
    whole.parts.map((part) => part.counted[key]),
    whole.shown[key] !== null,
  )
  for (const [i, part] of whole.parts.entries()) {
    part.shown[key] = column[i]!
    hideBelow(part, key)
  }
}

import type pg from 'pg'
import { type Cast, seedOthers } from './cast.ts'
import { copy, each, line } from './copy.ts'
import { adviserFirstNames, lastNames, toSearch, youngFirstNames } from './names.ts'
import { distributions, makeRandom, quantile, type Random } from './random.ts'
import type { SeedStructure } from './structures.ts'

const day = 86_400_000
export type Plan = {
  youngPersons: number
  advisers: number
  structures: SeedStructure[]
  isDemo: boolean
  seed: number
  now: number
  cast?: Cast
}
export type SeedAdviser = { id: string; email: string; structure: number; firstName: string; lastName: string; jobTitle: string }
export type SeedYoungPerson = {
  id: string
  adviser: number
  firstName: string
  createdAt: number
  seenAt: number | null
  isActive: boolean
  /** Where this person stands in the distributions, 0 to 1; drawn when absent. */
  share?: number
}
export type People = { structureIds: string[]; advisers: SeedAdviser[]; youngPersons: SeedYoungPerson[] }

const iso = (ms: number) => new Date(ms).toISOString()
const isoDay = (ms: number) => iso(ms).slice(0, 10)

/** Structures, advisers and young persons, with caseloads, ages and activity as in the field. */
export async function seedPeople(client: pg.Client, plan: Plan): Promise<People> {
  const random = makeRandom(plan.seed)
  const began = plan.now - 400 * day
  const structureIds = plan.structures.map(() => random.uuid(began))
  await copy(
    client,
    'people.structure',
    ['id', 'network', 'code', 'name', 'commune_code', 'department_code', 'time_zone', 'address', 'is_demo', 'created_at'],
    plan.structures.map((s, i) =>
      line([structureIds[i]!, s.network, s.code, s.name, s.communeCode, s.departmentCode, s.timeZone, s.address, plan.isDemo, iso(began)]),
    ),
  )
  const advisers = await seedAdvisers(client, plan, random, structureIds)
  const youngPersons = await seedYoungPersons(client, plan, random, structureIds, advisers)
  if (plan.cast) await seedOthers(client, structureIds, plan.now)
  return { structureIds, advisers, youngPersons }
}

async function seedAdvisers(client: pg.Client, plan: Plan, random: Random, structureIds: string[]) {
  const began = plan.now - 390 * day
  const crowd = Array.from({ length: plan.advisers - (plan.cast?.advisers.length ?? 0) }, (_, i) => ({
    id: random.uuid(began + i),
    email: `conseil.${plan.seed}.${i}@exemple.fr`,
    structure: i % plan.structures.length,
    firstName: random.pick(adviserFirstNames),
    lastName: random.pick(lastNames),
    jobTitle: 'Conseil en insertion professionnelle',
  }))
  const advisers: SeedAdviser[] = [...(plan.cast?.advisers ?? []), ...crowd]
  await copy(
    client,
    'identity.account',
    accountColumns,
    advisers.map((a) =>
      line([
        a.id,
        'adviser',
        a.email,
        null,
        structureIds[a.structure]!,
        'active',
        plan.isDemo,
        iso(began),
        iso(began),
        iso(plan.now - random.upTo(3 * day)),
      ]),
    ),
  )
  await copy(
    client,
    'people.professional',
    ['id', 'structure_id', 'first_name', 'last_name', 'job_title'],
    advisers.map((a) => line([a.id, structureIds[a.structure]!, a.firstName, a.lastName, a.jobTitle])),
  )
  return advisers
}
const accountColumns = ['id', 'role', 'email', 'phone', 'structure_id', 'status', 'is_demo', 'created_at', 'activated_at', 'last_seen_at']

/** How many young persons each adviser follows: the field's distribution, scaled to the total. */
export function caseloads(advisers: number, youngPersons: number) {
  const weights = Array.from({ length: advisers }, (_, i) => quantile(distributions.caseload, (i + 0.5) / advisers))
  const total = weights.reduce((a, b) => a + b, 0) || 1
  let given = 0
  let due = 0
  return weights.map((w) => {
    due += (w / total) * youngPersons
    const n = Math.round(due) - given
    given += n
    return n
  })
}

async function seedYoungPersons(client: pg.Client, plan: Plan, random: Random, structureIds: string[], advisers: SeedAdviser[]) {
  const youngPersons = shareOut(plan, random, advisers.length)
  const structureOf = (y: SeedYoungPerson) => structureIds[advisers[y.adviser]!.structure]!
  await copy(
    client,
    'identity.account',
    accountColumns,
    each(youngPersons, (y, i) => toAccount(plan, y, i, structureOf(y))),
  )
  await copy(
    client,
    'people.young_person',
    youngPersonColumns,
    each(youngPersons, (y) => {
      const adviser = advisers[y.adviser]!
      const commune = plan.structures[adviser.structure]!.communeCode
      const search = toSearch(y.firstName, y.lastName)
      return line([
        y.id,
        y.firstName,
        y.lastName,
        y.birthDate,
        structureOf(y),
        adviser.id,
        commune,
        y.situation,
        search,
        iso(y.createdAt),
        adviser.id,
      ])
    }),
  )
  await copy(
    client,
    'people.follow_up',
    ['id', 'young_person_id', 'adviser_id', 'started_at'],
    each(youngPersons, (y) => line([random.uuid(y.createdAt), y.id, advisers[y.adviser]!.id, iso(y.createdAt)])),
  )
  return youngPersons
}

const youngPersonColumns =
  'id first_name last_name birth_date structure_id adviser_id commune_code situation search created_at created_by'.split(' ')

type Made = ReturnType<typeof makeYoungPerson>

/** The cast first; then the caseloads of the field, given to advisers in a shuffled order so that no structure has all the big ones. */
function shareOut(plan: Plan, random: Random, advisers: number): Made[] {
  const known = plan.cast ? castYoungPersons(plan, random, plan.cast) : []
  const first = plan.cast?.advisers.length ?? 0
  const order = Array.from({ length: advisers - first }, (_, i) => first + i)
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.upTo(i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  const loads = caseloads(order.length, plan.youngPersons - known.length)
  return [...known, ...loads.flatMap((n, rank) => Array.from({ length: n }, () => makeYoungPerson(plan, random, order[rank]!)))]
}

/** Named young persons, and enough others for their advisers' caseloads. */
function castYoungPersons(plan: Plan, random: Random, { advisers, youngPersons }: Cast): Made[] {
  const named = youngPersons.map(({ ageYears, ...y }) => ({
    ...makeYoungPerson(plan, random, y.adviser),
    ...y,
    birthDate: isoDay(plan.now - ageYears * 365.25 * day),
    createdAt: plan.now - 75 * day,
    seenAt: plan.now - 2 * 3_600_000,
    situation: 'job_seeker',
    share: 0.66,
  }))
  const crowd = advisers.flatMap(({ caseload }, i) =>
    Array.from({ length: caseload - named.filter((y) => y.adviser === i).length }, () => makeYoungPerson(plan, random, i)),
  )
  return [...named, ...crowd]
}

function toAccount(plan: Plan, y: SeedYoungPerson & { email?: string }, i: number, structureId: string) {
  const phone = `+3363${String(9_000_000 - i).padStart(7, '0')}`
  const [status, activatedAt, seenAt] = y.seenAt ? ['active', iso(y.createdAt + day), iso(y.seenAt)] : ['invited', null, null]
  return line([
    y.id,
    'youngPerson',
    y.email ?? `jeune.${plan.seed}.${i}@exemple.fr`,
    phone,
    structureId,
    status,
    plan.isDemo,
    iso(y.createdAt),
    activatedAt,
    seenAt,
  ])
}

const situations = [
  'job_seeker',
  'job_seeker',
  'job_seeker',
  'job_seeker',
  'training',
  'training',
  'employed',
  'apprenticeship',
  'immersion',
  'volunteering',
  'other',
]

/** Ages 16 to 25; 36 % active in seven days, one in eight never connected (field measures). */
function makeYoungPerson(
  plan: Plan,
  random: Random,
  adviser: number,
): SeedYoungPerson & { lastName: string; birthDate: string; situation: string; email?: string } {
  const createdAt = plan.now - (7 + random.upTo(330)) * day - random.upTo(day)
  const activity = random.next()
  const seenAt = activity < 0.36 ? plan.now - random.upTo(7 * day) : activity < 0.875 ? plan.now - 7 * day - random.upTo(60 * day) : null
  return {
    id: random.uuid(createdAt),
    adviser,
    firstName: random.pick(youngFirstNames),
    lastName: random.pick(lastNames),
    birthDate: isoDay(plan.now - (16 * 365.25 + random.next() * 9.7 * 365.25) * day),
    situation: random.pick(situations),
    createdAt,
    seenAt: seenAt === null ? null : Math.max(seenAt, createdAt + day),
    isActive: activity < 0.36,
  }
}

import type pg from 'pg'
import { copy, each, line } from './copy.ts'
import { toDay, toInstant } from './instants.ts'
import type { People, Plan, SeedAdviser, SeedYoungPerson } from './people.ts'
import { makeRandom, type Random } from './random.ts'

const day = 86_400_000
const young = [
  'Venir aux rendez-vous et aux ateliers, ou prévenir',
  'Participer à chaque action prévue',
  'Dire chaque semaine ce que je fais',
]
const structure = [
  'Être joignable et répondre sous deux jours ouvrés',
  'Proposer 15 à 20 heures d’activités par semaine',
  'Revoir le plan ensemble chaque mois',
]
const objectives = [
  ['employment', 'Trouver un emploi dans la vente'],
  ['training', 'Entrer en formation qualifiante'],
  ['orientation', 'Choisir entre deux métiers après deux immersions'],
  ['mobility', 'Passer le code puis le permis'],
  ['housing', 'Trouver un logement stable'],
  ['employment', 'Signer un contrat d’apprentissage'],
  ['digital', 'Faire mes démarches en ligne sans aide'],
] as const
const domains = ['orientation', 'training', 'employment', 'health', 'housing', 'mobility', 'budget', 'rights', 'family', 'digital'] as const
const exits = [
  'permanent-job',
  'job-six-months',
  'short-job',
  'apprenticeship',
  'training-long',
  'civic-service',
  'term',
  'no-news',
] as const

type Seeded = {
  id: string
  decisionId: string
  person: SeedYoungPerson
  adviserId: string
  adviserName: string
  structureId: string
  birthDate: string
  startsAt: number
  endsAt: number
  status: 'to_sign' | 'active' | 'ended'
  endedAt: number | null
  track: 'standard' | 'jr'
  goals: readonly (readonly [string, string])[]
  isMinor: boolean
}

/** Four in five have a contract: most in force, a few to sign, some ended; the others are followed otherwise. Each has a diagnosis. */
export async function seedContracts(client: pg.Client, plan: Plan, people: People) {
  const random = makeRandom(plan.seed + 4)
  const { rows } = await client.query<{ id: string; day: string }>('select id, birth_date as day from people.young_person')
  const births = new Map(rows.map((r) => [r.id, r.day]))
  const structureOf = (person: SeedYoungPerson) => people.structureIds[people.advisers[person.adviser]!.structure]!
  const made = people.youngPersons.map((person) =>
    draw(random, plan, person, people.advisers[person.adviser]!, structureOf(person), births.get(person.id)!),
  )
  await copyDiagnoses(client, random, people)
  await copyCourses(client, random, people, structureOf, made)
  return copyContracts(
    client,
    plan,
    made.filter((c) => c !== undefined),
  )
}

function draw(
  random: Random,
  plan: Plan,
  person: SeedYoungPerson,
  adviser: SeedAdviser,
  structureId: string,
  birthDate: string,
): Seeded | undefined {
  const isNamed = person.share !== undefined
  const chance = random.next()
  const [startGap, months, goal, exit] = [random.upTo(20), random.between(6, 12), random.upTo(objectives.length), random.upTo(120)]
  const [id, decisionId, isJr] = [random.uuid(person.createdAt), random.uuid(person.createdAt), random.chance(0.06)]
  if (!isNamed && chance > 0.86) return undefined
  const startsAt = Math.min(person.createdAt + (3 + startGap) * day, plan.now)
  const endsAt = startsAt + months * 30 * day
  const isMinor = startsAt - Date.parse(birthDate) < 18.01 * 365.25 * day
  // the minor of the cast has something to sign, with a representative
  const status =
    isMinor && isNamed
      ? 'to_sign'
      : endsAt < plan.now || (!isNamed && chance > 0.78)
        ? 'ended'
        : !isNamed && chance < 0.04
          ? 'to_sign'
          : 'active'
  const startDay = status === 'to_sign' ? plan.now : startsAt
  const endedAt = status === 'ended' ? Math.max(startsAt, Math.min(endsAt, plan.now - (1 + exit) * day)) : null
  const goals = [objectives[goal]!, objectives[(goal + 3) % objectives.length]!]
  const endDay = status === 'to_sign' ? plan.now + 180 * day : endsAt
  return {
    id,
    decisionId,
    person,
    adviserId: adviser.id,
    adviserName: `${adviser.firstName} ${adviser.lastName}`,
    structureId,
    birthDate,
    startsAt: startDay,
    endsAt: endDay,
    status,
    endedAt,
    track: isJr ? 'jr' : 'standard',
    goals,
    isMinor,
  }
}

async function copyDiagnoses(client: pg.Client, random: Random, { advisers, youngPersons }: People) {
  const all = youngPersons.map((p) => ({
    p,
    id: random.uuid(p.createdAt),
    first: random.upTo(domains.length),
    level: random.between(1, 3),
  }))
  await copy(
    client,
    'contracts.diagnosis',
    ['id', 'young_person_id', 'author_id', 'made_on', 'made_at', 'summary', 'content_hash'],
    each(all, ({ p, id }) => line([id, p.id, advisers[p.adviser]!.id, toDay(p.createdAt), toInstant(p.createdAt), '', 'seed'])),
  )
  await copy(client, 'contracts.need', ['diagnosis_id', 'domain', 'level'], needLines(all))
}

function* needLines(all: readonly { id: string; first: number; level: number }[]) {
  for (const { id, first, level } of all)
    for (const [offset, n] of [
      [0, level],
      [3, 2],
      [7, 1],
    ] as const)
      yield line([id, domains[(first + offset) % domains.length]!, n])
}

async function copyCourses(
  client: pg.Client,
  random: Random,
  { youngPersons, advisers }: People,
  structureOf: (p: SeedYoungPerson) => string,
  made: readonly (Seeded | undefined)[],
) {
  const columns = ['id', 'young_person_id', 'kind', 'track', 'structure_id', 'started_on', 'ended_on', 'opened_by', 'created_at']
  function* lines() {
    for (const [i, p] of youngPersons.entries()) {
      const c = made[i]
      const cejFrom = c && c.status !== 'to_sign' ? toDay(c.startsAt) : null
      const adviserId = advisers[p.adviser]!.id
      const [kind, at] = [random.chance(0.7) ? 'pacea' : 'other_support', toInstant(p.createdAt)]
      const [before, cej] = [random.uuid(p.createdAt), random.uuid(p.createdAt)]
      yield line([before, p.id, kind, null, structureOf(p), toDay(p.createdAt), cejFrom, adviserId, at])
      if (c && cejFrom)
        yield line([cej, p.id, 'cej', c.track, c.structureId, cejFrom, c.endedAt === null ? null : toDay(c.endedAt), adviserId, at])
    }
  }
  await copy(client, 'contracts.course', columns, lines())
}

const decisionColumns = 'id young_person_id structure_id decided_by decided_on decided_at outcome facts findings content_hash'.split(' ')
const contractColumns =
  'id young_person_id decision_id structure_id track status starts_on ends_on ended_on birth_date young_person_signed_on adviser_signed_on representative_signed_on in_force_at exit_motive created_by created_at content_hash'.split(
    ' ',
  )
const versionColumns =
  'contract_id number reason starts_on ends_on young_person_commits structure_commits needs_signatures made_by made_at'.split(' ')

async function copyContracts(client: pg.Client, plan: Plan, all: readonly Seeded[]) {
  const signed = all.filter((c) => c.status !== 'to_sign')
  const at = (c: Seeded) => toInstant(c.startsAt)
  await copy(
    client,
    'contracts.decision',
    decisionColumns,
    each(all, (c) => line([c.decisionId, c.person.id, c.structureId, c.adviserId, toDay(c.startsAt), at(c), 'opened', '{}', '[]', 'seed'])),
  )
  const count = await copy(client, 'contracts.contract', contractColumns, each(all, contractLine))
  const [mine, theirs] = [young, structure].map((list) => `{${list.map((text) => `"${text}"`).join(',')}}`)
  await copy(
    client,
    'contracts.version',
    versionColumns,
    each(all, (c) => line([c.id, 1, 'first', toDay(c.startsAt), toDay(c.endsAt), mine!, theirs!, true, c.adviserId, at(c)])),
  )
  await copy(client, 'contracts.objective', ['contract_id', 'version', 'position', 'domain', 'text'], objectiveLines(all))
  await copy(
    client,
    'contracts.signature',
    ['contract_id', 'version', 'signer', 'way', 'account_id', 'signer_name', 'signed_on', 'signed_at'],
    signatureLines(signed),
  )
  await copy(
    client,
    'contracts.holding',
    ['contract_id', 'structure_id', 'adviser_id', 'from_on', 'until_on'],
    each(signed, (c) => line([c.id, c.structureId, c.adviserId, toDay(c.startsAt), c.endedAt === null ? null : toDay(c.endedAt)])),
  )
  await copyTasks(client, plan, signed)
  return count
}

function contractLine(c: Seeded) {
  const [signedOn, begun] = c.status === 'to_sign' ? [null, null] : [toDay(c.startsAt), toInstant(c.startsAt)]
  const motive = c.endedAt === null ? null : c.endedAt >= c.endsAt ? 'term' : exits[c.goals[0]![1].length % exits.length]!
  const cells = [c.id, c.person.id, c.decisionId, c.structureId, c.track, c.status, toDay(c.startsAt), toDay(c.endsAt)]
  const ended = c.endedAt === null ? null : toDay(c.endedAt)
  return line([
    ...cells,
    ended,
    c.birthDate,
    signedOn,
    signedOn,
    c.isMinor || signedOn === null ? signedOn : null,
    begun,
    motive,
    c.adviserId,
    toInstant(c.startsAt),
    'seed',
  ])
}

function* objectiveLines(all: readonly Seeded[]) {
  for (const c of all) for (const [position, [domain, text]] of c.goals.entries()) yield line([c.id, 1, position, domain, text])
}

function* signatureLines(all: readonly Seeded[]) {
  for (const c of all) {
    const [on, at] = [toDay(c.startsAt), toInstant(c.startsAt)]
    yield line([c.id, 1, 'youngPerson', 'code', c.person.id, c.person.firstName, on, at])
    yield line([c.id, 1, 'adviser', 'account', c.adviserId, c.adviserName, on, at])
    if (c.isMinor) yield line([c.id, 1, 'representative', 'code', null, 'Représentant légal', on, at])
  }
}

/** One in six still has a paper to bring. */
async function copyTasks(client: pg.Client, plan: Plan, all: readonly Seeded[]) {
  const kinds = ['identity_paper', 'bank_details', 'tax_notice', 'jobseeker_proof'] as const
  const columns = ['id', 'young_person_id', 'contract_id', 'kind', 'due_on', 'opened_by', 'opened_at']
  const some = all.filter((c, i) => i % 6 === 1 && c.status === 'active')
  await copy(
    client,
    'contracts.task',
    columns,
    // the contract's own id will do: nothing asks that they differ
    each(some, (c, i) =>
      line([c.id, c.person.id, c.id, kinds[i % kinds.length]!, toDay(plan.now + ((i % 40) - 6) * day), c.adviserId, toInstant(c.startsAt)]),
    ),
  )
}

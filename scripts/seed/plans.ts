import type pg from 'pg'
import { copy, line } from './copy.ts'
import { toDay, toInstant } from './instants.ts'
import type { People, Plan } from './people.ts'
import { makeRandom, type Random } from './random.ts'

const day = 86_400_000
/** At great volumes one person in so many has a plan: the tables are there to be looked at, not to be filled. */
const oneIn = (youngPersons: number) => (youngPersons > 20_000 ? 20 : 1)

const objectives: readonly (readonly [domain: string, title: string, steps: readonly string[]])[] = [
  [
    'employment',
    'Trouver un emploi dans la vente',
    ['Refaire mon CV', 'Repérer dix magasins', 'Déposer mes candidatures', 'Passer un entretien'],
  ],
  ['training', 'Entrer en CAP cuisine', ['Visiter le CFA', 'Faire le test d’entrée', 'Trouver un employeur']],
  ['orientation', 'Choisir un métier', ['Faire le bilan de mes atouts', 'Rencontrer deux professionnels', 'Faire une immersion']],
  ['mobility', 'Passer le permis B', ['S’inscrire au code', 'Demander une aide', 'Réserver les leçons']],
  ['housing', 'Avoir mon logement', ['Demander un logement social', 'Préparer mon dossier']],
  ['budget', 'Tenir mon budget', ['Ouvrir un compte', 'Noter mes dépenses un mois']],
  ['rights', 'Mettre mes papiers à jour', ['Ouvrir mon compte Ameli', 'Refaire ma carte d’identité']],
  ['digital', 'Me débrouiller en ligne', ['Créer une adresse e-mail', 'Faire mes démarches seul']],
  ['citizenship', 'Rejoindre une association', ['Trouver une association', 'Faire un essai']],
  ['health', 'Faire un bilan de santé', ['Prendre rendez-vous', 'Choisir un médecin traitant']],
]
const partners = ['E2C de Seine-Saint-Denis', 'Afpa de Stains', 'Greta Métropole', 'Unis-Cité', 'Régie de quartier', 'CFA de Bobigny']
const programmes = [
  'training-qualifying',
  'prepa-competences',
  'prepa-apprentissage',
  'e2c',
  'civic-service',
  'training-pre-qualifying',
  'iae-cddi',
]

type Row = (string | number | boolean | null)[]
type Rows = { plans: Row[]; objectives: Row[]; steps: Row[]; prescriptions: Row[]; attendance: Row[] }
type Person = { id: string; adviserId: string; createdAt: number }
type Programme = { code: string; from: string; category: string; intense: boolean; extends: boolean; suspends: boolean; minutes: number }

/** Plans as in the field: two or three objectives under way, a few steps done, one person in three in a programme or just out of one. */
export async function seedPlans(client: pg.Client, plan: Plan, people: People) {
  const random = makeRandom(plan.seed + 7)
  const known = await listProgrammes(client)
  const rows: Rows = { plans: [], objectives: [], steps: [], prescriptions: [], attendance: [] }
  const named = new Set(plan.cast?.youngPersons.map((y) => y.id))
  const each = oneIn(people.youngPersons.length)
  people.youngPersons.forEach((young, i) => {
    const isCast = named.has(young.id)
    if (!isCast && (i % each || !young.isActive)) return
    const person = { id: young.id, adviserId: people.advisers[young.adviser]!.id, createdAt: young.createdAt }
    addPlan(rows, random, plan.now, person)
    if (isCast || random.chance(0.35)) addPrescription(rows, random, plan.now, person, known.get(random.pick(programmes))!)
  })
  for (const [table, columns, lines] of tablesOf(rows)) await copy(client, table, columns, lines.map(line))
  return rows.objectives.length
}

async function listProgrammes(client: pg.Client) {
  const { rows } =
    await client.query<Programme>(`select code, valid_from as "from", category, counts_as_intense as intense, extends_contract as extends,
    allowance_effect = 'suspended' as suspends, weekly_minutes as minutes from plans.programme where valid_until is null`)
  return new Map(rows.map((r) => [r.code, r]))
}

function addPlan(rows: Rows, random: Random, now: number, { id, adviserId, createdAt }: Person) {
  const at = toInstant(createdAt)
  rows.plans.push([id, 4, toDay(now + (random.upTo(40) - 5) * day), at])
  for (const at0 of pickSome(random, 1 + random.upTo(3))) addObjective(rows, random, now, { id, adviserId, createdAt }, objectives[at0]!)
}

function addObjective(
  rows: Rows,
  random: Random,
  now: number,
  { id, adviserId, createdAt }: Person,
  [domain, title, steps]: (typeof objectives)[number],
) {
  const objectiveId = random.uuid(Math.floor(createdAt))
  const byYoung = random.chance(0.25)
  const status = byYoung && random.chance(0.3) ? 'proposed' : random.chance(0.15) ? 'achieved' : 'agreed'
  const isAgreed = status !== 'proposed'
  const at = toInstant(createdAt)
  const closedOn = status === 'achieved' ? toDay(now - random.upTo(20) * day) : null
  const endsOn = toDay(now + (20 + random.upTo(160)) * day)
  rows.objectives.push([
    objectiveId,
    id,
    domain,
    title,
    endsOn,
    status,
    byYoung ? id : adviserId,
    isAgreed ? at : null,
    isAgreed ? 'meeting' : null,
    closedOn,
    at,
    at,
  ])
  const done = status === 'achieved' ? steps.length : isAgreed ? random.upTo(steps.length) : 0
  steps.forEach((step, n) => {
    const isDone = n < done
    const due = toDay(now + (n - done + 1) * 9 * day)
    const doneOn = isDone ? toDay(now - (done - n) * 6 * day) : null
    const when = toInstant(createdAt + n * 1000)
    rows.steps.push([
      random.uuid(Math.floor(createdAt) + n),
      objectiveId,
      id,
      step,
      due,
      isDone ? 'done' : 'to_do',
      doneOn,
      adviserId,
      when,
      when,
    ])
  })
}

function addPrescription(rows: Rows, random: Random, now: number, { id, adviserId }: Person, g: Programme) {
  const prescriptionId = random.uuid(now)
  const start = now - (random.upTo(90) - 15) * day
  const end = start + (40 + random.upTo(80)) * day
  const hasBegun = start < now
  const isOver = hasBegun && end < now
  const status = isOver ? 'ended' : hasBegun ? 'started' : 'prescribed'
  const accepted = hasBegun || random.chance(0.5)
  const at = toInstant(Math.min(now, start) - 10 * day)
  rows.prescriptions.push([
    prescriptionId,
    id,
    adviserId,
    g.code,
    g.from,
    g.category,
    g.intense,
    g.extends,
    g.suspends,
    false,
    random.pick(partners),
    status,
    toDay(start),
    toDay(end),
    hasBegun ? toDay(start) : null,
    isOver ? toDay(end) : null,
    g.minutes,
    accepted ? 'accepted' : 'waiting',
    hasBegun ? 'accepted' : 'waiting',
    isOver ? random.pick(['certified', 'completed', 'job', 'next-training']) : null,
    at,
    at,
  ])
  if (hasBegun) addAttendance(rows, random, { prescriptionId, id, adviserId, start, until: Math.min(end, now - random.upTo(10) * day) })
}

type Stay = { prescriptionId: string; id: string; adviserId: string; start: number; until: number }
function addAttendance(rows: Rows, random: Random, { prescriptionId, id, adviserId, start, until }: Stay) {
  for (let ms = Math.max(start, until - 20 * day); ms <= until; ms += day) {
    const weekday = new Date(ms).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    const state = random.chance(0.88) ? 'present' : random.chance(0.5) ? 'absent' : 'excused'
    const on = toDay(ms)
    rows.attendance.push([
      random.uuid(ms),
      prescriptionId,
      id,
      on,
      'day',
      `${on}T08:00:00Z`,
      `${on}T15:00:00Z`,
      420,
      state,
      adviserId,
      toInstant(ms),
    ])
  }
}

/** Some of the objectives, each once. */
function pickSome(random: Random, n: number) {
  const chosen = new Set<number>()
  while (chosen.size < n) chosen.add(random.upTo(objectives.length))
  return chosen
}

const tablesOf = (rows: Rows): [table: string, columns: string[], lines: Row[]][] => [
  ['plans.plan', columns.plan, rows.plans],
  ['plans.objective', columns.objective, rows.objectives],
  ['plans.step', columns.step, rows.steps],
  ['plans.prescription', columns.prescription, rows.prescriptions],
  ['plans.attendance', columns.attendance, rows.attendance],
]
const words = (text: string) => text.split(/\s+/)
const columns = {
  plan: words('young_person_id review_weeks next_review_on updated_at'),
  objective: words('id young_person_id domain title ends_on status creator_id agreed_at agreed_how closed_on created_at updated_at'),
  step: words('id objective_id young_person_id title due_on status done_on creator_id created_at updated_at'),
  prescription:
    words(`id young_person_id prescriber_id programme_code programme_from category counts_as_intense extends_contract suspends_allowance
    is_sensitive partner_name status starts_on ends_on started_on ended_on weekly_minutes partner_answer own_answer outcome created_at updated_at`),
  attendance: words('id prescription_id young_person_id on_day part starts_at ends_at minutes state recorded_by recorded_at'),
}

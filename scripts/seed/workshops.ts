import type pg from 'pg'
import { copy, line } from './copy.ts'
import { toDay } from './instants.ts'
import type { People, Plan } from './people.ts'
import { makeRandom, type Random } from './random.ts'

const day = 86_400_000

type Subject = {
  kind: 'workshop' | 'information'
  title: string
  description: string
  minutes: number
  counted: number
  capacity: number | null
}

/** What missions locales and agencies really offer. */
const subjects: readonly Subject[] = [
  {
    kind: 'workshop',
    title: 'Préparer un entretien d’embauche',
    description: 'On s’entraîne à deux, puis devant le groupe. Viens comme tu es.',
    minutes: 180,
    counted: 240,
    capacity: 10,
  },
  {
    kind: 'workshop',
    title: 'Refaire son CV',
    description: 'Sur ordinateur. Apporte ton ancien CV si tu en as un.',
    minutes: 150,
    counted: 240,
    capacity: 8,
  },
  {
    kind: 'information',
    title: 'Apprentissage : qui, quand, comment',
    description: 'Avec le CFA. On répond à toutes les questions.',
    minutes: 120,
    counted: 180,
    capacity: 25,
  },
  {
    kind: 'workshop',
    title: 'Permis : les aides et le code',
    description: 'Quelles aides demander, et comment réviser le code gratuitement.',
    minutes: 120,
    counted: 240,
    capacity: 12,
  },
  {
    kind: 'information',
    title: 'Service civique',
    description: 'Deux volontaires racontent leur mission.',
    minutes: 90,
    counted: 180,
    capacity: null,
  },
  {
    kind: 'workshop',
    title: 'Gérer son budget',
    description: 'Un loyer, un téléphone, un salaire : on fait les comptes ensemble.',
    minutes: 180,
    counted: 240,
    capacity: 8,
  },
  { kind: 'workshop', title: 'Prendre la parole', description: 'Théâtre et jeux, sans jugement.', minutes: 180, counted: 240, capacity: 3 },
  {
    kind: 'information',
    title: 'Métiers du bâtiment',
    description: 'Une entreprise du coin recrute et explique.',
    minutes: 120,
    counted: 180,
    capacity: 20,
  },
]
/** Working days from today on which they take place; one each, so that nobody is in two at once. */
const offsets = [-15, -10, -6, -1, 2, 4, 8, 11]

type Made = {
  id: string
  startsAt: string
  endsAt: string
  subject: Subject
  isPast: boolean
  isToClose: boolean
  structure: number
  hostId: string
}

/** Workshops of each structure, past and to come, and the slots that advisers keep open. */
export async function seedWorkshops(client: pg.Client, plan: Plan, people: People) {
  const random = makeRandom(plan.seed + 7)
  const hosts = plan.structures.map((_, i) => people.advisers.filter((a) => a.structure === i))
  const made = plan.structures.flatMap((_, i) =>
    hosts[i]!.length ? offsets.map((o, n) => toSession(random, plan, i, hosts[i]!, o, n)) : [],
  )
  await copy(
    client,
    'workshops.session',
    sessionColumns,
    made.map((m) => toLine(plan, people, m)),
  )
  await copy(
    client,
    'workshops.leader',
    ['session_id', 'adviser_id'],
    made.map((m) => line([m.id, m.hostId])),
  )
  await client.query(register, [made.filter((m) => m.subject.capacity !== 3).map((m) => m.id), 0.6])
  await client.query(register, [made.filter((m) => m.subject.capacity === 3).map((m) => m.id), 1])
  await client.query(fillWaiting)
  await client.query(attend)
  await client.query(count)
  await client.query(engage)
  await seedSlots(client, random, plan, people)
  return made.length
}

function toSession(random: Random, plan: Plan, structure: number, hosts: People['advisers'], offset: number, n: number): Made {
  const subject = subjects[(n + structure) % subjects.length]!
  const at = workingDay(plan.now, offset)
  const zone = plan.structures[structure]!.timeZone
  const startsAt = atWall(toDay(at), n % 2 ? 9.5 : 14, zone)
  return {
    id: random.uuid(plan.now - 20 * day),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + subject.minutes * 60_000).toISOString(),
    subject,
    isPast: offset < 0,
    isToClose: offset === -1,
    structure,
    // the cast first: who plays an adviser has a sheet to close
    hostId: (n % 3 === 0 ? hosts[0]! : random.pick(hosts)).id,
  }
}

/** A working day some days away, as UTC midnight. */
function workingDay(now: number, offset: number) {
  let at = Math.floor(now / day) * day
  for (let left = Math.abs(offset); left > 0; ) {
    at += Math.sign(offset) * day
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return at
}

/** The instant of an hour on the wall of a zone. */
function atWall(isoDay: string, hour: number, zone: string) {
  const wall = Date.parse(`${isoDay}T00:00:00Z`) + hour * 3_600_000
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(wall)
  return wall - (Date.parse(`${shown.replace(' ', 'T')}Z`) - wall)
}

const sessionColumns = [
  'id',
  'structure_id',
  'kind',
  'title',
  'description',
  'modality',
  'starts_at',
  'ends_at',
  'time_zone',
  'default_minutes',
  'capacity',
  'has_waiting_list',
  'is_open',
  'audience',
  'leave_hours',
  'status',
  'closed_at',
  'content_hash',
  'created_by',
  'created_at',
  'updated_at',
]

function toLine(plan: Plan, { structureIds }: People, { id, startsAt, endsAt, subject: s, isPast, isToClose, structure, hostId }: Made) {
  const isClosed = isPast && !isToClose
  const createdAt = new Date(plan.now - 20 * day).toISOString()
  return line([
    ...[
      id,
      structureIds[structure]!,
      s.kind,
      s.title,
      s.description,
      'at_structure',
      startsAt,
      endsAt,
      plan.structures[structure]!.timeZone,
    ],
    ...[s.counted, s.capacity, s.capacity !== null, true, 'structure', 24, isClosed ? 'closed' : 'planned', isClosed ? endsAt : null],
    ...['\\x00', hostId, createdAt, createdAt],
  ])
}

/** Places for people of the structure who have nothing else then, up to a share of the room; the order is that of names, the same each time. */
const register = `
  insert into workshops.registration (session_id, young_person_id, status, starts_at, ends_at, time_zone, asked_at, placed_at, updated_at)
  select s.id, y.id, 'registered', s.starts_at, s.ends_at, s.time_zone, s.created_at, s.created_at, s.created_at
  from workshops.session s, lateral (
    select y.id from people.young_person y where y.structure_id = s.structure_id and y.archived_at is null and y.created_at < s.created_at
      and not exists (select from appointments.participation p where p.young_person_id = y.id and p.status = 'planned'
        and p.starts_at < s.ends_at and p.ends_at > s.starts_at)
    order by md5(y.id::text || s.id::text) limit greatest(1, floor(coalesce(s.capacity, 12) * $2::float))::int
  ) y where s.id = any($1::uuid[])`

/** Two wait for each session that is full. */
const fillWaiting = `
  insert into workshops.registration (session_id, young_person_id, status, starts_at, ends_at, time_zone, asked_at, placed_at, updated_at)
  select s.id, y.id, 'waiting', s.starts_at, s.ends_at, s.time_zone, s.created_at, s.created_at, s.created_at
  from workshops.session s, lateral (
    select y.id from people.young_person y where y.structure_id = s.structure_id and y.archived_at is null
      and not exists (select from workshops.registration r where r.session_id = s.id and r.young_person_id = y.id)
    order by md5(s.id::text || y.id::text) limit 2
  ) y where s.status = 'planned' and s.capacity = (select count(*) from workshops.registration r where r.session_id = s.id)`

const attend = `
  update workshops.registration r set attendance = (array['present', 'present', 'present', 'present', 'absent', 'excused'])[1 + abs(hashtext(r.young_person_id::text || r.session_id::text)) % 6]
  from workshops.session s where s.id = r.session_id and s.status = 'closed' and r.status = 'registered'`

const count = `update workshops.session s set registered_count = (
  select count(*) from workshops.registration r where r.session_id = s.id and r.status = 'registered')`

const engage = `
  insert into appointments.engagement (source_id, person_id, starts_at, ends_at, is_override)
  select r.session_id, r.young_person_id, r.starts_at, r.ends_at, false from workshops.registration r where r.status = 'registered'
  union all
  select l.session_id, l.adviser_id, s.starts_at, s.ends_at, true from workshops.leader l join workshops.session s on s.id = l.session_id`

/** Two mornings of half hours for each adviser, at hours where appointments rarely are. */
async function seedSlots(client: pg.Client, random: Random, plan: Plan, people: People) {
  const lines = people.advisers.flatMap(({ id, structure }) =>
    [1, 3, 6].flatMap((offset) =>
      [8.5, 9, 11.5, 12, 17.5].map((hour) => {
        const zone = plan.structures[structure]!.timeZone
        const at = atWall(toDay(workingDay(plan.now, offset)), hour, zone)
        const modality = random.chance(0.3) ? 'phone' : 'at_structure'
        const [starts, ends] = [new Date(at).toISOString(), new Date(at + 30 * 60_000).toISOString()]
        return line([
          random.uuid(plan.now - day),
          id,
          people.structureIds[structure]!,
          starts,
          ends,
          zone,
          modality,
          random.chance(0.04),
          new Date(plan.now - day).toISOString(),
        ])
      }),
    ),
  )
  await copy(
    client,
    'appointments.slot',
    ['id', 'adviser_id', 'structure_id', 'starts_at', 'ends_at', 'time_zone', 'modality', 'is_for_structure', 'created_at'],
    lines,
  )
}

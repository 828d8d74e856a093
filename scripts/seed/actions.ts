import type pg from 'pg'
import { copy } from './copy.ts'
import { toDay, toInstant } from './instants.ts'
import type { People, Plan } from './people.ts'
import { distributions, makeRandom, quantile, type Random } from './random.ts'

const day = 86_400_000
const minutesOf: Record<string, number> = {
  employment: 180,
  career_plan: 120,
  culture_sport_leisure: 120,
  citizenship: 120,
  training: 180,
  housing: 120,
  health: 120,
  not_counted: 0,
}
type Entry = { code: string; title: string; category: string; audience: string }

/** Actions as in the field: many done and counted, some open, a few late, a few waiting to be counted. */
export async function seedActions(client: pg.Client, plan: Plan, people: People) {
  const { rows: catalogue } = await client.query<Entry>(
    'select code, title, category, audience from actions.catalogue_entry order by position',
  )
  const random = makeRandom(plan.seed + 2)
  return copy(client, 'actions.action', columns, actionLines(random, plan, people, catalogue))
}

const columns = [
  'id',
  'young_person_id',
  'creator_id',
  'catalogue_code',
  'title',
  'category',
  'status',
  'due_on',
  'done_on',
  'minutes',
  'qualified_category',
  'qualified_minutes',
  'content_hash',
  'created_at',
  'updated_at',
]

function* actionLines(random: Random, plan: Plan, { advisers, youngPersons }: People, catalogue: Entry[]) {
  const given = catalogue.filter((e) => e.audience !== 'young')
  const own = catalogue.filter((e) => e.audience !== 'adviser')
  for (const young of youngPersons) {
    const count = young.seenAt === null ? random.upTo(3) : quantile(distributions.actions, young.share ?? random.next())
    for (let i = 0; i < count; i++) {
      const createdAt = young.createdAt + random.next() * (plan.now - young.createdAt - day)
      const byYoung = young.seenAt !== null && random.chance(0.45)
      yield toLine(random, plan, createdAt, young.id, byYoung ? young.id : advisers[young.adviser]!.id, random.pick(byYoung ? own : given))
    }
  }
}

function toLine(random: Random, plan: Plan, createdAt: number, youngId: string, creatorId: string, { code, title, category }: Entry) {
  const dueAt = createdAt + (2 + random.upTo(19)) * day
  const status = pickStatus(random, plan.now - dueAt)
  const isDone = status === 'done'
  const doneAt = Math.min(dueAt - random.upTo(4) * day, plan.now)
  const minutes = isDone ? minutesOf[category]! : 0
  // what is older than ten days has been counted; some of the newest waits
  const isCounted = isDone && (plan.now - doneAt > 10 * day || random.chance(0.6))
  const counted = isCounted ? `${category}\t${minutes}` : '\\N\t\\N'
  const at = toInstant(createdAt)
  return `${random.uuid(Math.floor(createdAt))}\t${youngId}\t${creatorId}\t${code}\t${title}\t${category}\t${status}\t${toDay(dueAt)}\t${isDone ? toDay(Math.max(doneAt, createdAt)) : '\\N'}\t${minutes}\t${counted}\tseed\t${at}\t${at}\n`
}

/** `overdue`: how long ago it was due, ms; negative when still ahead. */
function pickStatus(random: Random, overdue: number) {
  const r = random.next()
  if (overdue < 0) return r < 0.55 ? 'to_do' : r < 0.8 ? 'in_progress' : r < 0.96 ? 'done' : 'cancelled'
  if (overdue < 14 * day) return r < 0.12 ? 'to_do' : r < 0.2 ? 'in_progress' : r < 0.9 ? 'done' : 'cancelled'
  return r < 0.86 ? 'done' : 'cancelled'
}

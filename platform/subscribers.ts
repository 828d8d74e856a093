import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import type { EventData, EventType } from './api.ts'
import { listen } from './events.ts'
import { sql } from './sql.ts'
import { type Surroundings, transact, type Work } from './work.ts'

/** Which fact it is: `id` never changes, so that a replayed event is known again; `at` is when it happened. */
export type Fact = { id: number; at: string }
type Handler<T> = { type: string; shape: z.ZodType; handle: (work: Work, data: never, fact: Fact) => Promise<T> }
/**
 * One module's ears: its handlers run in the order of events, each once. `settle` gets what they gave for a whole stretch of events, in that
 * order and in the same transaction: what costs a statement an event costs one a stretch.
 */
export type Subscriber<T = unknown> = {
  name: string
  handlers: Handler<T>[]
  settle?(work: Work, outcomes: T[]): Promise<void>
}

/** Says what to do when an event of another module arrives. */
export const on = <E extends EventType, T>(type: E, handle: (work: Work, data: EventData<E>, fact: Fact) => Promise<T>): Handler<T> => ({
  type: type.type,
  shape: type.data,
  handle,
})

type Arrived = Fact & { type: string; data: unknown }
/** Hands a stretch of events to a subscriber, inside the caller's transaction. */
export async function handleEvents<T>(work: Work, { handlers, settle }: Subscriber<T>, events: readonly Arrived[]) {
  const outcomes: T[] = []
  for (const e of events)
    for (const h of handlers) if (h.type === e.type) outcomes.push(await h.handle(work, h.shape.parse(e.data) as never, e))
  if (outcomes.length) await settle?.(work, outcomes)
}

const Row = z.object({ seq: z.int(), id: z.int(), at: z.string(), type: z.string(), data: z.unknown() })
const batch = 200
/** How many numbers are looked at in one go. */
const window = 1000
/** A pause between stretches, milliseconds: under load they grow, and cost less an event; what follows from an event is in no hurry. */
const breath = 30
/** A handler that fails this often on one event is left behind, with the reason, so that the others go on. */
const mostTries = 5

/** Reads events for every subscriber until stopped. Position and effects are written in one transaction: each event takes effect once. */
export async function startSubscribers(pool: pg.Pool, url: string, s: Surroundings, subscribers: Subscriber[]) {
  for (const { name } of subscribers)
    await pool.query(`insert into platform.subscriber (name, last_seq) values ($1, 0) on conflict do nothing`, [name])
  const tries = new Map<string, number>()
  return listen(url, 'numbered', s.log, async (_, isClosed) => {
    await Promise.all(subscribers.map((one) => catchUp(s, one, tries, isClosed)))
    await setTimeout(isClosed() ? 0 : breath)
  })
}

async function catchUp(s: Surroundings, subscriber: Subscriber, tries: Map<string, number>, isClosed: () => boolean) {
  for (let limit = batch; !isClosed(); ) {
    try {
      if (!(await readOn(s, subscriber, limit))) return
    } catch (error) {
      if (limit > 1) limit = 1
      else if (!(await leaveBehind(s, subscriber, error as Error, tries))) throw error
    }
  }
}

/** Handles the next events; false when there is none left, or another process is reading. */
function readOn(s: Surroundings, subscriber: Subscriber, limit: number) {
  const { name, handlers } = subscriber
  return transact(s, async (work) => {
    const at = await getPosition(work, name)
    if (!at || at.newest <= at.lastSeq) return false
    const upTo = Math.min(at.newest, at.lastSeq + window)
    const events = await listEvents(work, handlers, at.lastSeq, upTo, limit)
    await handleEvents(work, subscriber, events)
    const reached = events.length === limit ? events.at(-1)!.seq : upTo
    await work.db.run(sql`update platform.subscriber set last_seq = ${reached} where name = ${name}`)
    return reached < at.newest
  })
}

/** How far a subscriber has read, and how far it could; undefined while another process reads for it. */
const getPosition = (work: Work, name: string) =>
  work.db.maybe(
    z.object({ lastSeq: z.int(), newest: z.int() }),
    sql`select last_seq as "lastSeq", (select coalesce(max(seq), 0) from platform.event) as newest
    from platform.subscriber where name = ${name} for update skip locked`,
  )

/** Looks at a stretch of numbers, not at all that follows: the statement stays as quick when the outbox is long or read from far behind. */
const listEvents = (work: Work, handlers: readonly { type: string }[], after: number, upTo: number, limit: number) =>
  work.db.many(
    Row,
    sql`select seq, id, at, type, data from platform.event
    where seq > ${after} and seq <= ${upTo} and type = any(${handlers.map((h) => h.type)}) order by seq limit ${limit}`,
  )

/** Counts a failed try of the next event; after the last one writes it down as stuck and steps over it. */
async function leaveBehind(s: Surroundings, { name, handlers }: Subscriber, error: Error, tries: Map<string, number>) {
  return transact(s, async (work) => {
    const at = await getPosition(work, name)
    const [next] = at ? await listEvents(work, handlers, at.lastSeq, Math.min(at.newest, at.lastSeq + window), 1) : []
    if (!next) return false
    const key = `${name} ${next.seq}`
    tries.set(key, (tries.get(key) ?? 0) + 1)
    if (tries.get(key)! < mostTries) return false
    tries.delete(key)
    s.log.error({ subscriber: name, seq: next.seq, type: next.type, error }, 'event left behind')
    await work.db.run(sql`insert into platform.stuck_event (subscriber, seq, error) values (${name}, ${next.seq}, ${error.message})
      on conflict do nothing`)
    await work.db.run(sql`update platform.subscriber set last_seq = ${next.seq} where name = ${name}`)
    return true
  })
}

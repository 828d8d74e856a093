import pg from 'pg'
import type { EventData, EventType } from './api.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import { sql } from './sql.ts'

/** A numbered event, as subscribers and streams see it. */
export type NumberedEvent = { seq: number; type: string; audience: string[]; data: unknown }

/** Writes an event in the caller's transaction. `audience`: accounts whose open screens get it as a hint. */
export async function publish<T extends EventType>(db: Db, at: string, type: T, data: EventData<T>, audience: readonly string[] = []) {
  await db.run(sql`insert into platform.event (type, data, audience, at)
    values (${type.type}, ${JSON.stringify(data)}, ${[...new Set(audience)]}, ${at})`)
}

/** Writes several events of a type with one statement. */
export async function publishEach<T extends EventType>(
  db: Db,
  at: string,
  type: T,
  events: readonly { data: EventData<T>; audience?: readonly string[] }[],
) {
  await db.run(sql`insert into platform.event (type, data, audience, at)
    select ${type.type}, e.data, array(select jsonb_array_elements_text(e.audience)::uuid), ${at}
    from jsonb_to_recordset(${JSON.stringify(events.map(({ data, audience = [] }) => ({ data, audience: [...new Set(audience)] })))}::jsonb)
      as e (data jsonb, audience jsonb)`)
}

/** After a commit: rings a channel; at once when quiet, at most every 10 ms under load (a NOTIFY per transaction costs three times the write). */
export function bell(pool: pg.Pool, channel: string) {
  let due: NodeJS.Timeout | undefined
  let quietAt = 0
  const ring = () => {
    due = undefined
    quietAt = performance.now() + 10
    pool.query({ name: 'ring', text: 'select pg_notify($1, $2)', values: [channel, ''] }).catch(() => undefined)
  }
  return () => {
    if (!due) due = setTimeout(ring, Math.max(0, quietAt - performance.now()))
  }
}

/**
 * Calls `wake` at each notification, at each (re)connection and every second: a lost bell costs a second, never an event. Stopping waits for
 * the `wake` under way; one with much to do looks at `isClosed` now and then.
 */
export async function listen(
  url: string,
  channel: string,
  log: Log,
  wake: (payloads: string[], isClosed: () => boolean) => Promise<unknown>,
) {
  let closed = false
  let client: pg.Client | undefined
  const run = oneAtATime(
    (payloads) => wake(payloads, () => closed),
    (error) => log.error({ error }, `${channel}: will be tried again`),
  )
  const connect = async () => {
    client = new pg.Client({ connectionString: url })
    client.on('notification', (n) => run(n.payload))
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!closed) setTimeout(() => connect().catch(() => undefined), 500).unref()
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    run()
  }
  await connect()
  const poll = setInterval(run, 1000)
  return async () => {
    closed = true
    clearInterval(poll)
    await run.idle()
    await client?.end().catch(() => undefined)
  }
}

/** One relay for the whole installation numbers what is committed, in the order it sees it. */
export function startRelay(pool: pg.Pool, url: string, log: Log) {
  const ring = bell(pool, 'numbered')
  return listen(url, 'committed', log, async () => {
    for (;;) {
      const { rowCount } = await pool.query({ name: 'relay', text: relayStatement })
      if (!rowCount) return
      ring()
      if (rowCount < 1000) return
    }
  })
}
const relayStatement = `
  with lock as materialized (select pg_try_advisory_xact_lock(4711) as mine),
  next as materialized (
    select id, nextval('platform.event_seq') as seq
    from (select id from platform.event where seq is null and (select mine from lock) order by id limit 1000) waiting
  )
  update platform.event e set seq = next.seq from next where e.id = next.id and e.seq is null`

/** Hands every numbered event to `take`, in order, from now on. */
export async function follow(pool: pg.Pool, url: string, log: Log, take: (e: NumberedEvent) => void) {
  let last = await lastSeq(pool)
  return listen(url, 'numbered', log, async () => {
    const { rows } = await pool.query<NumberedEvent>({
      name: 'follow',
      text: `select seq, type, audience, data from platform.event where seq > $1 order by seq limit 5000`,
      values: [last],
    })
    for (const e of rows) {
      last = e.seq
      take(e)
    }
  })
}

/** The number of the newest event. */
export async function lastSeq(pool: pg.Pool): Promise<number> {
  return (await pool.query('select coalesce(max(seq), 0) as seq from platform.event')).rows[0].seq
}

/** Runs `work` again when it was called meanwhile, never twice at a time; `idle` waits for the last run. */
export function oneAtATime(work: (payloads: string[]) => Promise<unknown>, onError: (e: unknown) => void) {
  let running: Promise<void> | undefined
  let again = false
  let payloads: string[] = []
  const loop = async () => {
    do {
      again = false
      const taken = payloads
      payloads = []
      await work(taken).catch(onError)
    } while (again)
    running = undefined
  }
  const run = (payload?: string) => {
    if (payload) payloads.push(payload)
    again = true
    running ??= loop()
  }
  return Object.assign(run, { idle: () => running ?? Promise.resolve() })
}

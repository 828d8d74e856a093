import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Db } from './db.ts'
import { listen, type NumberedEvent } from './events.ts'
import type { Log } from './log.ts'
import { sql } from './sql.ts'

/** A hint that is worth nothing a second later ("is typing"): not stored, not replayed. */
export type Hint = { type: string; audience: string[]; data: unknown }

/** Rings the open screens of some accounts without leaving a trace. */
export const hint = (db: Db, h: Hint) => db.run(sql`select pg_notify('hint', ${JSON.stringify(h)})`)

/** More than this many events behind, a client is told to load its screens anew. */
const mostReplayed = 1000
/** Open streams of one account; one more ends the oldest: a browser needs one, and nobody has this many. */
const mostStreams = 20
/** A client that does not read is let go, bytes. */
const mostWaiting = 1_000_000

type Stream = { put(e: NumberedEvent): void; write(frame: string): void; end(): void; sessionId: string }

/** The open streams of a process. */
export function makeLive(pool: pg.Pool, newest = 0) {
  let last = newest
  let isOver = false
  const streams = new Map<string, Set<Stream>>()
  const each = (accounts: string[], act: (s: Stream) => void) => {
    for (const account of accounts) for (const s of streams.get(account) ?? []) act(s)
  }
  return {
    /** Passes a numbered event to its audience. */
    pass: (e: NumberedEvent) => {
      last = e.seq
      each(e.audience, (s) => s.put(e))
    },
    passHint: (h: Hint) => each(h.audience, (s) => s.write(`event: ${h.type}\ndata: ${JSON.stringify(h.data)}\n\n`)),
    /** Ends the streams of a session that is over. */
    endSession: (accountId: string, sessionId: string) => each([accountId], (s) => s.sessionId === sessionId && s.end()),
    /** Ends every stream, and those that would still open. */
    endAll: () => {
      isOver = true
      for (const set of streams.values()) for (const s of set) s.end()
    },
    count: () => [...streams.values()].reduce((n, set) => n + set.size, 0),
    open: (reply: FastifyReply, who: { id: string; sessionId: string }, after: number | undefined) =>
      openStream({ pool, streams, last: () => last, isOver: () => isOver }, reply, who, after),
  }
}
export type Live = ReturnType<typeof makeLive>

/** Hints of other processes, and sessions that end anywhere. */
export const listenToHints = (url: string, live: Live, log: Log) =>
  listen(url, 'hint', log, async (payloads) => {
    for (const payload of payloads) live.passHint(JSON.parse(payload) as Hint)
  })

async function openStream(
  { pool, streams, last, isOver }: { pool: pg.Pool; streams: Map<string, Set<Stream>>; last: () => number; isOver: () => boolean },
  reply: FastifyReply,
  { id, sessionId }: { id: string; sessionId: string },
  after: number | undefined,
) {
  const { raw } = reply.hijack()
  const stream = makeStream(raw, sessionId, after ?? 0)
  const mine = streams.get(id) ?? new Set()
  if (mine.size >= mostStreams) for (const oldest of [...mine].slice(0, mine.size - mostStreams + 1)) oldest.end()
  streams.set(id, mine.add(stream))
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  // a first stream learns where it begins, so that it misses nothing if it breaks before its first event
  const newest = last()
  raw.write(`retry: 2000\n${after === undefined ? `id: ${newest}\n` : ''}event: hello\ndata: {}\n\n`)
  const beat = setInterval(() => raw.write(':\n\n'), 25_000)
  raw.on('close', () => {
    clearInterval(beat)
    mine.delete(stream)
    if (!mine.size && streams.get(id) === mine) streams.delete(id)
  })
  if (isOver()) return stream.end()
  // without what was missed it would skip it for ever: the browser comes back in two seconds, with the same Last-Event-ID
  const past = after === undefined ? [] : await missed(pool, id, after).catch(() => undefined)
  if (past) stream.start(past, newest)
  else stream.end()
}

/** Keeps what arrives while the missed events are read, then goes on in order, each once. */
function makeStream(raw: FastifyReply['raw'], sessionId: string, after: number) {
  let waiting: NumberedEvent[] | undefined = []
  let sent = after // another server may have passed on more than this one has seen
  const write = (frame: string) => {
    if (raw.writableLength > mostWaiting) raw.destroy()
    else raw.write(frame)
  }
  const put = (e: NumberedEvent) => {
    if (waiting) waiting.push(e)
    else if (e.seq > sent) {
      sent = e.seq
      write(`id: ${e.seq}\nevent: ${e.type}\ndata: ${JSON.stringify(e.data)}\n\n`)
    }
  }
  return {
    sessionId,
    put,
    write,
    end: () => raw.end(),
    start(past: NumberedEvent[] | 'too many', newest: number) {
      const kept = waiting ?? []
      waiting = undefined
      if (past === 'too many') {
        sent = newest
        write(`id: ${newest}\nevent: reload\ndata: {}\n\n`)
      } else for (const e of past) put(e)
      for (const e of kept) put(e)
    },
  }
}

async function missed(pool: pg.Pool, account: string, after: number): Promise<NumberedEvent[] | 'too many'> {
  const { rows } = await pool.query<NumberedEvent & { newest: number }>({
    name: 'missed',
    text: `select seq, type, audience, data from (
        select seq, type, audience, data from platform.event where seq > $2 order by seq limit 50001
      ) recent where audience @> array[$1::uuid] limit $3`,
    values: [account, after, mostReplayed + 1],
  })
  const { rows: behind } = await pool.query({
    name: 'behind',
    text: `select coalesce(max(seq), 0) - $1::bigint > 50000 or coalesce(max(seq), 0) < $1::bigint as far from platform.event`,
    values: [after],
  })
  return rows.length > mostReplayed || behind[0].far ? 'too many' : rows
}

/** GET /api/events: one stream a browser, hints only; `Last-Event-ID` (or `?after=`) is answered from the outbox. */
export function serveLive(
  app: FastifyInstance,
  live: Live,
  authenticate: (request: FastifyRequest) => Promise<{ id: string; sessionId: string }>,
) {
  app.get('/api/events', { schema: { hide: true } as object }, async (request, reply) => {
    const who = await authenticate(request)
    const given = request.headers['last-event-id'] ?? (request.query as { after?: string }).after
    const after = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : undefined
    await live.open(reply, who, after)
    return reply
  })
}

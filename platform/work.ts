import type pg from 'pg'
import type { z } from 'zod'
import type { EventData, EventType } from './api.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { bell, publish, publishEach } from './events.ts'
import { type Ids, ids } from './ids.ts'
import type { Enqueue, Job } from './jobs.ts'
import type { Log } from './log.ts'
import { type Outgoing, queueOutgoing } from './outgoing.ts'

/** What every use case, subscriber and job is handed: nothing comes from elsewhere. */
export type Work = {
  db: Db
  clock: Clock
  ids: Ids
  log: Log
  config: Config
  /** Tells a fact in the same transaction. `audience`: accounts whose open screens get the data as a hint. */
  publish<T extends EventType>(type: T, data: EventData<T>, audience?: readonly string[]): Promise<void>
  /** Tells several facts of a type with one statement. */
  publishEach<T extends EventType>(type: T, events: readonly { data: EventData<T>; audience?: readonly string[] }[]): Promise<void>
  /** Queues an e-mail, an SMS or a push in the same transaction; gives its id, to follow its state. */
  send(message: Outgoing): Promise<string>
  /** Queues several with one statement; their ids in the same order. */
  sendEach(messages: readonly Outgoing[]): Promise<string[]>
  /** Puts a job in the queue in the same transaction. Two with the same `key` waiting are one. */
  enqueue<S extends z.ZodObject>(j: Job<S>, data: z.infer<S>, key?: string): Promise<void>
}

/** What is the same for all work of a process; `ring` wakes relay and sender after a commit. */
export type Surroundings = { db: Db; clock: Clock; log: Log; config: Config; ring: Ring; enqueue: Enqueue }
type Channel = 'committed' | 'outgoing'
export type Ring = (channel: Channel) => void

/** Rings over a pool. */
export function makeRing(pool: pg.Pool): Ring {
  const bells = { committed: bell(pool, 'committed'), outgoing: bell(pool, 'outgoing') }
  return (channel) => bells[channel]()
}

/** Runs `act` in a transaction and, once it is committed, wakes whoever waits for its events and messages. */
export async function transact<T>(s: Surroundings, act: (work: Work) => Promise<T>): Promise<T> {
  const told = new Set<Channel>()
  const result = await s.db.tx((db) => act(makeWork(db, s, (channel) => told.add(channel))))
  for (const channel of told) s.ring(channel)
  return result
}

/** Work over a database handle; `tell` learns what must be rung. */
export function makeWork(db: Db, { clock, log, config, enqueue }: Surroundings, tell: Ring): Work {
  return {
    db,
    clock,
    ids,
    log,
    config,
    publish: async (type, data, audience) => {
      await publish(db, clock.now(), type, data, audience)
      tell('committed')
    },
    publishEach: async (type, events) => {
      if (!events.length) return
      await publishEach(db, clock.now(), type, events)
      tell('committed')
    },
    send: async (message) => {
      tell('outgoing')
      return (await queueOutgoing(db, clock.now(), [message]))[0]!
    },
    sendEach: async (messages) => {
      if (messages.length) tell('outgoing')
      return queueOutgoing(db, clock.now(), messages)
    },
    enqueue: (j, data, key) => enqueue(db, j, data, key),
  }
}

import { AwsClient } from 'aws4fetch'
import { z } from '#platform/api'
import type { Config } from '#platform/config'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { sql } from '#platform/sql'

/** Where the bytes of files are. A key is written once and never with other bytes. */
export type Storage = {
  name: 'database' | 's3'
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Undefined when there is nothing under this key. */
  get: (key: string) => Promise<Uint8Array | undefined>
  /** Nothing happens when there is nothing. */
  remove: (key: string) => Promise<void>
}

type With = { db: Db; config: Pick<Config, 's3'> }

/** Where new files go. */
export const storageOf = ({ db, config }: With) => (config.s3 ? inS3(config.s3) : inDatabase(db))

/** Where a content is that was stored before: the configuration may have changed since. */
export function storageNamed(name: Storage['name'], { db, config }: With): Storage {
  if (name === 'database') return inDatabase(db)
  if (!config.s3) throw away('s3 is not configured')
  return inS3(config.s3)
}

/** PostgreSQL: the row of the content is made by `reserve`, the bytes are filled in. */
export const inDatabase = (db: Db): Storage => ({
  name: 'database',
  put: async (key, bytes) => {
    await db.run(sql`update files.content set data = ${Buffer.from(bytes)} where key = ${key}`)
  },
  get: async (key) => (await db.maybe(Row, sql`select data from files.content where key = ${key}`))?.data ?? undefined,
  remove: async (key) => {
    await db.run(sql`update files.content set data = null where key = ${key}`)
  },
})
const Row = z.object({ data: z.instanceof(Buffer).nullable() })

const longestWait = 20_000

/** Any server that speaks S3, addressed by path, signed with Signature Version 4. */
export function inS3({ url, region, accessKeyId, secretAccessKey }: NonNullable<Config['s3']>): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const ask = async (method: string, key: string, body?: Uint8Array) => {
    const signal = AbortSignal.timeout(longestWait)
    const reply = await client
      .fetch(`${url}/${key}`, { method, signal, ...(body && { body: Buffer.from(body) }) })
      .catch((error: Error) => Promise.reject(away(error.message)))
    if (!reply.ok && reply.status !== 404) throw away(`${method} answered ${reply.status}`)
    return reply
  }
  return {
    name: 's3',
    put: async (key, bytes) => {
      const { status } = await ask('PUT', key, bytes)
      if (status === 404) throw away('no such bucket')
    },
    get: async (key) => {
      const reply = await ask('GET', key)
      if (reply.status !== 404) return new Uint8Array(await reply.arrayBuffer())
      await reply.body?.cancel()
    },
    remove: async (key) => {
      await (await ask('DELETE', key)).body?.cancel()
    },
  }
}

/** 503: the same may succeed in a moment; nothing was taken in. */
const away = (why: string) => Object.assign(new Refusal(503, 'files.storage-away', { retryAfter: 10 }), { cause: why })

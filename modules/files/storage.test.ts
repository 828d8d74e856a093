import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import type { TestContext } from 'node:test'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, testNow } from '#testing'
import { s3Server } from '#testing/outside/s3'
import { inDatabase, inS3, type Storage } from './storage.ts'

const storages: [string, (t: TestContext, f: Fixtures) => Promise<Storage>][] = [
  ['PostgreSQL', async (_, { db }) => inDatabase(db)],
  ['S3', async (t) => inS3((await s3Server(t)).settings)],
]

/** The row that `upload` writes before it stores. */
async function reserve({ db }: Fixtures, storage: Storage) {
  const key = `${ids.uuid()}-abc`
  await db.run(sql`insert into files.content (key, stored_in, stored_at) values (${key}, ${storage.name}, ${testNow})`)
  return key
}

for (const [name, open] of storages)
  describe(`storage in ${name}`, () => {
    it('gives back what was put, byte by byte', async (f) => {
      const storage = await open(f.t, f)
      const bytes = randomBytes(3_000_000)
      const key = await reserve(f, storage)
      await storage.put(key, bytes)
      assert.ok(Buffer.from((await storage.get(key))!).equals(bytes))
    })

    it('puts the same again without harm', async (f) => {
      const storage = await open(f.t, f)
      const key = await reserve(f, storage)
      await storage.put(key, Buffer.from('un'))
      await storage.put(key, Buffer.from('un'))
      assert.equal(Buffer.from((await storage.get(key))!).toString(), 'un')
    })

    it('keeps keys apart', async (f) => {
      const storage = await open(f.t, f)
      const [one, other] = [await reserve(f, storage), await reserve(f, storage)]
      await storage.put(one, Buffer.from('un'))
      await storage.put(other, Buffer.from('deux'))
      await storage.remove(one)
      assert.equal(Buffer.from((await storage.get(other))!).toString(), 'deux')
    })

    it('has nothing under a key that was removed or never was, and removes twice without harm', async (f) => {
      const storage = await open(f.t, f)
      const key = await reserve(f, storage)
      await storage.put(key, Buffer.from('un'))
      await storage.remove(key)
      await storage.remove(key)
      assert.equal(await storage.get(key), undefined)
      assert.equal(await storage.get('never'), undefined)
    })
  })

describe('an S3 that does not answer as it should', () => {
  const refusal = { status: 503, code: 'files.storage-away' }

  it('refuses a wrong secret, and that is said as a storage that is away', async ({ t }) => {
    const { settings, refused } = await s3Server(t)
    await assert.rejects(inS3({ ...settings, secretAccessKey: 'autre' }).put('a', Buffer.from('un')), refusal)
    assert.equal(refused(), 1)
  })

  it('has no such bucket', async ({ t }) => {
    const { settings } = await s3Server(t)
    await assert.rejects(inS3({ ...settings, url: `${settings.url}x` }).put('a', Buffer.from('un')), refusal)
  })

  it('is asked again when it fails once', async ({ t }) => {
    let calls = 0
    const { settings } = await s3Server(t, { isAway: () => ++calls === 1 })
    await inS3(settings).put('a', Buffer.from('un'))
    assert.equal(calls, 2)
  })

  it('is not there at all', async ({ t }) => {
    const server = createServer().listen(0, '127.0.0.1')
    const port = await new Promise<number>((ready) => server.once('listening', () => ready((server.address() as { port: number }).port)))
    await new Promise((closed) => server.close(closed))
    const { settings } = await s3Server(t)
    await assert.rejects(inS3({ ...settings, url: `http://127.0.0.1:${port}/elan` }).get('a'), refusal)
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import pg from 'pg'
import { openPool } from './db.ts'
import { findMigrations, migrate } from './migrate.ts'
import { startEmbedded } from './postgres.ts'

describe('the first start on a server of somebody else', () => {
  it('needs a user who may create a role, or the role made before; and works without the right to change the schema', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'elan-rights-'))
    const server = await startEmbedded(folder, { isThrowaway: true })
    t.after(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const asAdmin = (statement: string) => run(server.url, statement)
    for (const [user, rights] of [
      ['maker', 'createrole'],
      ['guest', ''],
    ] as const) {
      await asAdmin(`create role ${user} login ${rights}`)
      await asAdmin(`create database ${user} owner ${user}`)
      if (user === 'guest') await asAdmin('grant elan_app to guest') // the role exists since the first of the two
      const url = server.url.replace('postgres@', `${user}@`).replace(/\/[^/]*$/, `/${user}`)

      assert.deepEqual(
        await migrate(url, []),
        findMigrations().map((m) => m.name),
      )
      assert.deepEqual(await migrate(url, []), [])

      const pool = openPool(url)
      assert.equal(
        (await pool.query('select current_user as who from identity.account right join (values (1)) v on true')).rows[0].who,
        'elan_app',
      )
      await assert.rejects(pool.query('create table platform.extra (id int)'), /permission denied/)
      await pool.end()
    }
  })
})

async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

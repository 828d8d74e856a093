import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { personas } from '#modules/identity'
import { readConfig } from '#platform/config'
import { Db } from '#platform/db'
import { ownDatabase } from '#testing/real'
import { recount } from '../../modules/hours/recount.ts'
import { prepareDemo } from '../demo.ts'
import { caseloads } from './people.ts'
import { distributions, makeRandom, quantile } from './random.ts'

describe('the distributions of the field', () => {
  it('give the measured values at the measured shares, and grow', () => {
    for (const [name, points] of Object.entries(distributions)) {
      for (const [share, value] of points) assert.equal(quantile(points, share), value, name)
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a]
          assert.ok(quantile(points, low) <= quantile(points, high))
        }),
      )
    }
  })

  it('share out every young person among the advisers, half of whom follow nobody', () => {
    const loads = caseloads(884, 12_000)
    assert.equal(
      loads.reduce((a, b) => a + b),
      12_000,
    )
    assert.ok(loads.filter((n) => n === 0).length > 400)
    assert.ok(Math.max(...loads) > 150)
  })

  it('make the same people from the same seed', () => {
    const [a, b] = [makeRandom(93), makeRandom(93)]
    for (let i = 0; i < 1000; i++) assert.equal(a.uuid(1e12 + i), b.uuid(1e12 + i))
  })
})

const config = readConfig({ DEMO: '1' })

describe('the demonstration', () => {
  it('has its 500 young persons, 200 advisers, 12 structures, and every persona', async (t) => {
    const { url, pool } = await ownDatabase(t)
    await prepareDemo(url, config)
    const { rows } = await pool.query(
      `select
      (select count(*) from people.young_person) as "youngPersons",
      (select count(*) from identity.account where role = 'adviser') as advisers,
      (select count(*) from people.structure) as structures,
      (select count(*) from identity.account where not is_demo) as real,
      (select count(*) from people.young_person where adviser_id = $1) as caseload,
      (select count(*) from identity.account where id = any($2::uuid[])) as personas`,
      [personas['adviser-ml'].accountId, Object.values(personas).map((p) => p.accountId)],
    )
    assert.deepEqual(rows[0], {
      youngPersons: 500,
      advisers: 200,
      structures: 12,
      real: 0,
      caseload: 60,
      personas: Object.keys(personas).length,
    })
  })

  it('counts unread messages as the product defines them', async (t) => {
    const { url, pool } = await ownDatabase(t)
    await prepareDemo(url, config)
    const { rowCount } = await pool.query(`
      select from messaging.conversation c join lateral (
        select count(*) filter (where m.by_young and m.number > c.read_by_advisers) as advisers,
          count(*) filter (where not m.by_young and m.number > c.read_by_young) as young, max(m.number) as last, count(*) as n
        from messaging.message m where m.conversation_id = c.id) real on true
      where (real.advisers, real.young, real.last, real.n) <> (c.unread_by_advisers, c.unread_by_young, c.last_number, c.last_number)`)
    assert.equal(rowCount, 0)
  })

  it('is left as it is at the next start', async (t) => {
    const { url, pool } = await ownDatabase(t)
    await prepareDemo(url, config)
    const before = (await pool.query('select max(id::text) as id, count(*) as n from messaging.message')).rows
    await prepareDemo(url, config)
    assert.deepEqual((await pool.query('select max(id::text) as id, count(*) as n from messaging.message')).rows, before)
  })

  it('refuses a database that ever held a real account', async (t) => {
    const { url } = await ownDatabase(t)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(
      `insert into identity.account (id, role, email, created_at) values (gen_random_uuid(), 'administrator', 'a@exemple.fr', now())`,
    )
    await client.end()
    await assert.rejects(prepareDemo(url, config), /held real accounts/)
  })

  it('has a ledger of hours that counting anew leaves as it is', async (t) => {
    const { url, pool } = await ownDatabase(t)
    await prepareDemo(url, config)
    const sums = `select young_person_id, monday::text, declared_minutes, validated_minutes, contested_minutes, to_validate, contested, kind, target_minutes,
      status from hours.week order by 1, 2`
    const before = (await pool.query(sums)).rows
    assert.ok(before.length > 1000)
    const clock = { now: () => config.startsAt ?? new Date().toISOString(), today: () => '2026-11-23' }
    await recount(
      { db: new Db(pool), clock },
      before.map((w) => ({ youngPersonId: w.young_person_id, monday: w.monday })),
      null,
    )
    assert.deepEqual((await pool.query(sums)).rows, before)
  })
})

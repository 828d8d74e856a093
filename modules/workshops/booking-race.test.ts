import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { chance, runs, seed } from '#testing/deep'
import { ownElan } from '#testing/real'
import { given as makeGiven, type YoungPerson } from '../../testing/given.ts'
import { appointmentsGiven } from '../appointments/given.ts'
import { workshopsGiven } from './given.ts'

const clients = 200
/** 100 000 attempts in `test:deep`. */
const attempts = runs(5, 500)
const known = [200, 404, 409]

describe('two hundred people who book few slots and few places at once', () => {
  it('never exceeds a capacity nor books a slot or a person twice', { timeout: 1_800_000 }, async (t) => {
    t.diagnostic(`seed ${seed}`)
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: '2026-11-23T09:00:00.000Z' })
    const base = makeGiven(elan.db)
    const given = { ...base, ...appointmentsGiven(elan.db, base), ...workshopsGiven(elan.db, base) }
    const structure = await given.structure()
    const advisers = await Promise.all(Array.from({ length: 4 }, () => given.adviser({ structure })))
    const people: YoungPerson[] = []
    for (let i = 0; i < 40; i++) people.push(await given.youngPerson({ adviser: advisers[i % advisers.length]! }))
    const at = (hour: number) => `2026-12-0${1 + Math.floor(hour / 8)}T${String(8 + (hour % 8)).padStart(2, '0')}:00:00.000Z`
    const slots = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        given.slot({ adviser: advisers[i % 4]!, startsAt: at(Math.floor(i / 4)), isForStructure: i % 2 === 0 }),
      ),
    )
    const sessions = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        given.session({
          host: advisers[i % 4]!,
          startsAt: at(8 + i),
          minutes: 90,
          capacity: 1 + i,
          hasWaitingList: i % 2 === 0,
          leaveHours: 0,
        }),
      ),
    )
    const outcomes = new Map<string, number>()
    const agent = new Agent({ keepAlive: true, maxSockets: clients })
    t.after(() => agent.destroy())
    const post = async (who: YoungPerson, path: string, body?: object) => {
      const reply = await send(agent, `${elan.url}/api${path}`, who.token, body)
      const outcome = `${reply.status} ${reply.code}`.trim()
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      return reply.status
    }
    const mine = new Map<string, string>()
    const attempt = async (random: () => number) => {
      const who = people[Math.floor(random() * people.length)]!
      const session = sessions[Math.floor(random() * sessions.length)]!
      const what = random()
      if (what < 0.4) {
        const id = ids.uuid()
        const slot = slots[Math.floor(random() * slots.length)]!
        if ((await post(who, `/free-slots/${slot.id}/booking`, { id })) === 200) mine.set(id, who.id)
      } else if (what < 0.75) await post(who, `/own-workshops/${session.id}/sign-up`)
      else if (what < 0.9) await post(who, `/own-workshops/${session.id}/departure`, { reason: 'Autre chose' })
      else {
        const [booked] = [...mine].filter(([, owner]) => owner === who.id)
        if (!booked) return post(who, `/own-workshops/${session.id}/sign-up`)
        mine.delete(booked[0])
        await post(who, `/appointments/${booked[0]}/own-cancellation`, {})
      }
      return undefined
    }
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const random = chance(seed + client)
        for (let i = 0; i < attempts; i++) await attempt(random)
      }),
    )
    t.diagnostic(JSON.stringify(Object.fromEntries(outcomes)))
    const found = await elan.db.one(Faults, faults)
    assert.deepEqual(found, { overCapacity: 0, miscounted: 0, slotTwice: 0, personTwice: 0 })
    assert.deepEqual(
      [...outcomes.keys()].filter((o) => !known.includes(Number(o.slice(0, 3)))),
      [],
    )
    assert.ok((outcomes.get('200') ?? 0) > 50 && (outcomes.get('409 appointments.slot-taken') ?? 0) > 10)
    assert.equal(
      [...outcomes.values()].reduce((a, b) => a + b),
      clients * attempts,
    )
  })
})

/** As fetch would, at half of its cost. */
async function send(agent: Agent, url: string, token: string, body?: object) {
  const sent = request(url, {
    method: 'POST',
    agent,
    headers: { cookie: `elan_session=${token}`, ...(body && { 'content-type': 'application/json' }) },
  })
  sent.end(body && JSON.stringify(body))
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  const { code = '' } = (await json(reply)) as { code?: string }
  return { status: reply.statusCode!, code }
}

const Faults = z.object({ overCapacity: z.int(), miscounted: z.int(), slotTwice: z.int(), personTwice: z.int() })
const faults = sql`
  with places as (
    select s.id, s.capacity, s.registered_count, s.starts_at, s.ends_at,
      (select count(*) from workshops.registration r where r.session_id = s.id and r.status = 'registered') as taken
    from workshops.session s
  ), booked as (
    select young_person_id as person, appointment_id as source, starts_at, ends_at from appointments.participation where status = 'planned'
    union all select adviser_id, appointment_id, starts_at, ends_at from appointments.presence where status = 'planned'
    union all select young_person_id, session_id, starts_at, ends_at from workshops.registration where status = 'registered'
  )
  select (select count(*) from places where taken > capacity) as "overCapacity",
    (select count(*) from places where taken <> registered_count) as miscounted,
    (select count(*) from (
      select slot_id from appointments.appointment where status = 'planned' and slot_id is not null group by slot_id having count(*) > 1) twice) as "slotTwice",
    (select count(*) from booked a join booked b on a.person = b.person and a.source < b.source
      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)) as "personTwice"`

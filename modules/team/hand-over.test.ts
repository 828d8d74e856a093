import assert from 'node:assert/strict'
import { peopleApi } from '#api/people'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Professional, type YoungPerson } from '#testing'
import { type NewHandover, teamApi } from './api.ts'
import { returnHandovers } from './end-handover.ts'

async function team({ given }: Fixtures) {
  const from = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
  const to = await given.adviser({ structure: from.structure, firstName: 'Nadia', lastName: 'Ferry' })
  const third = await given.adviser({ structure: from.structure })
  const manager = await given.confirmed(await given.professional({ role: 'manager', structure: from.structure }))
  const files = [await given.youngPerson({ adviser: from }), await given.youngPerson({ adviser: from, firstName: 'Zoé' })]
  return { from, to, third, manager, files }
}
const handover = (to: Professional, more: Partial<NewHandover>): NewHandover => ({
  id: ids.uuid(),
  toAdviserId: to.id,
  fromAdviserId: null,
  youngPersonIds: [],
  backOn: null,
  reason: '',
  ...more,
})
const idsOf = (files: readonly YoungPerson[]) => files.map((f) => f.id)

/** Everything that a handover may touch, to be compared before and after. */
const stateOf = ({ db }: Fixtures) =>
  db.many(
    z.object({ state: z.unknown() }),
    sql`select jsonb_build_object(
      'files', (select jsonb_agg(jsonb_build_array(id, adviser_id, adviser_since, structure_id) order by id) from people.young_person),
      'followUp', (select jsonb_agg(to_jsonb(f) order by id) from people.follow_up f),
      'covers', (select jsonb_agg(to_jsonb(c) order by id) from people.cover c),
      'agenda', (select jsonb_agg(to_jsonb(p) order by appointment_id, adviser_id) from appointments.presence p)) as state`,
  )

describe('giving files to a colleague', () => {
  it('moves them with their history, once however often it is sent', async (f) => {
    const { from, to, manager, files } = await team(f)
    const body = handover(to, { youngPersonIds: idsOf(files), reason: 'Départ en congé' })
    f.app.at('2026-11-23T10:00:00.000Z')
    await f.given.confirmed(manager, '2026-11-23T10:00:00.000Z')
    const made = await f.app.as(manager).call(teamApi.handOver, { body })
    assert.partialDeepStrictEqual(made, {
      status: 200,
      body: { files: 2, status: 'made', backOn: null, undoableUntil: '2026-11-23T10:10:00.000Z' },
    })
    assert.deepEqual((await f.app.as(manager).call(teamApi.handOver, { body })).body, made.body)
    const file = await f.app.as(to).call(peopleApi.file, { params: { id: files[0]!.id } })
    assert.deepEqual(
      file.body.advisers.map((a) => [a.lastName, a.reason, a.until === null]),
      [
        ['Ferry', 'Départ en congé', true],
        ['Petit', '', false],
      ],
    )
    assert.equal((await f.app.as(from).call(peopleApi.file, { params: { id: files[0]!.id } })).status, 404)
    assert.equal((await f.app.published('people.adviser-changed')).length, 2)
  })

  it('takes all or none, only in the structure, only to a colleague at work', async (f) => {
    const { from, to, manager, files } = await team(f)
    const foreign = await f.given.youngPerson()
    const attempt = async (who: Professional, more: Partial<NewHandover>) => {
      const { status, body } = await f.app.as(who).call(teamApi.handOver, { body: handover(to, more) })
      return [status, body.code]
    }
    const youngPersonIds = idsOf(files)
    assert.deepEqual(await attempt(manager, { youngPersonIds: [...youngPersonIds, foreign.id] }), [404, 'people.unknown'])
    assert.deepEqual(await attempt(manager, { youngPersonIds, toAdviserId: foreign.adviser.id }), [422, 'people.not-a-colleague'])
    assert.deepEqual(await attempt(manager, { youngPersonIds, toAdviserId: from.id }), [422, 'team.nothing-to-give'])
    assert.deepEqual(await attempt(manager, { youngPersonIds: [] }), [422, 'team.nothing-to-give'])
    assert.deepEqual(await attempt(manager, { youngPersonIds, backOn: '2026-11-23' }), [422, 'team.return-is-past'])
    assert.deepEqual(await attempt(manager, { youngPersonIds, backOn: '2028-01-01' }), [422, 'team.return-too-late'])
    assert.deepEqual(await attempt(from, { youngPersonIds }), [403, 'access.role'])
    const elsewhere = await f.given.professional({ role: 'director' })
    assert.deepEqual(await attempt(elsewhere, { youngPersonIds }), [404, 'people.unknown'])
    const id = ids.uuid()
    await attempt(manager, { id, youngPersonIds })
    assert.deepEqual(await attempt(manager, { id, youngPersonIds, backOn: '2026-12-24' }), [409, 'team.id-taken'])
  })

  it('puts the colleague in the place of the former adviser at appointments to come, even where they are taken', async (f) => {
    const { from, to, manager, files } = await team(f)
    const other = await f.given.youngPerson({ adviser: from, firstName: 'Ana' })
    const plan = async (youngPersons: YoungPerson[], advisers: Professional[], startsAt: string) =>
      (await f.given.appointment({ youngPersons, advisers, startsAt })).id
    const alone = await plan([files[0]!], [from], '2026-12-01T09:00:00.000Z')
    const both = await plan([files[1]!], [from, to], '2026-12-01T11:00:00.000Z')
    const shared = await plan([files[1]!, other], [from], '2026-12-02T09:00:00.000Z')
    const own = await plan([await f.given.youngPerson({ adviser: to })], [to], '2026-12-01T09:15:00.000Z')
    const past = await plan([files[0]!], [from], '2026-11-20T09:00:00.000Z')
    const before = await stateOf(f)
    const { body } = await f.app.as(manager).call(teamApi.handOver, { body: handover(to, { youngPersonIds: idsOf(files) }) })
    const advisers = async (id: string) =>
      (
        await f.db.many(z.object({ id: z.uuid() }), sql`select adviser_id as id from appointments.presence where appointment_id = ${id}`)
      ).map((r) => r.id)
    const found: string[][] = []
    for (const id of [alone, both, shared, own, past]) found.push(await advisers(id))
    assert.deepEqual(found, [[to.id], [to.id], [from.id], [to.id], [from.id]])
    assert.deepEqual((await f.app.as(manager).call(teamApi.undoHandover, { params: { id: body.id } })).body, { back: 2, stayed: 0 })
    assert.deepEqual(await stateOf(f), before)
  })
})

describe('undoing', () => {
  it('puts advisers, history and covers back as they were, and keeps what was written meanwhile', async (f) => {
    const { from, to, manager, files } = await team(f)
    await f.given.substitute(from)
    await f.given.row(sql`insert into people.cover (id, adviser_id, substitute_id, from_on, until_on, created_by, created_at)
      values (${ids.uuid()}, ${from.id}, ${to.id}, '2027-01-01', '2027-02-01', ${from.id}, '2026-11-01T09:00:00Z') returning id`)
    const before = await stateOf(f)
    const { body } = await f.app.as(manager).call(teamApi.handOver, { body: handover(to, { fromAdviserId: from.id }) })
    assert.equal((await f.app.as(manager).call(peopleApi.covers)).body.covers.length, 0)
    const message = await f.given.message({ youngPerson: files[0]!, by: files[0]! })
    f.app.at('2026-11-23T09:09:00.000Z')
    const undone = await f.app.as(manager).call(teamApi.undoHandover, { params: { id: body.id } })
    assert.deepEqual([undone.status, undone.body], [200, { back: 2, stayed: 0 }])
    assert.deepEqual(await stateOf(f), before)
    assert.equal((await f.db.many(z.object({}), sql`select from messaging.message where id = ${message.id}`)).length, 1)
    const again = await f.app.as(manager).call(teamApi.undoHandover, { params: { id: body.id } })
    assert.partialDeepStrictEqual(again, { status: 409, body: { code: 'team.handover-over' } })
  })

  it('leaves files that moved on, and refuses when it is too late, not theirs, or nothing is left', async (f) => {
    const { to, third, manager, files } = await team(f)
    const give = async (who: Professional, youngPersonIds: string[]) =>
      (await f.app.as(manager).call(teamApi.handOver, { body: handover(who, { youngPersonIds }) })).body.id
    const first = await give(to, idsOf(files))
    await give(third, [files[0]!.id])
    const undo = async (who: Professional, id: string) => {
      const { status, body } = await f.app.as(who).call(teamApi.undoHandover, { params: { id } })
      return [status, body.code ?? body]
    }
    assert.deepEqual(await undo(await f.given.professional({ role: 'manager' }), first), [404, 'team.unknown-handover'])
    assert.deepEqual(await undo(to, first), [403, 'access.role'])
    assert.deepEqual(await undo(manager, first), [200, { back: 1, stayed: 1 }])
    const second = await give(to, [files[1]!.id])
    await give(third, [files[1]!.id])
    assert.deepEqual(await undo(manager, second), [409, 'team.moved-since'])
    const last = await give(to, [files[1]!.id])
    f.app.at('2026-11-23T09:10:01.000Z')
    assert.deepEqual(await undo(manager, last), [409, 'team.too-late-to-undo'])
  })

  it('does not give files back to somebody who left meanwhile', async (f) => {
    const { from, to, manager, files } = await team(f)
    const { body } = await f.app.as(manager).call(teamApi.handOver, { body: handover(to, { youngPersonIds: idsOf(files) }) })
    await f.given.row(sql`update people.professional set left_at = '2026-11-23T09:00:00Z' where id = ${from.id} returning id`)
    const undone = await f.app.as(manager).call(teamApi.undoHandover, { params: { id: body.id } })
    assert.partialDeepStrictEqual(undone, { status: 409, body: { code: 'team.giver-has-left' } })
  })
})

describe('a temporary handover', () => {
  it('gives the files back on its day, those that are still there', async (f) => {
    const { from, to, third, manager, files } = await team(f)
    const { body } = await f.app
      .as(manager)
      .call(teamApi.handOver, { body: handover(to, { youngPersonIds: idsOf(files), backOn: '2026-12-01' }) })
    await f.app.as(manager).call(teamApi.handOver, { body: handover(third, { youngPersonIds: [files[0]!.id] }) })
    const advisers = async () =>
      (
        await f.db.many(
          z.object({ id: z.uuid() }),
          sql`select adviser_id as id from people.young_person where id = any(${idsOf(files)}) order by array_position(${idsOf(files)}::uuid[], id)`,
        )
      ).map((r) => r.id)
    f.app.at('2026-11-30T22:00:00.000Z')
    await f.app.work((_, s) => returnHandovers.handle(s, {}))
    assert.deepEqual(await advisers(), [third.id, to.id])
    f.app.at('2026-11-30T23:30:00.000Z')
    await f.app.work((_, s) => returnHandovers.handle(s, {}))
    assert.deepEqual(await advisers(), [third.id, from.id])
    const { items } = (await f.app.as(manager).call(teamApi.handovers)).body
    assert.partialDeepStrictEqual(
      items.find((h) => h.id === body.id),
      { status: 'returned', undoableUntil: null },
    )
    const { items: own } = (await f.app.as(await f.given.professional({ role: 'manager' })).call(teamApi.handovers)).body
    assert.deepEqual(own, [])
  })

  it('can be ended before its day; one for good cannot', async (f) => {
    const { from, to, manager, files } = await team(f)
    const give = async (backOn: string | null) =>
      (await f.app.as(manager).call(teamApi.handOver, { body: handover(to, { youngPersonIds: idsOf(files), backOn }) })).body.id
    const id = await give('2026-12-24')
    const end = (of: string) => f.app.as(manager).call(teamApi.returnHandover, { params: { id: of } })
    assert.deepEqual((await end(id)).body, { back: 2, stayed: 0 })
    assert.equal((await f.app.as(from).call(peopleApi.file, { params: { id: files[0]!.id } })).body.canAct, true)
    assert.partialDeepStrictEqual(await end(id), { status: 409, body: { code: 'team.handover-over' } })
    assert.partialDeepStrictEqual(await end(await give(null)), { status: 422, body: { code: 'team.handover-for-good' } })
  })
})

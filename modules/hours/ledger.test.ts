import assert from 'node:assert/strict'
import { actionsApi } from '#api/actions'
import { appointmentsApi } from '#api/appointments'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { hoursApi } from './api.ts'
import { closeSome } from './close-weeks.ts'

const declaration = (youngPerson: YoungPerson, over = {}) => ({
  id: ids.uuid(),
  youngPersonId: youngPerson.id,
  kind: 'declared' as const,
  onDay: '2026-11-23',
  minutes: 120,
  category: 'employment' as const,
  title: 'Salon de l’emploi',
  evidenceText: 'Flyer du salon',
  ...over,
})
const weekOf = async (
  { app }: Fixtures,
  youngPerson: YoungPerson,
  who: { id: string; role: 'youngPerson'; token: string } | YoungPerson['adviser'],
  week = '2026-W48',
) => (await app.as(who).call(hoursApi.week, { query: { youngPersonId: youngPerson.id, week } })).body

describe('declaring hours', () => {
  it('puts them in the week, where they wait, and tells both', async (f) => {
    const youngPerson = await f.given.youngPerson()
    await f.given.contract({ youngPerson })
    const body = declaration(youngPerson)
    const reply = await f.app.as(youngPerson).call(hoursApi.declare, { body })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { id: body.id, state: 'declared', countedMinutes: 120, isByYoungPerson: true },
    })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), {
      week: '2026-W48',
      kind: 'support',
      status: 'open',
      targetMinutes: 900,
      declaredMinutes: 120,
      validatedMinutes: 0,
      toValidate: 1,
      closesOn: '2026-12-02',
    })
    assert.deepEqual(await f.app.published('hours.declared'), [{ entryId: body.id, youngPersonId: youngPerson.id }])
  })

  it('sent twice counts once; other hours under the same id, and the very same under another, are refused', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const as = app.as(youngPerson)
    const body = declaration(youngPerson)
    const first = await as.call(hoursApi.declare, { body })
    assert.deepEqual((await as.call(hoursApi.declare, { body })).body, first.body)
    assert.partialDeepStrictEqual(await as.call(hoursApi.declare, { body: { ...body, minutes: 60 } }), {
      status: 409,
      body: { code: 'hours.id-taken' },
    })
    const again = { ...body, id: ids.uuid() }
    assert.partialDeepStrictEqual(await as.call(hoursApi.declare, { body: again }), {
      status: 409,
      body: { code: 'hours.already-declared' },
    })
    assert.equal((await as.call(hoursApi.declare, { body: { ...again, isAnother: true } })).status, 200)
  })

  it('rests on a paper only when it is there, in the same file', async ({ app, given }) => {
    const [youngPerson, other] = [await given.youngPerson(), await given.youngPerson()]
    const declare = (evidenceFileId: string) =>
      app.as(youngPerson).call(hoursApi.declare, { body: declaration(youngPerson, { evidenceFileId }) })
    for (const unknown of [ids.uuid(), (await given.file({ youngPerson: other })).id])
      assert.partialDeepStrictEqual(await declare(unknown), { status: 422, body: { code: 'hours.evidence-unknown' } })
    const own = await declare((await given.file({ youngPerson, kind: 'proof' })).id)
    assert.partialDeepStrictEqual(own, { status: 200, body: { evidence: 'document' } })
  })

  it('by the adviser for somebody without a phone is accepted by that act, and says so', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const body = declaration(youngPerson)
    const reply = await f.app.as(youngPerson.adviser).call(hoursApi.declare, { body })
    assert.partialDeepStrictEqual(reply.body, { state: 'validated', decidedBy: 'Aïcha Benali', isByYoungPerson: false })
    const { facts } = (await f.app.as(youngPerson).call(hoursApi.entry, { params: { id: body.id } })).body
    assert.deepEqual(
      facts.map((x) => [x.what, x.by]),
      [
        ['declared', 'Aïcha Benali'],
        ['validated', 'Aïcha Benali'],
      ],
    )
  })

  it.each([
    [{ minutes: 12_000 }, 422, 'hours.day-too-full'],
    [{ onDay: '2026-11-24' }, 422, 'hours.in-the-future'],
    [{ onDay: '2026-08-24' }, 422, 'hours.too-long-ago'],
    [{ onDay: '0000-01-01' }, 400, 'request.invalid'],
    [{ minutes: -5 }, 400, 'request.invalid'],
    [{ category: 'not_counted' }, 400, 'request.invalid'],
    [{ title: '   ' }, 400, 'request.invalid'],
  ] as const)('refuses %o', async ([over, status, code], { app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app.as(youngPerson).call(hoursApi.declare, { body: declaration(youngPerson, over) as never })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('refuses 200 hours in a week, day by day, and keeps what came before', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const replies = []
    for (const [i, onDay] of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'].entries())
      replies.push(
        await f.app
          .as(youngPerson)
          .call(hoursApi.declare, { body: declaration(youngPerson, { onDay, minutes: 1200, title: `Jour ${i}` }) }),
      )
    assert.deepEqual(
      replies.map((r) => r.status),
      [200, 200, 200, 200, 422],
    )
    assert.partialDeepStrictEqual(replies.at(-1)?.body, { code: 'hours.week-too-full', params: { leftMinutes: 0, ceilingMinutes: 4800 } })
    assert.equal((await weekOf(f, youngPerson, youngPerson, '2026-W47')).declaredMinutes, 4800)
  })

  it('can be taken back by who told it, until somebody decides', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const { id } = await f.given.hours({ youngPerson })
    const { id: decided } = await f.given.hours({ youngPerson, state: 'validated' })
    const as = f.app.as(youngPerson)
    assert.equal((await as.call(hoursApi.withdraw, { params: { id } })).status, 200)
    assert.partialDeepStrictEqual(await as.call(hoursApi.withdraw, { params: { id: decided } }), {
      status: 409,
      body: { code: 'hours.already-decided' },
    })
    assert.partialDeepStrictEqual(await f.app.as(youngPerson.adviser).call(hoursApi.withdraw, { params: { id: decided } }), {
      status: 409,
      body: { code: 'hours.not-yours-to-withdraw' },
    })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), {
      declaredMinutes: 120,
      validatedMinutes: 120,
      entries: [{ id: decided }],
    })
  })
})

describe('deciding on hours', () => {
  it('goes from declared to validated, contested, corrected, and every step stays readable', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const { id } = await f.given.hours({ youngPerson })
    const [young, adviser] = [f.app.as(youngPerson), f.app.as(youngPerson.adviser)]
    const decide = (body: { version: number; decision: 'accepted' | 'rejected'; minutes?: number; reason?: string }) =>
      adviser.call(hoursApi.decide, { params: { id }, body })

    assert.partialDeepStrictEqual((await decide({ version: 1, decision: 'accepted', minutes: 60, reason: 'Une heure seulement' })).body, {
      state: 'corrected',
      minutes: 60,
      declaredMinutes: 120,
    })
    assert.equal(
      (await young.call(hoursApi.contest, { params: { id }, body: { text: 'J’y suis resté deux heures' } })).body.state,
      'contested',
    )
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), {
      declaredMinutes: 120,
      validatedMinutes: 0,
      contestedMinutes: 120,
      contested: 1,
    })
    assert.partialDeepStrictEqual(await decide({ version: 3, decision: 'accepted', minutes: 90 }), {
      status: 422,
      body: { code: 'hours.reason-needed' },
    })
    assert.partialDeepStrictEqual(
      (await decide({ version: 3, decision: 'accepted', minutes: 90, reason: 'Vu avec l’organisateur' })).body,
      { state: 'corrected', countedMinutes: 90 },
    )

    const { facts } = (await young.call(hoursApi.entry, { params: { id } })).body
    assert.deepEqual(
      facts.map((x) => [x.what, x.minutesBefore, x.minutes, x.text]),
      [
        ['declared', null, 120, null],
        ['corrected', 120, 60, 'Une heure seulement'],
        ['contested', 60, 120, 'J’y suis resté deux heures'],
        ['corrected', 120, 90, 'Vu avec l’organisateur'],
      ],
    )
    assert.equal((await f.app.published('hours.corrected')).length, 2)
  })

  it('keeps facts that nobody can change', async ({ given, db }) => {
    const { id } = await given.hours()
    await assert.rejects(db.tx((tx) => tx.run(sql`update hours.fact set minutes = 0 where entry_id = ${id}`)))
    await assert.rejects(db.tx((tx) => tx.run(sql`delete from hours.fact where entry_id = ${id}`)))
  })

  it('refuses what two advisers decide at once from the same screen', async ({ app, given }) => {
    const { id, youngPerson } = await given.hours()
    const substitute = await given.substitute(youngPerson.adviser)
    const body = { version: 1, decision: 'accepted' as const }
    assert.equal((await app.as(substitute).call(hoursApi.decide, { params: { id }, body })).status, 200)
    const late = await app.as(youngPerson.adviser).call(hoursApi.decide, { params: { id }, body })
    assert.partialDeepStrictEqual(late, { status: 409, body: { code: 'hours.changed-meanwhile' } })
  })

  it('refuses more than a day or a week hold', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    await given.hours({ youngPerson, minutes: 1000, state: 'validated' })
    const { id } = await given.hours({ youngPerson, minutes: 100 })
    const body = { version: 1, decision: 'accepted' as const, minutes: 500, reason: 'Plus long' }
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(hoursApi.decide, { params: { id }, body }), {
      status: 422,
      body: { code: 'hours.day-too-full', params: { leftMinutes: 440 } },
    })
  })

  it('accepts many at once, and leaves what moved meanwhile', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const one = await f.given.hours({ youngPerson })
    const two = await f.given.hours({ youngPerson, state: 'rejected' })
    const strange = await f.given.hours()
    const { body } = await f.app.as(youngPerson.adviser).call(hoursApi.validate, { body: { ids: [one.id, two.id, strange.id] } })
    assert.deepEqual(body, { validatedIds: [one.id], leftIds: [two.id, strange.id] })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), { validatedMinutes: 120, toValidate: 0 })
  })

  it('qualifies the action behind it, so that nobody does it twice', async (f) => {
    const action = await f.given.action({ status: 'done', doneOn: '2026-11-23', minutes: 90 })
    const { youngPerson } = action
    await f.app
      .as(youngPerson)
      .call(actionsApi.progress, { params: { id: action.id }, body: { status: 'done', doneOn: '2026-11-23', minutes: 90 } })
    await f.app.deliverEvents()
    const [entry] = (await weekOf(f, youngPerson, youngPerson)).entries
    assert.partialDeepStrictEqual(entry, {
      sourceKind: 'personal',
      sourceId: action.id,
      state: 'declared',
      minutes: 90,
      title: 'Refaire mon CV',
    })
    await f.app.as(youngPerson.adviser).call(hoursApi.validate, { body: { ids: [entry!.id] } })
    const seen = await f.app.as(youngPerson).call(actionsApi.get, { params: { id: action.id } })
    assert.partialDeepStrictEqual(seen.body, { qualifiedCategory: 'employment', qualifiedMinutes: 90 })
    await f.app.deliverEvents()
    const week = await weekOf(f, youngPerson, youngPerson)
    assert.partialDeepStrictEqual(week, { validatedMinutes: 90, entries: [{ state: 'validated', version: 2 }] })
  })
})

describe('what comes from other modules', () => {
  it('counts who came to an appointment, keeps an absence, and follows a correction', async (f) => {
    const appointment = await f.given.appointment({ startsAt: '2026-11-23T08:00:00.000Z', minutes: 45 })
    const { youngPerson } = appointment
    const close = async (attendance: 'present' | 'absent') => {
      const body = { attendances: [{ youngPersonId: youngPerson.id, attendance }] }
      assert.equal((await f.app.as(appointment.adviser).call(appointmentsApi.close, { params: { id: appointment.id }, body })).status, 200)
      await f.app.deliverEvents()
      return weekOf(f, youngPerson, youngPerson)
    }
    assert.partialDeepStrictEqual(await close('absent'), {
      declaredMinutes: 0,
      entries: [{ state: 'rejected', minutes: 45, countedMinutes: 0 }],
    })
    assert.partialDeepStrictEqual(await close('present'), {
      validatedMinutes: 45,
      entries: [{ sourceKind: 'appointment', state: 'validated', evidence: 'attendance', decidedBy: 'Aïcha Benali' }],
    })
  })

  it('leaves alone what an adviser decided when the same news comes again', async (f) => {
    const appointment = await f.given.appointment({ startsAt: '2026-11-23T08:00:00.000Z', minutes: 45 })
    const { youngPerson } = appointment
    const body = { attendances: [{ youngPersonId: youngPerson.id, attendance: 'present' as const }] }
    await f.app.as(appointment.adviser).call(appointmentsApi.close, { params: { id: appointment.id }, body })
    await f.app.deliverEvents()
    const [entry] = (await weekOf(f, youngPerson, youngPerson)).entries
    await f.app.as(appointment.adviser).call(hoursApi.decide, {
      params: { id: entry!.id },
      body: { version: 1, decision: 'accepted', minutes: 30, reason: 'Arrivé en retard' },
    })
    await f.app.work(async (work) =>
      work.publish(
        { type: 'appointments.attended', data: undefined } as never,
        { appointmentId: appointment.id, youngPersonId: youngPerson.id } as never,
      ),
    )
    await f.app.deliverEvents()
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), {
      validatedMinutes: 30,
      entries: [{ state: 'corrected', version: 2 }],
    })
  })

  it('keeps the words of a health step from a colleague, lists and exports', async (f) => {
    const action = await f.given.action({ status: 'done', doneOn: '2026-11-23', minutes: 60, category: 'health', title: 'Voir le docteur' })
    const { youngPerson } = action
    await f.app
      .as(youngPerson)
      .call(actionsApi.progress, { params: { id: action.id }, body: { status: 'done', doneOn: '2026-11-23', minutes: 60 } })
    await f.app.deliverEvents()
    const colleague = await f.given.curiousColleague(youngPerson)
    assert.match(JSON.stringify(await weekOf(f, youngPerson, youngPerson.adviser)), /docteur/)
    assert.doesNotMatch(JSON.stringify(await weekOf(f, youngPerson, colleague)), /docteur|health/)
    const adviser = f.app.as(await f.given.confirmed(youngPerson.adviser))
    assert.doesNotMatch(JSON.stringify((await adviser.call(hoursApi.portfolio, { query: { week: '2026-W48' } })).body), /docteur|health/)
    const query = { youngPersonId: youngPerson.id, from: '2026-11-23', until: '2026-11-29' }
    assert.doesNotMatch((await adviser.call(hoursApi.export, { query })).body.csv, /docteur/)
    assert.match((await f.app.as(youngPerson).call(hoursApi.export, { query })).body.csv, /docteur/)
  })
})

describe('the end of a week', () => {
  it('comes on Wednesday at 23:59 where the structure is; what comes later is a revision with before and after', async (f) => {
    const structure = await f.given.structure({ timeZone: 'America/Martinique' })
    const youngPerson = await f.given.youngPerson({ adviser: await f.given.adviser({ structure }) })
    await f.given.contract({ youngPerson })
    const { id } = await f.given.hours({ youngPerson, state: 'validated' })
    const close = async (now: string) => {
      f.app.at(now)
      await f.app.work((work) => closeSome(work))
      return weekOf(f, youngPerson, youngPerson)
    }
    assert.equal((await close('2026-12-03T03:58:00.000Z')).status, 'open')
    assert.partialDeepStrictEqual(await close('2026-12-03T03:59:00.000Z'), { status: 'closed', closedValidatedMinutes: 120 })
    assert.deepEqual(await f.app.published('hours.week-closed'), [{ youngPersonId: youngPerson.id, week: '2026-W48' }])

    const own = await f.app.as(youngPerson).call(hoursApi.declare, { body: declaration(youngPerson) })
    assert.partialDeepStrictEqual(own, { status: 409, body: { code: 'hours.week-closed' } })
    await f.app
      .as(youngPerson.adviser)
      .call(hoursApi.decide, { params: { id }, body: { version: 1, decision: 'accepted', minutes: 60, reason: 'Erreur de saisie' } })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), {
      status: 'revised',
      validatedMinutes: 60,
      closedValidatedMinutes: 120,
      revisions: [{ validatedBefore: 120, validatedAfter: 60 }],
    })
  })

  it('takes weeks of unavailability out of the count, whole or in part, and puts them back', async (f) => {
    const youngPerson = await f.given.youngPerson()
    await f.given.contract({ youngPerson })
    await f.given.hours({ youngPerson })
    const adviser = f.app.as(youngPerson.adviser)
    const add = (fromOn: string, untilOn: string) =>
      adviser.call(hoursApi.addUnavailability, {
        body: { id: ids.uuid(), youngPersonId: youngPerson.id, kind: 'sickness', fromOn, untilOn },
      })
    const part = await add('2026-11-26', '2026-11-27')
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), { kind: 'support', targetMinutes: 540 })
    await add('2026-11-20', '2026-11-25')
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), { kind: 'unavailable', targetMinutes: 0 })
    await adviser.call(hoursApi.cancelUnavailability, { params: { id: part.body.id } })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), { kind: 'support', targetMinutes: 360 })
    assert.deepEqual(await f.given.row(sql`select kind, target_minutes from hours.week where young_person_id = ${youngPerson.id}`), {
      kind: 'support',
      target_minutes: 360,
    })
    assert.partialDeepStrictEqual(await add('2026-11-26', '2026-11-20'), { status: 422, body: { code: 'hours.unavailability-span' } })
  })

  it.each([
    [{ track: 'jr' }, 'outreach', 0],
    [{ startsOn: '2026-11-26' }, 'support', 360],
    [{ startsOn: '2026-11-28' }, 'outside', 0],
    [{ endedOn: '2026-11-24' }, 'support', 360],
    [{ endedOn: '2026-11-20' }, 'outside', 0],
  ] as const)('says what a week is under %o', async ([contract, kind, targetMinutes], f) => {
    const youngPerson = await f.given.youngPerson()
    await f.given.contract({ youngPerson, ...contract })
    assert.partialDeepStrictEqual(await weekOf(f, youngPerson, youngPerson), { kind, targetMinutes })
    const { body } = await f.app.as(youngPerson.adviser).call(hoursApi.portfolio, { query: { week: '2026-W48' } })
    assert.partialDeepStrictEqual(body.items[0], { kind, targetMinutes })
  })
})

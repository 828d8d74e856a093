import assert from 'node:assert/strict'
import { actionCommented, actionCompleted, actionGiven, actionQualified, actionReminderDue } from '#api/actions'
import {
  appointmentAnswered,
  appointmentCancelled,
  appointmentChanged,
  appointmentCreated,
  appointmentMissed,
  reminderDue,
} from '#api/appointments'
import { messageSent, receiptMoved } from '#api/messaging'
import { adviserChanged } from '#api/people'
import { accountActivated, accountClosed } from '#modules/identity'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { pushGone } from '#platform/outgoing'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { notificationsApi } from './api.ts'

const messageOf = (youngPerson: YoungPerson, number: number, byYoungPerson = false) => ({
  conversationId: youngPerson.id,
  messageId: ids.uuid(),
  number,
  youngPersonId: youngPerson.id,
  authorId: byYoungPerson ? youngPerson.id : youngPerson.adviser.id,
  byYoungPerson,
})
const receiptOf = (youngPerson: YoungPerson, readUpTo: number) => ({
  conversationId: youngPerson.id,
  youngPersonId: youngPerson.id,
  accountId: youngPerson.id,
  deliveredUpTo: readUpTo,
  readUpTo,
})
const waiting = ({ db }: Fixtures) =>
  db.many(
    z.object({ channel: z.string(), status: z.string(), body: z.string() }),
    sql`select channel, status, body from platform.outgoing order by id`,
  )
const reached = { email: 'leo@exemple.fr', phone: '+33612345642' }

describe('telling about messages', () => {
  it('rings the phone of the young person a moment later, without a name nor a text', async (f) => {
    const leo = await f.given.youngPerson()
    await f.given.device({ account: leo })

    await f.app.work((w) => w.publish(messageSent, messageOf(leo, 1)))
    await f.app.deliverEvents()

    assert.deepEqual(await waiting(f), [{ channel: 'push', status: 'queued', body: 'Tu as un nouveau message.' }])
    const { nextTryAt } = await f.db.one(z.object({ nextTryAt: z.string() }), sql`select next_try_at as "nextTryAt" from platform.outgoing`)
    assert.equal(nextTryAt, '2026-11-23T09:00:03.000Z')
  })

  it('withdraws the push when the message is read before it leaves', async (f) => {
    const leo = await f.given.youngPerson()
    await f.given.device({ account: leo })
    await f.app.work((w) => w.publish(messageSent, messageOf(leo, 1)))
    await f.app.deliverEvents()

    await f.app.work((w) => w.publish(receiptMoved, receiptOf(leo, 1)))
    await f.app.deliverEvents()

    assert.deepEqual(
      (await waiting(f)).map((m) => m.status),
      ['dropped'],
    )
    assert.partialDeepStrictEqual(await f.app.as(leo).call(notificationsApi.unread), { body: { unread: 0 } })
  })

  it('rings once in two minutes while the conversation is unread, and keeps one line with the count', async (f) => {
    const leo = await f.given.youngPerson()
    await f.given.device({ account: leo })
    const send = async (number: number, at: string) => {
      f.app.at(at)
      await f.app.work((w) => w.publish(messageSent, messageOf(leo, number)))
      await f.app.deliverEvents()
    }
    await send(1, '2026-11-23T09:00:00.000Z')
    await send(2, '2026-11-23T09:01:59.000Z')
    assert.equal((await waiting(f)).length, 1)
    await send(3, '2026-11-23T09:02:00.000Z')
    assert.equal((await waiting(f)).length, 2)

    const { body } = await f.app.as(leo).call(notificationsApi.notices, { query: {} })
    assert.deepEqual(
      body.items.map((n) => n.title),
      ['3 nouveaux messages'],
    )
  })

  it('rings again at once after the conversation was read', async (f) => {
    const leo = await f.given.youngPerson()
    await f.given.device({ account: leo })
    for (const tellIt of [messageOf(leo, 1), receiptOf(leo, 1), messageOf(leo, 2)]) {
      await f.app.work((w) => ('number' in tellIt ? w.publish(messageSent, tellIt) : w.publish(receiptMoved, tellIt)))
      await f.app.deliverEvents()
    }
    assert.deepEqual(
      (await waiting(f)).map((m) => m.status),
      ['dropped', 'queued'],
    )
  })

  it('changes nothing when the same event comes again', async (f) => {
    const leo = await f.given.youngPerson()
    await f.given.device({ account: leo })
    const sent = messageOf(leo, 7)
    await f.app.work((w) => w.publish(messageSent, sent))
    await f.app.work((w) => w.publish(messageSent, sent))
    await f.app.deliverEvents()

    assert.equal((await waiting(f)).length, 1)
    const { body } = await f.app.as(leo).call(notificationsApi.notices, { query: {} })
    assert.deepEqual(
      body.items.map((n) => n.title),
      ['Nouveau message'],
    )
  })

  it('tells the adviser and who covers for them in the centre only', async (f) => {
    const leo = await f.given.youngPerson()
    const substitute = await f.given.substitute(leo.adviser)
    await f.app.work((w) => w.publish(messageSent, messageOf(leo, 1, true)))
    await f.app.deliverEvents()

    for (const professional of [leo.adviser, substitute]) {
      const { body } = await f.app.as(professional).call(notificationsApi.notices, { query: {} })
      assert.partialDeepStrictEqual(body.items, [{ title: 'Message de Léo', url: `/bureau/jeunes/${leo.id}` }])
    }
    assert.deepEqual(await waiting(f), [])
    assert.partialDeepStrictEqual(await f.app.as(leo).call(notificationsApi.notices, { query: {} }), { body: { items: [] } })
  })

  it('waits ten minutes before an e-mail, for who wished one', async (f) => {
    const leo = await f.given.youngPerson(reached)
    await f.given.wish(leo, 'messages', 'email', true)
    await f.app.work((w) => w.publish(messageSent, messageOf(leo, 1)))
    await f.app.deliverEvents()
    const { at } = await f.db.one(
      z.object({ at: z.string() }),
      sql`select next_try_at as at from platform.outgoing where channel = 'email'`,
    )
    assert.equal(at, '2026-11-23T09:10:00.000Z')
  })
})

describe('telling about appointments', () => {
  const created = (id: string, youngPersonIds: string[], byYoungPerson = false) => ({ appointmentId: id, youngPersonIds, byYoungPerson })

  it('tells a new one in the centre, on the phone and by e-mail with its calendar file', async (f) => {
    const leo = await f.given.youngPerson(reached)
    await f.given.device({ account: leo })
    const { id } = await f.given.appointment({ youngPerson: leo, comment: 'Parler de la dette' })

    await f.app.work((w) => w.publish(appointmentCreated, created(id, [leo.id])))
    await f.app.deliverEvents()

    const sent = await f.app.sent()
    assert.deepEqual(sent.map((m) => m.channel).sort(), ['email', 'push'])
    const mail = sent.find((m) => m.channel === 'email')!
    assert.match(mail.subject, /^Rendez-vous jeudi 26 novembre à 14 h, à la mission locale$/)
    assert.match(mail.body, /Avec Aïcha Benali/)
    assert.match(mail.calendar ?? '', /METHOD:REQUEST/)
    for (const m of sent) assert.doesNotMatch(`${m.subject}${m.body}${m.calendar}`, /dette/)
    const { body } = await f.app.as(leo).call(notificationsApi.notices, { query: {} })
    assert.partialDeepStrictEqual(body.items, [
      { title: 'Nouveau rendez-vous', text: 'Jeudi 26 novembre à 14 h, à la mission locale.', url: `/jeune/agenda/${id}`, readAt: null },
    ])
  })

  it('tells who came, who left and who stayed what each needs to know', async (f) => {
    const [leo, mia, tom] = [await f.given.youngPerson(), await f.given.youngPerson(), await f.given.youngPerson()]
    const { id } = await f.given.appointment({ youngPersons: [leo, mia, tom] })
    await f.app.work((w) =>
      w.publish(appointmentChanged, { ...created(id, [leo.id, mia.id]), addedIds: [mia.id], removedIds: [tom.id], isMoved: true }),
    )
    await f.app.deliverEvents()
    const titleOf = async (who: YoungPerson) => (await f.app.as(who).call(notificationsApi.notices, { query: {} })).body.items[0]?.title
    assert.deepEqual(
      [await titleOf(leo), await titleOf(mia), await titleOf(tom)],
      ['Rendez-vous déplacé', 'Nouveau rendez-vous', 'Rendez-vous annulé'],
    )
  })

  it('sends a reminder once on each channel, and by SMS when there is a phone', async (f) => {
    f.app.at('2026-11-25T17:00:00.000Z')
    const leo = await f.given.youngPerson(reached)
    const { id } = await f.given.appointment({ youngPerson: leo })
    const due = { appointmentId: id, youngPersonId: leo.id, kind: 'day' as const }
    await f.app.work((w) => w.publish(reminderDue, due))
    await f.app.work((w) => w.publish(reminderDue, due))
    await f.app.deliverEvents()

    const sent = await f.app.sent()
    assert.deepEqual(sent.map((m) => m.channel).sort(), ['email', 'sms'])
    assert.equal(sent.find((m) => m.channel === 'sms')!.body, 'Élan, rappel : rendez-vous demain à 14 h, à la mission locale.')
  })

  it('sends no reminder of what is cancelled, and withdraws the one that waits', async (f) => {
    f.app.at('2026-11-25T17:00:00.000Z')
    const leo = await f.given.youngPerson(reached)
    const { id } = await f.given.appointment({ youngPerson: leo })
    await f.app.work((w) => w.publish(reminderDue, { appointmentId: id, youngPersonId: leo.id, kind: 'day' }))
    await f.app.work((w) => w.publish(appointmentCancelled, { appointmentId: id, youngPersonIds: [leo.id] }))
    await f.app.deliverEvents()
    const reminders = await f.db.many(
      z.object({ status: z.string() }),
      sql`select status from platform.outgoing where kind = 'notifications.appointment-reminder'`,
    )
    assert.deepEqual(reminders, [{ status: 'dropped' }, { status: 'dropped' }])

    const gone = await f.given.appointment({ youngPerson: leo, status: 'cancelled', startsAt: '2026-11-27T13:00:00.000Z' })
    await f.app.work((w) => w.publish(reminderDue, { appointmentId: gone.id, youngPersonId: leo.id, kind: 'day' }))
    await f.app.deliverEvents()
    assert.equal((await f.app.sent()).filter((m) => m.kind.endsWith('reminder')).length, 2)
  })

  it('says nothing outside of what has begun', async (f) => {
    const leo = await f.given.youngPerson(reached)
    const { id } = await f.given.appointment({ youngPerson: leo, startsAt: '2026-11-23T08:00:00.000Z' })
    await f.app.work((w) => w.publish(appointmentCreated, created(id, [leo.id])))
    await f.app.deliverEvents()
    assert.deepEqual(await f.app.sent(), [])
  })

  it('tells the adviser what the young person answers', async (f) => {
    const leo = await f.given.youngPerson()
    const { id } = await f.given.appointment({ youngPerson: leo })
    await f.app.work((w) => w.publish(appointmentAnswered, { appointmentId: id, youngPersonId: leo.id, answer: 'move-asked' }))
    await f.app.work((w) => w.publish(appointmentCreated, created(id, [leo.id], true)))
    await f.app.deliverEvents()
    const { body } = await f.app.as(leo.adviser).call(notificationsApi.notices, { query: {} })
    assert.deepEqual(body.items.map((n) => n.title).sort(), ['Léo a pris rendez-vous', 'Léo demande à déplacer'])
    assert.deepEqual(await f.app.sent(), [])
  })

  it('says a missed one in the centre only, without blame', async (f) => {
    const leo = await f.given.youngPerson(reached)
    const { id } = await f.given.appointment({ youngPerson: leo, startsAt: '2026-11-20T13:00:00.000Z' })
    await f.app.work((w) => w.publish(appointmentMissed, { appointmentId: id, youngPersonId: leo.id }))
    await f.app.deliverEvents()
    const { body } = await f.app.as(leo).call(notificationsApi.notices, { query: {} })
    assert.deepEqual(
      body.items.map((n) => n.title),
      ['Tu n’as pas pu venir'],
    )
    assert.deepEqual(await f.app.sent(), [])
  })
})

describe('telling about actions', () => {
  it('tells the other one', async (f) => {
    const leo = await f.given.youngPerson(reached)
    await f.given.device({ account: leo })
    const { id: actionId } = await f.given.action({ youngPerson: leo, dueOn: '2026-12-01' })
    const one = { actionId, youngPersonId: leo.id }
    const many = { actionIds: [ids.uuid(), ids.uuid()], youngPersonId: leo.id }
    await f.app.work(async (w) => {
      await w.publish(actionGiven, { ...many, byYoungPerson: false })
      await w.publish(actionGiven, { ...many, byYoungPerson: true })
      await w.publish(actionCompleted, { ...one, doneOn: '2026-11-23', minutes: 60 })
      await w.publish(actionQualified, { ...many, actionIds: [one.actionId] })
      await w.publish(actionCommented, { ...one, byYoungPerson: false })
      await w.publish(actionCommented, { ...one, byYoungPerson: true })
      await w.publish(actionReminderDue, one)
    })
    await f.app.deliverEvents()

    const titles = async (who: YoungPerson | YoungPerson['adviser']) =>
      (await f.app.as(who).call(notificationsApi.notices, { query: {} })).body.items.map((n) => n.title).sort()
    assert.deepEqual(await titles(leo), ['2 actions à faire', 'Action reconnue', 'Un mot sur une action', 'Une action arrive à sa date'])
    assert.deepEqual(await titles(leo.adviser), ['Léo a commenté une action', 'Léo a terminé une action', 'Léo s’est fixé 2 actions'])
    const channels = (await f.app.sent()).map((m) => m.channel).sort()
    assert.deepEqual(channels, ['email', 'push', 'push', 'push', 'push', 'sms'])
  })

  it('keeps to the wishes of the person', async (f) => {
    const leo = await f.given.youngPerson(reached)
    await f.given.device({ account: leo })
    await f.given.wish(leo, 'actions', 'push', false)
    await f.app.work((w) => w.publish(actionGiven, { actionIds: [ids.uuid()], youngPersonId: leo.id, byYoungPerson: false }))
    await f.app.deliverEvents()
    assert.deepEqual(await f.app.sent(), [])
    assert.partialDeepStrictEqual(await f.app.as(leo).call(notificationsApi.unread), { body: { unread: 1 } })
  })
})

describe('telling about people', () => {
  it('tells the young person and the new adviser that the adviser changes', async (f) => {
    const leo = await f.given.youngPerson()
    const former = await f.given.adviser()
    await f.app.work((w) => w.publish(adviserChanged, { youngPersonId: leo.id, fromAdviserId: former.id, toAdviserId: leo.adviser.id }))
    await f.app.deliverEvents()
    assert.partialDeepStrictEqual((await f.app.as(leo).call(notificationsApi.notices, { query: {} })).body.items, [
      { title: 'Ton conseiller change' },
    ])
    assert.partialDeepStrictEqual((await f.app.as(leo.adviser).call(notificationsApi.notices, { query: {} })).body.items, [
      { title: 'Léo rejoint votre portefeuille' },
    ])
  })

  it('tells the adviser that somebody opened their account', async (f) => {
    const leo = await f.given.youngPerson()
    await f.app.work((w) => w.publish(accountActivated, { accountId: leo.id }))
    await f.app.work((w) => w.publish(accountActivated, { accountId: leo.adviser.id }))
    await f.app.deliverEvents()
    assert.partialDeepStrictEqual((await f.app.as(leo.adviser).call(notificationsApi.notices, { query: {} })).body.items, [
      { title: 'Léo a ouvert son compte' },
    ])
  })

  it('withdraws what waits for a closed account, and forgets its devices', async (f) => {
    const leo = await f.given.youngPerson(reached)
    await f.given.device({ account: leo })
    await f.app.work((w) => w.publish(messageSent, messageOf(leo, 1)))
    await f.app.deliverEvents()
    await f.app.work((w) => w.publish(accountClosed, { accountId: leo.id }))
    await f.app.deliverEvents()
    assert.deepEqual(
      (await waiting(f)).map((m) => m.status),
      ['dropped'],
    )
    assert.equal(await f.db.run(sql`select from notifications.device where account_id = ${leo.id}`), 0)
  })

  it('forgets the device that its push service says is gone', async (f) => {
    const leo = await f.given.youngPerson()
    const gone = await f.given.device({ account: leo })
    await f.given.device({ account: leo })
    await f.app.as(leo).call(notificationsApi.tryDevice, { params: { id: gone.id } })
    const { id } = await f.db.one(z.object({ id: z.uuid() }), sql`select id from platform.outgoing`)
    await f.app.work((w) => w.publish(pushGone, { outgoingId: id }))
    await f.app.deliverEvents()
    const { items } = (await f.app.as(leo).call(notificationsApi.devices)).body
    assert.equal(items.length, 1)
    assert.notEqual(items[0]!.id, gone.id)
  })
})

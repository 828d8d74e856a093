import assert from 'node:assert/strict'
import { hoursContested, hoursCorrected, hoursValidated, weekClosed } from '#api/hours'
import { objectiveProposed, prescribed } from '#api/plans'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import type { Person } from '#testing/given'
import { notificationsApi } from './api.ts'

const centre = async ({ app }: Fixtures, who: Person) => {
  const { body } = await app.as(who).call(notificationsApi.notices, { query: {} })
  return body.items.map(({ title, url }) => ({ title, url }))
}
const outside = (f: Fixtures) =>
  f.db.many(
    z.object({ body: z.string(), notBefore: z.string() }),
    sql`select body, next_try_at as "notBefore" from platform.outgoing where kind like 'notifications.%' order by id`,
  )
async function listening(f: Fixtures) {
  const leo = await f.given.youngPerson({ email: 'leo@exemple.fr' })
  await f.given.device({ account: leo })
  return leo
}

describe('telling about hours', () => {
  it('says once a day that what they declared is validated', async (f) => {
    const leo = await listening(f)
    const [one, two] = [await f.given.hours({ youngPerson: leo }), await f.given.hours({ youngPerson: leo, title: 'Salon' })]
    await f.app.work((w) =>
      w.publishEach(
        hoursValidated,
        [one, two].map((e) => ({ data: { entryId: e.id, youngPersonId: leo.id }, audience: [] })),
      ),
    )
    await f.app.deliverEvents()
    assert.deepEqual(await centre(f, leo), [{ title: 'Des heures validées', url: '/jeune/heures' }])
    assert.deepEqual(
      (await outside(f)).map((m) => m.body),
      ['Des heures que tu as déclarées sont validées.'],
    )
  })

  it('says nothing of what the adviser told for them', async (f) => {
    const leo = await listening(f)
    const { id } = await f.given.hours({ youngPerson: leo, state: 'validated' })
    await f.given.toldByAdviser(id)
    await f.app.work((w) => w.publish(hoursValidated, { entryId: id, youngPersonId: leo.id }))
    await f.app.deliverEvents()
    assert.deepEqual(await centre(f, leo), [])
  })

  it('tells a contest to who answers for the file, in the centre only, and the answer to the young person', async (f) => {
    const leo = await listening(f)
    const substitute = await f.given.substitute(leo.adviser)
    const { id } = await f.given.hours({ youngPerson: leo, state: 'corrected' })
    const about = { entryId: id, youngPersonId: leo.id }
    await f.app.work((w) => w.publish(hoursContested, about))
    await f.app.deliverEvents()
    for (const professional of [leo.adviser, substitute])
      assert.deepEqual(await centre(f, professional), [
        { title: 'Léo conteste une ligne de ses heures', url: `/bureau/jeunes/${leo.id}/heures` },
      ])
    assert.deepEqual(await outside(f), [])

    await f.app.work((w) => w.publish(hoursCorrected, about))
    await f.app.deliverEvents()
    assert.deepEqual(await centre(f, leo), [{ title: 'Une réponse sur tes heures', url: `/jeune/heures/${id}` }])
    assert.deepEqual(
      (await outside(f)).map((m) => m.body),
      ['Il y a une réponse sur tes heures.'],
    )
  })

  it('says nothing of hours they took back themselves', async (f) => {
    const leo = await listening(f)
    const { id } = await f.given.hours({ youngPerson: leo, state: 'withdrawn' })
    await f.app.work((w) => w.publish(hoursCorrected, { entryId: id, youngPersonId: leo.id }))
    await f.app.deliverEvents()
    assert.deepEqual([await centre(f, leo), await outside(f)], [[], []])
  })

  it('says a week closed in the night at once in the centre, on the phone in the morning, once', async (f) => {
    f.app.at('2026-12-02T22:59:00.000Z')
    const leo = await listening(f)
    for (let times = 0; times < 2; times++) await f.app.work((w) => w.publish(weekClosed, { youngPersonId: leo.id, week: '2026-W48' }))
    await f.app.deliverEvents()
    assert.partialDeepStrictEqual(await f.app.as(leo).call(notificationsApi.notices, { query: {} }), {
      body: {
        items: [
          {
            title: 'Semaine close',
            text: 'Celle du lundi 23 novembre : regarde ce qui compte. Pas d’accord ? Tu peux le dire.',
            url: '/jeune/heures?semaine=2026-W48',
          },
        ],
        unread: 1,
      },
    })
    assert.deepEqual(await outside(f), [{ body: 'Ta semaine d’heures est close.', notBefore: '2026-12-03T07:59:00.000Z' }])
  })

  it('keeps to what was chosen for hours', async (f) => {
    const leo = await listening(f)
    await f.given.wish(leo, 'hours', 'push', false)
    await f.given.wish(leo, 'hours', 'email', true)
    await f.app.work((w) => w.publish(weekClosed, { youngPersonId: leo.id, week: '2026-W48' }))
    await f.app.deliverEvents()
    assert.deepEqual(
      (await f.app.sent()).map((m) => [m.channel, m.subject]),
      [['email', 'Ta semaine d’heures est close']],
    )
  })
})

describe('telling about the plan', () => {
  it('tells the other one that an objective waits, and never what it is about', async (f) => {
    const leo = await listening(f)
    const health = await f.given.objective({ youngPerson: leo, domain: 'health', title: 'Voir un dentiste', status: 'proposed' })
    const own = await f.given.objective({
      youngPerson: leo,
      domain: 'justice',
      title: 'Régler mon amende',
      by: 'youngPerson',
      status: 'proposed',
    })
    await f.app.work(async (w) => {
      await w.publish(objectiveProposed, { objectiveId: health.id, youngPersonId: leo.id, byYoungPerson: false })
      await w.publish(objectiveProposed, { objectiveId: own.id, youngPersonId: leo.id, byYoungPerson: true })
    })
    await f.app.deliverEvents()
    assert.deepEqual(await centre(f, leo), [{ title: 'Un objectif proposé', url: '/jeune/plan' }])
    assert.deepEqual(await centre(f, leo.adviser), [{ title: 'Léo propose un objectif', url: `/bureau/jeunes/${leo.id}/parcours` }])
    const kept = await f.db.many(z.object({ all: z.string() }), sql`select (n.*)::text as all from notifications.notice n`)
    assert.doesNotMatch(JSON.stringify([kept, await outside(f)]), /dentiste|amende|health|justice|santé/i)
    assert.equal((await outside(f)).length, 1)
  })

  it('asks the young person about a programme, once, and leaves the screens to the adviser who sent them there', async (f) => {
    const { id, youngPerson: leo } = await f.given.prescription({ youngPerson: await listening(f) })
    for (let times = 0; times < 2; times++) await f.app.work((w) => w.publish(prescribed, { prescriptionId: id, youngPersonId: leo.id }))
    await f.app.deliverEvents()
    assert.deepEqual(await centre(f, leo), [{ title: 'Un programme proposé', url: '/jeune/plan' }])
    assert.deepEqual(await centre(f, leo.adviser), [])
    assert.deepEqual(
      (await outside(f)).map((m) => m.body),
      ['Une proposition t’attend dans ton plan.'],
    )
  })
})

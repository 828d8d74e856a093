import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { given as makeGiven, type Person } from '../../testing/given.ts'
import { appointmentsGiven } from '../appointments/given.ts'

after(closeBrowser)

async function desk(t: Parameters<typeof ownElan>[0]) {
  await buildWeb()
  const elan = await ownElan(t, { RATE_LIMIT: '0' })
  const base = makeGiven(elan.db)
  const given = { ...base, ...appointmentsGiven(elan.db, base) }
  const adviser = await given.adviser({
    structure: await given.structure({ name: 'Mission locale de la Dhuys' }),
    firstName: 'Aïcha',
    lastName: 'Benali',
  })
  const leo = await given.youngPerson({ adviser, firstName: 'Léo', lastName: 'Moreau' })
  const ines = await given.youngPerson({ adviser, firstName: 'Inès', lastName: 'Haddad' })
  await elan.db.run(sql`update identity.session set last_seen_at = now(), expires_at = now() + interval '10 days'`)
  const open = async (who: Person, device: 'phone' | 'computer') => {
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    return page
  }
  return { elan, given, adviser, leo, ines, open }
}
const sound = async (page: Page) => assert.deepEqual(await accessibilityFaults(page), [])

describe('a workshop from its plan to its attendance sheet', () => {
  it('is planned, filled, waited for, given up, attended and closed', { timeout: 240_000 }, async (t) => {
    const { elan, adviser, leo, ines, open } = await desk(t)
    const bureau = await open(adviser, 'computer')
    await bureau.goto('/bureau/ateliers')
    await bureau.getByRole('button', { name: 'Nouvel atelier' }).click()
    await bureau.getByLabel('Titre').fill('Préparer un entretien')
    await bureau.getByLabel('Nombre de places').fill('1')
    await sound(bureau)
    await bureau.getByRole('button', { name: 'Planifier', exact: true }).click()
    await bureau.getByRole('heading', { name: 'Préparer un entretien' }).waitFor()
    const { id } = await elan.db.one(z.object({ id: z.uuid() }), sql`select id from workshops.session`)

    const [phone, other] = [await open(leo, 'phone'), await open(ines, 'phone')]
    for (const page of [phone, other]) {
      await page.goto('/jeune/ateliers')
      await sound(page)
      await page.getByRole('link', { name: /Préparer un entretien/ }).click()
      await page.getByRole('button', { name: /Je m’inscris|liste d’attente/ }).click()
      await page.getByText(/Ta place est prise$|Liste d’attente, place 1/).waitFor()
      await sound(page)
    }
    await picture(other, 'workshop-waiting')
    await bureau.getByText('1 / 1 places, 1 en attente').waitFor()

    await phone.getByRole('button', { name: 'Je ne viens plus' }).click()
    await phone.getByLabel('Dis en un mot pourquoi').fill('J’ai un entretien')
    await phone.getByRole('button', { name: 'Rendre ma place' }).click()
    await other.getByText('Ta place est prise', { exact: true }).waitFor()
    await bureau.getByRole('cell', { name: 'Inès Haddad', exact: true }).waitFor()

    await elan.db.run(
      sql`update workshops.session set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 minute' where id = ${id}`,
    )
    await bureau.goto('/bureau')
    await bureau.getByText('Ateliers à émarger').waitFor()
    await bureau.goto(`/bureau/ateliers/${id}`)
    await bureau.getByRole('button', { name: 'Tous présents' }).click()
    await sound(bureau)
    await picture(bureau, 'workshop-sheet')
    await bureau.getByRole('button', { name: 'Clore l’émargement' }).click()
    await bureau.getByText('Émargé').waitFor()
    await bureau.getByRole('button', { name: 'Corriger' }).click()
    await bureau.getByRole('button', { name: 'Excusé' }).click()
    await bureau.getByLabel('Pourquoi').fill('Partie au bout de dix minutes')
    await bureau.getByRole('dialog').getByRole('button', { name: 'Corriger' }).click()
    await bureau.getByRole('cell', { name: /Excusé/ }).waitFor()
    const { events } = await elan.db.one(
      z.object({ events: z.array(z.string()) }),
      sql`select array_agg(type order by id) as events from platform.event where type in ('workshops.attended', 'workshops.excused')`,
    )
    assert.deepEqual(events, ['workshops.attended', 'workshops.excused'])
  })
})

describe('a slot that a young person books', () => {
  it('takes three taps from the first screen, and three to move', { timeout: 240_000 }, async (t) => {
    const { elan, given, adviser, leo, open } = await desk(t)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await given.slot({ adviser, startsAt: `${tomorrow}T09:00:00.000Z` })
    await given.slot({ adviser, startsAt: `${tomorrow}T10:00:00.000Z` })
    const phone = await open(leo, 'phone')
    await phone.goto('/jeune')
    let taps = 0
    const tap = async (locator: ReturnType<Page['locator']>) => {
      taps++
      await locator.tap()
    }
    await tap(phone.getByRole('link', { name: 'Prendre rendez-vous' }))
    await tap(phone.locator('main').getByRole('button').first())
    await sound(phone)
    await tap(phone.getByRole('button', { name: 'Confirmer' }))
    await phone.getByText('Tu y seras').waitFor()
    assert.equal(taps, 3)
    taps = 0
    await tap(phone.getByRole('link', { name: 'Déplacer' }))
    await tap(phone.locator('main').getByRole('button').first())
    await tap(phone.getByRole('button', { name: 'Déplacer ici' }))
    await phone.getByText('Rendez-vous déplacé.').waitFor()
    assert.equal(taps, 3)
    const { n } = await elan.db.one(
      z.object({ n: z.int() }),
      sql`select count(*) as n from appointments.appointment where status = 'planned'`,
    )
    assert.equal(n, 1)

    await phone.goto('/jeune/agenda')
    await phone.getByRole('button', { name: 'Mois', exact: true }).click()
    await phone.getByRole('button', { name: /1 chose prévue/ }).tap()
    await phone.getByRole('link', { name: /Entretien individuel/ }).waitFor()
    await sound(phone)
    const bureau = await open(adviser, 'computer')
    for (const path of ['/bureau/creneaux', '/bureau/agenda']) {
      await bureau.goto(path)
      await bureau.getByText('Léo Moreau').first().waitFor()
      await sound(bureau)
    }
    await bureau.getByRole('button', { name: 'Voir le mois' }).click()
    await bureau
      .getByText(/Léo Moreau/)
      .first()
      .waitFor()
    await sound(bureau)
  })
})

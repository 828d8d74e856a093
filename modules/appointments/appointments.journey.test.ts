import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { given as makeGiven, type Person } from '../../testing/given.ts'
import { appointmentsGiven } from './given.ts'
import { plusDays } from './screens/days.ts'

after(closeBrowser)

describe('an appointment from the desk to the phone', () => {
  it('is planned, confirmed, moved on request and closed', async (t) => {
    await buildWeb()
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const given = { ...makeGiven(elan.db), ...appointmentsGiven(elan.db, makeGiven(elan.db)) }
    const structure = await given.structure({ name: 'Mission locale de la Dhuys' })
    const adviser = await given.adviser({ structure, firstName: 'Aïcha', lastName: 'Benali' })
    const youngPerson = await given.youngPerson({ adviser, firstName: 'Léo', lastName: 'Moreau' })
    await elan.db.run(sql`update identity.session set last_seen_at = now(), expires_at = now() + interval '10 days'`)
    await elan.db.run(sql`update people.structure set address = '12 rue de la Dhuys, 93170 Bagnolet'`)
    const noon = (days: number) => `${plusDays(new Date().toISOString().slice(0, 10), days)}T12:00:00.000Z`
    await given.appointment({ youngPerson, startsAt: noon(-1) })

    const at = async (who: Person, device: 'phone' | 'computer') => {
      const opened = await ownBrowser(t, device, { baseURL: elan.url })
      await opened.context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
      return opened.page
    }
    const desk = await at(adviser, 'computer')
    const phone = await at(youngPerson, 'phone')

    await desk.goto('/bureau/agenda')
    await desk.getByRole('button', { name: 'Nouveau rendez-vous' }).click()
    await desk.getByRole('combobox', { name: 'Jeunes' }).fill('Mor')
    await desk.getByRole('option', { name: 'Léo Moreau' }).click()
    await desk.getByLabel('Jour').fill(noon(1).slice(0, 10))
    await desk.getByLabel('Heure').fill('14:00')
    await desk.getByLabel('Commentaire pour le jeune (facultatif)').fill('Pense à prendre ton CV.')
    await picture(desk, 'appointments-plan')
    assert.deepEqual(await accessibilityFaults(desk), [])
    await desk.getByRole('button', { name: 'Planifier', exact: true }).click()
    await desk.getByText('Rendez-vous planifié : les jeunes sont prévenus.').waitFor()

    await phone.goto('/jeune')
    await phone.getByRole('button', { name: 'J’y serai' }).waitFor()
    await picture(phone, 'appointments-today')
    await phone.getByRole('button', { name: 'J’y serai' }).click()
    await phone.getByText('Tu y seras').waitFor()
    await phone.getByRole('link', { name: 'Voir le rendez-vous' }).click()
    await phone.getByText('Pense à prendre ton CV.').waitFor()
    await picture(phone, 'appointments-detail')
    assert.deepEqual(await accessibilityFaults(phone), [])
    const file = phone.waitForEvent('download')
    await phone.getByRole('button', { name: 'Ajouter à mon calendrier' }).click()
    assert.equal((await file).suggestedFilename(), 'rendez-vous.ics')

    await phone.getByRole('button', { name: 'Demander à déplacer' }).click()
    await phone.getByLabel('Quand serais-tu disponible ?').fill('Plutôt après 16 h')
    await phone.getByRole('button', { name: 'Envoyer la demande' }).click()
    await phone.getByText('Autre moment demandé').waitFor()

    await desk.goto('/bureau')
    await desk.getByRole('heading', { name: /Rendez-vous à déplacer/ }).waitFor()
    await picture(desk, 'appointments-desk')
    await desk.keyboard.press('c')
    await desk.keyboard.press('p')
    await desk.getByText('Léo Moreau : présent.').waitFor()
    await desk.getByRole('button', { name: /Demande à déplacer/ }).click()
    await desk.getByText('« Plutôt après 16 h »').waitFor()
    await picture(desk, 'appointments-move')
    await desk.getByLabel('Heure').fill('16:30')
    await desk.getByRole('button', { name: 'Enregistrer' }).click()
    await desk.getByText('Rendez-vous modifié : les jeunes sont prévenus.').waitFor()
    await phone.getByText('De 16 h 30 à 17 h 15').waitFor()
    await phone.getByRole('button', { name: 'J’y serai' }).waitFor()

    await phone.goto('/jeune/agenda')
    await phone
      .getByRole('link', { name: /Entretien individuel/ })
      .last()
      .waitFor()
    await picture(phone, 'appointments-agenda-phone')
    assert.deepEqual(await accessibilityFaults(phone), [])
    await desk.goto('/bureau/agenda')
    await desk.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
    await picture(desk, 'appointments-agenda-desk')
    assert.deepEqual(await accessibilityFaults(desk), [])

    // the same pages in the dark, and the desk on a narrow screen
    await phone.emulateMedia({ colorScheme: 'dark' })
    await picture(phone, 'appointments-agenda-phone-dark')
    assert.deepEqual(await accessibilityFaults(phone), [])
    await desk.emulateMedia({ colorScheme: 'dark' })
    await desk
      .getByRole('button', { name: /Léo Moreau, De/ })
      .or(desk.getByTitle(/Léo Moreau/))
      .last()
      .click()
    await desk.getByText('Historique').click()
    await picture(desk, 'appointments-history-dark')
    assert.deepEqual(await accessibilityFaults(desk), [])
    await desk.getByRole('button', { name: 'Fermer' }).click()
    await desk.setViewportSize({ width: 390, height: 844 })
    await picture(desk, 'appointments-agenda-narrow-dark')
    assert.deepEqual(await accessibilityFaults(desk), [])
  })
})

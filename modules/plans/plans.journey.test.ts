import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { given as makeGiven, type Person } from '../../testing/given.ts'
import { addDays } from './rules.ts'

after(closeBrowser)

/** Looked at as it is, and accessible. */
async function look(page: Page, name: string) {
  await picture(page, name)
  assert.deepEqual(await accessibilityFaults(page), [], name)
}

describe('a plan made together', () => {
  it('goes from the first objective to a programme followed to its end', async (t) => {
    await buildWeb()
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const given = makeGiven(elan.db)
    const structure = await given.structure({ name: 'Mission locale de la Dhuys' })
    const adviser = await given.adviser({ structure, firstName: 'Aïcha', lastName: 'Benali' })
    const leo = await given.youngPerson({ adviser, firstName: 'Léo', lastName: 'Moreau' })
    const admin = await given.official('administrator')
    await elan.db.run(sql`update identity.session set last_seen_at = now(), expires_at = now() + interval '10 days'`)
    const today = new Date().toISOString().slice(0, 10)
    const at = async (who: Person, device: 'phone' | 'computer') => {
      const opened = await ownBrowser(t, device, { baseURL: elan.url })
      await opened.context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
      return opened.page
    }
    const desk = await at(adviser, 'computer')
    const phone = await at(leo, 'phone')

    // the plan, made in a meeting
    await desk.goto(`/bureau/jeunes/${leo.id}/plan`)
    await desk.getByText('Le plan se fait à deux').waitFor()
    await look(desk, 'plans-empty')
    await desk.getByRole('button', { name: 'Ajouter un objectif' }).click()
    await desk.getByLabel('Sujet').selectOption('training')
    await desk.getByRole('textbox', { name: 'Objectif', exact: true }).fill('Entrer en CAP cuisine')
    await look(desk, 'plans-objective')
    await desk.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await desk.getByText('Convenu ensemble').first().waitFor()
    for (const title of ['Visiter le CFA de Bobigny', 'Préparer mon dossier']) {
      await desk.getByRole('button', { name: 'Ajouter une étape' }).click()
      await desk.getByRole('textbox', { name: 'Étape', exact: true }).fill(title)
      await desk.getByRole('button', { name: 'Ajouter', exact: true }).click()
      await desk.getByText(title).first().waitFor()
    }
    await desk.getByRole('button', { name: 'Relier une action à « Préparer mon dossier »' }).click()
    await desk.getByLabel('Nouvelle action').fill('Écrire ma lettre')
    await desk.getByRole('button', { name: 'Donner', exact: true }).click()
    await desk.getByRole('link', { name: 'Écrire ma lettre' }).waitFor()

    // the young person takes a step and proposes
    await phone.goto('/jeune')
    await phone.getByText('La suite : Visiter le CFA de Bobigny').waitFor()
    await phone.getByRole('link', { name: 'Voir mon plan' }).click()
    await phone.getByRole('button', { name: 'J’ai fait : Visiter le CFA de Bobigny' }).click()
    await phone.getByText('1 étape faite sur 2').waitFor()
    await phone.getByRole('button', { name: 'Proposer un objectif' }).click()
    await phone.getByLabel('Sujet').selectOption('mobility')
    await phone.getByLabel('Mon objectif').fill('Passer le permis')
    await look(phone, 'plans-propose')
    await phone.getByRole('button', { name: 'Envoyer' }).click()
    await phone.getByText('Proposé par toi, ton conseiller va répondre').waitFor()
    await look(phone, 'plans-phone')

    await desk.getByText('Proposé par le jeune').waitFor()
    await desk.getByRole('button', { name: 'Dire oui' }).click()
    await desk.getByText('Convenu dans l’application').waitFor()

    // a programme, prescribed, accepted, begun, attended, ended
    await desk.getByRole('button', { name: 'Prescrire un programme' }).click()
    await desk.getByRole('combobox', { name: 'Programme' }).fill('2e chance')
    await desk.getByRole('option', { name: /École de la 2e chance/ }).click()
    await desk.getByLabel('Partenaire').fill('E2C de Seine-Saint-Denis')
    await desk.getByLabel('Du', { exact: true }).fill(addDays(today, -20))
    await desk.getByLabel('Au', { exact: true }).fill(addDays(today, 100))
    await look(desk, 'plans-prescribe')
    await desk.getByRole('button', { name: 'Prescrire', exact: true }).click()
    await desk.getByRole('button', { name: 'Réponse du partenaire' }).click()
    await desk.getByRole('button', { name: 'Enregistrer' }).click()
    await desk.getByText('Attend le jeune').first().waitFor()

    await phone.getByRole('button', { name: 'Oui, ça m’intéresse' }).waitFor()
    await phone.getByLabel('Un mot pour ton conseiller (facultatif)').fill('J’ai hâte')
    await look(phone, 'plans-phone-programme')
    await phone.getByRole('button', { name: 'Oui, ça m’intéresse' }).click()
    await phone.getByText('Tu as dit oui').waitFor()

    await desk.getByText('« J’ai hâte »').waitFor()
    await desk.getByRole('button', { name: 'Noter le début' }).click()
    await desk.getByRole('form', { name: 'Début du programme' }).getByRole('button', { name: 'Noter le début' }).click()
    await desk.getByText('Rien n’est encore noté.').waitFor()
    await desk.getByRole('button', { name: 'Noter une semaine' }).click()
    await desk.getByLabel('Semaine du jour').fill(addDays(today, -7))
    for (const day of await desk.getByRole('form', { name: 'Noter une semaine' }).getByRole('combobox').all())
      await day.selectOption('day present')
    await look(desk, 'plans-attendance')
    await desk.getByRole('form', { name: 'Noter une semaine' }).getByRole('button', { name: 'Enregistrer' }).click()
    await desk.getByText(/présences, /).waitFor()
    await desk.getByRole('button', { name: 'Noter la fin' }).click()
    await desk.getByLabel('Résultat').selectOption('apprenticeship')
    await desk.getByRole('form', { name: 'Fin du programme' }).getByRole('button', { name: 'Noter la fin' }).click()
    await desk.getByText('Suivi d’un contrat en alternance').waitFor()
    await look(desk, 'plans-prescription')
    await desk.getByRole('button', { name: 'Fermer', exact: true }).click()

    // the review keeps a version
    await desk.getByRole('button', { name: 'Faire le point' }).click()
    await desk.getByLabel('Ce qui ressort (facultatif)').fill('Léo avance bien, le dossier part cette semaine.')
    await look(desk, 'plans-review')
    await desk.getByRole('button', { name: 'Noter le point' }).click()
    await desk.getByText('1 point fait').waitFor()
    await phone.getByText('Léo avance bien, le dossier part cette semaine.').waitFor()
    await desk.getByRole('button', { name: 'Historique' }).click()
    await desk.getByText('Le plan ce jour-là').click()
    await look(desk, 'plans-history')
    await desk.getByRole('button', { name: 'Fermer', exact: true }).click()
    await look(desk, 'plans-desk')

    // the rules, version by version
    const office = await at(admin, 'computer')
    await office.goto('/bureau/programmes')
    await office.getByRole('link', { name: /Service civique/ }).waitFor()
    await look(office, 'plans-programmes')
    await office.getByRole('link', { name: /Service civique/ }).click()
    await office.getByRole('button', { name: 'Nouvelle version' }).click()
    await office.getByLabel('À partir du').fill(addDays(today, 40))
    await office.getByLabel('Heures par semaine, en général').fill('26')
    await look(office, 'plans-version')
    await office.getByRole('button', { name: 'Enregistrer la version' }).click()
    await office.getByText('Prévue').waitFor()
    await look(office, 'plans-programme')

    // in the dark, and on a narrow screen
    for (const page of [desk, phone, office]) await page.emulateMedia({ colorScheme: 'dark' })
    await look(desk, 'plans-desk-dark')
    await look(phone, 'plans-phone-dark')
    await desk.getByRole('button', { name: 'Replier le panneau' }).click()
    await desk.setViewportSize({ width: 390, height: 844 })
    await desk.getByRole('heading', { name: 'Programmes' }).scrollIntoViewIfNeeded()
    await look(desk, 'plans-desk-narrow-dark')
    await desk.getByRole('heading', { name: 'Entrer en CAP cuisine' }).scrollIntoViewIfNeeded()
    await picture(desk, 'plans-steps-narrow-dark')
    await office.setViewportSize({ width: 390, height: 844 })
    await look(office, 'plans-programme-narrow-dark')
    await phone.evaluate(`localStorage.setItem('elan.language', 'ar')`)
    await phone.reload()
    await phone.getByRole('heading', { level: 1, name: 'خطتي' }).waitFor()
    await look(phone, 'plans-phone-arabic')
  })
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { given as makeGiven } from '../../testing/given.ts'
import { newestCode } from '../identity/given.ts'

after(closeBrowser)

describe('who leads a team', () => {
  it('gives files to a colleague, takes them back, and takes a list out after a fresh proof', async (t) => {
    await buildWeb()
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const given = makeGiven(elan.db)
    const structure = await given.structure({ name: 'Mission locale de la Dhuys' })
    const from = await given.adviser({ structure, firstName: 'Marc', lastName: 'Petit' })
    const to = await given.adviser({ structure, firstName: 'Nadia', lastName: 'Ferry' })
    const manager = await given.professional({ role: 'manager', structure, firstName: 'Claire', lastName: 'Martin' })
    const youngPersons = [
      await given.youngPerson({ adviser: from, firstName: 'Léo', lastName: 'Moreau' }),
      await given.youngPerson({ adviser: from, firstName: 'Inès', lastName: 'Renard' }),
    ]
    await elan.db.run(sql`update identity.session set created_at = now(), last_seen_at = now(), expires_at = now() + interval '10 days'`)
    const advisers = async () =>
      (
        await elan.db.many(
          z.object({ id: z.uuid() }),
          sql`select adviser_id as id from people.young_person where id = any(${youngPersons.map((y) => y.id)})`,
        )
      ).map((r) => r.id)

    const { context, page } = await ownBrowser(t, 'computer', { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: manager.token, url: elan.url }])
    await page.goto('/bureau')
    await page.getByRole('link', { name: 'Gérer l’équipe' }).click()
    await page.getByRole('heading', { name: 'Mon équipe', level: 1 }).waitFor()
    await page.getByText('Comment la charge est comptée').click()
    await page.getByText('Suivi depuis moins de trois mois').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await picture(page, 'team-cockpit')

    await page.getByRole('link', { name: 'Marc Petit', exact: true }).click()
    await page.getByRole('button', { name: 'Tout choisir (2)' }).click()
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.getByRole('button', { name: 'Confier tout le portefeuille' }).click()
    await page.getByRole('combobox', { name: 'Nouveau conseiller' }).fill('Nad')
    await page.getByRole('option', { name: 'Nadia Ferry' }).click()
    await page.getByLabel('Raison (facultatif)').fill('Départ en formation')
    await page.getByRole('dialog').getByRole('button', { name: 'Confier', exact: true }).click()
    const again = page.getByRole('dialog', { name: 'Confirmez que c’est vous' })
    await again.getByRole('button', { name: 'Recevoir un code par e-mail' }).click()
    await again.getByLabel('Code reçu').waitFor()
    await again.getByLabel('Code reçu').fill(await newestCode(elan.db))
    await page.getByText('2 dossiers confiés à Nadia Ferry.').waitFor()
    await elan.db.run(sql`update identity.session set confirmed_at = null`)
    assert.deepEqual(await advisers(), [to.id, to.id])

    await page.goto('/bureau/equipe')
    await page.getByText('2 dossiers de Marc Petit à Nadia Ferry').waitFor()
    await picture(page, 'team-handover')
    await page.getByRole('button', { name: /^Annuler \(jusqu’à/ }).click()
    await page.getByText('2 dossiers repris : tout est comme avant.').waitFor()
    assert.deepEqual(await advisers(), [from.id, from.id])

    await page.getByRole('button', { name: 'Exporter' }).click()
    await page.getByRole('button', { name: 'Recevoir un code par e-mail' }).click()
    await page.getByLabel('Code reçu').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.getByLabel('Code reçu').fill(await newestCode(elan.db))
    await page.getByRole('radio', { name: /CSV/ }).check()
    const arriving = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Exporter', exact: true }).click()
    const file = await arriving
    assert.match(file.suggestedFilename(), /^equipe-\d{4}-\d\d-\d\d\.csv$/)
    assert.match(readFileSync((await file.path())!, 'utf8'), /^\uFEFF"Nom";"Prénom";.*\r\n"Ferry";"Nadia";/)
    await page.getByText('2 lignes exportées.').waitFor()
  })

  it('sees a task go from one colleague to the other', async (t) => {
    await buildWeb()
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const given = makeGiven(elan.db)
    const adviser = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
    const colleague = await given.adviser({ structure: adviser.structure, firstName: 'Nadia', lastName: 'Ferry' })
    const youngPerson = await given.youngPerson({ adviser, firstName: 'Léo', lastName: 'Moreau' })
    await elan.db.run(sql`update identity.session set last_seen_at = now(), expires_at = now() + interval '10 days'`)
    const at = async (token: string, device: 'phone' | 'computer') => {
      const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
      await context.addCookies([{ name: 'elan_session', value: token, url: elan.url }])
      return page
    }
    const desk = await at(adviser.token, 'computer')
    await desk.goto(`/bureau/jeunes/${youngPerson.id}/notes`)
    await desk.getByRole('button', { name: 'Écrire une note' }).first().click()
    await desk.getByLabel('Note', { exact: true }).fill('Appeler le CFA de Bondy')
    await desk.getByRole('combobox', { name: 'Tâche à faire par (facultatif)' }).fill('Nad')
    await desk.getByRole('option', { name: 'Nadia Ferry' }).click()
    assert.deepEqual(await accessibilityFaults(desk), [])
    await desk.getByRole('button', { name: 'Confier la tâche' }).click()
    await desk.getByText('À faire par Nadia Ferry, sans date').waitFor()
    assert.deepEqual(await accessibilityFaults(desk), [])

    const phone = await at(colleague.token, 'phone')
    await phone.goto('/bureau')
    await phone.getByRole('link', { name: /Appeler le CFA de Bondy/ }).click()
    await phone.getByText('Léo Moreau').waitFor()
    assert.equal(await phone.getByRole('link', { name: 'Léo Moreau' }).count(), 0)
    assert.deepEqual(await accessibilityFaults(phone), [])
    await phone.getByRole('button', { name: 'C’est fait' }).click()
    await phone.getByText('Aucune tâche').waitFor()
    await desk.getByText(/^Faite/).waitFor()
  })
})

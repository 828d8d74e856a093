import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Locator } from 'playwright-core'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page, picture } from '#testing/browser'
import { given } from '#testing/given'
import { ownElan } from '#testing/real'

after(closeBrowser)

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Chooses a file on a computer, where the button leads straight to them. */
async function join(part: Locator, name: string) {
  const chooser = part.page().waitForEvent('filechooser')
  await part.getByRole('button', { name: 'Joindre un fichier' }).click()
  await (await chooser).setFiles({ name, buffer: pdf, mimeType: 'application/pdf' })
  await part.getByText(name, { exact: true }).waitFor()
}

describe('what an adviser sends otherwise than by a word', () => {
  it('a template, a list, a message for later, a banner; and finds it all again', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const make = given(elan.db)
    const adviser = await make.adviser()
    const [lea] = [
      await make.youngPerson({ adviser, firstName: 'Léa', lastName: 'Diallo' }),
      await make.youngPerson({ adviser, firstName: 'Karim', lastName: 'Nadir' }),
    ]
    const open = async (token: string, device: 'phone' | 'computer', path: string) => {
      const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
      await context.addCookies([{ name: 'elan_session', value: token, url: elan.url }])
      await page.goto(path)
      return page
    }
    const desk = await open(adviser.token, 'computer', '/bureau/envois/modeles')
    const phone = await open(lea.token, 'phone', '/jeune/')
    const look = async (page: Page, name?: string) => {
      assert.deepEqual(await accessibilityFaults(page), [], name ?? page.url())
      if (name) await picture(page, name)
    }

    await desk.getByText('Aucun modèle').waitFor()
    await desk.getByRole('button', { name: 'Nouveau modèle' }).click()
    await desk.getByLabel('Titre').fill('Relance permis')
    await desk.getByLabel('Texte').fill('Bonjour {prénom}, où en est ton code ?')
    await look(desk)
    await desk.getByRole('button', { name: 'Enregistrer' }).click()
    await desk.getByRole('heading', { name: 'Relance permis' }).waitFor()
    await look(desk, 'envois-modeles')

    await desk.getByRole('link', { name: 'Listes' }).click()
    await desk.getByRole('button', { name: 'Nouvelle liste' }).click()
    await desk.getByLabel('Nom de la liste').fill('Permis en cours')
    await desk.getByRole('checkbox', { name: 'Léa Diallo' }).check()
    await desk.getByRole('button', { name: 'Enregistrer' }).click()
    await desk.getByRole('heading', { name: 'Permis en cours' }).waitFor()
    await look(desk, 'envois-listes')
    await desk.getByRole('main').getByRole('button', { name: 'Écrire', exact: true }).click()
    await desk.getByRole('button', { name: 'Insérer un modèle' }).click()
    await desk.getByRole('button', { name: /Relance permis/ }).click()
    await join(desk.getByRole('dialog', { name: 'Écrire à plusieurs' }), 'programme.pdf')
    await look(desk, 'envois-groupe')
    await desk.getByRole('button', { name: /Envoyer à 1/ }).click()
    await phone.getByText('Bonjour Léa, où en est ton code ?').waitFor()
    const own = await open(lea.token, 'phone', '/jeune/messages')
    await own.getByRole('button', { name: /Télécharger programme\.pdf/ }).waitFor()
    await desk.getByRole('link', { name: 'Ce qui lui a été envoyé' }).click()
    await desk.getByText('liste « Permis en cours »').waitFor()
    await desk.getByRole('main').getByRole('list', { name: 'Pièces jointes' }).getByText('programme.pdf').waitFor()
    await look(desk, 'envois-envoyes')

    await desk.getByRole('link', { name: 'Bandeau' }).click()
    await desk.getByRole('button', { name: 'Nouveau bandeau' }).click()
    await desk.getByLabel('Texte').fill('La mission locale est fermée vendredi.')
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await desk.getByLabel('Au', { exact: true }).fill(until)
    await desk.getByRole('button', { name: 'Afficher' }).click()
    await phone.getByText('La mission locale est fermée vendredi.').waitFor()
    await look(phone, 'bandeau-jeune')
    await look(desk, 'envois-bandeau')

    await desk.goto(`/bureau/messages/${lea.id}`)
    const thread = desk.getByRole('region', { name: /Conversation avec Léa/ })
    await thread.getByRole('textbox', { name: 'Écrire à Léa' }).fill('Bon courage pour demain')
    await join(thread, 'plan.pdf')
    await thread.getByRole('button', { name: 'Programmer l’envoi' }).click()
    await look(desk)
    await desk.getByRole('button', { name: 'Programmer', exact: true }).click()
    await thread.getByRole('list', { name: 'Messages programmés' }).getByText('Bon courage pour demain').waitFor()
    await thread.getByRole('list', { name: 'Messages programmés' }).getByText('plan.pdf').waitFor()
    await look(desk, 'message-programme')
    await thread.getByRole('button', { name: 'Retirer' }).click()
    await thread.getByRole('list', { name: 'Messages programmés' }).waitFor({ state: 'detached' })

    await desk.getByRole('searchbox', { name: /Chercher un nom/ }).fill('code')
    await desk.getByRole('list', { name: 'Messages trouvés' }).getByRole('button').first().click()
    await desk.locator('li[data-number]', { hasText: 'où en est ton code' }).waitFor()
    await look(desk, 'messages-recherche')
  })
})

import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { clamd, eicar } from '#testing/outside/clamd'
import { ownElan } from '#testing/real'

after(closeBrowser)

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const file = (name: string, buffer: Buffer) => ({ name, buffer, mimeType: 'application/octet-stream' })

async function stage(t: TestContext, env: Record<string, string>) {
  const elan = await ownElan(t, { RATE_LIMIT: '0', ...env })
  const make = given(elan.db)
  const youngPerson = await make.youngPerson()
  const open = async (who: Person, device: 'phone' | 'computer', path: string) => {
    const own = await ownBrowser(t, device, { baseURL: elan.url })
    await own.context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await own.page.goto(path)
    return own
  }
  return {
    youngPerson,
    phone: await open(youngPerson, 'phone', '/jeune/messages'),
    desk: await open(youngPerson.adviser, 'computer', `/bureau/messages/${youngPerson.id}`),
  }
}

/** Chooses files as a finger does: by the way that leads to all of them. */
async function join(page: Page, ...files: ReturnType<typeof file>[]) {
  await page.getByRole('button', { name: 'Joindre un fichier' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choisir un fichier' }).click()
  await (await chooser).setFiles(files)
}

describe('files from a phone to a desk', () => {
  it('are sent, looked at, seen and saved; one with a virus is kept from both', async (t) => {
    let slow = true
    const { url } = await clamd(t, { mood: () => ({ slowly: slow ? 4000 : 50 }) })
    const { phone, desk } = await stage(t, { CLAMAV_URL: url })

    await join(phone.page, file('photo du diplôme.png', png), file('CV de Léo.pdf', pdf))
    await phone.page.getByRole('list', { name: '2 pièces jointes' }).waitFor()
    assert.deepEqual(await accessibilityFaults(phone.page), [])
    await phone.page.getByRole('textbox', { name: /Écrire à/ }).fill('Voilà mes papiers')
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await desk.page.getByText('Voilà mes papiers').first().waitFor()
    await desk.page.getByText('Analyse antivirus en cours').first().waitFor()
    slow = false
    await desk.page.getByRole('button', { name: /Voir photo du diplôme\.png.*sans virus/ }).click()
    await desk.page.getByRole('img', { name: 'photo du diplôme.png' }).waitFor()
    assert.deepEqual(await accessibilityFaults(desk.page), [])
    await desk.page.getByRole('button', { name: 'Fermer' }).click()
    const saved = desk.page.waitForEvent('download')
    await desk.page.getByRole('button', { name: /Télécharger CV de Léo\.pdf/ }).click()
    assert.equal((await saved).suggestedFilename(), 'CV de Léo.pdf')
    await picture(phone.page, 'messages-fichiers-jeune')
    await picture(desk.page, 'messages-fichiers-conseiller')

    await join(phone.page, file('jeu.pdf', Buffer.concat([pdf, eicar, pdf])))
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    for (const { page } of [phone, desk]) {
      await page.getByText('Virus trouvé : mis à l’écart').waitFor()
      assert.equal(await page.getByRole('button', { name: /jeu\.pdf/ }).count(), 0)
    }
    await picture(desk.page, 'messages-fichier-infecte')
  })

  it('wait on the phone without network, and say why one is refused', async (t) => {
    const { phone, desk } = await stage(t, {})
    await phone.page.getByRole('textbox', { name: /Écrire à/ }).waitFor()
    await phone.context.setOffline(true)
    await join(phone.page, file('attestation.pdf', pdf))
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await phone.page.getByText('partira au retour du réseau').first().waitFor()
    await phone.page.getByText('attestation.pdf').waitFor()
    await phone.context.setOffline(false)
    await desk.page.getByRole('button', { name: /Télécharger attestation\.pdf.*Non analysé/ }).waitFor({ timeout: 30_000 })

    await join(phone.page, file('photo.jpg', pdf))
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await phone.page.getByRole('alert').filter({ hasText: 'Le nom de ce fichier dit « .jpg »' }).waitFor()
    await picture(phone.page, 'messages-fichier-refuse')
    await phone.page.getByRole('button', { name: 'Abandonner' }).click()
    await join(phone.page, file('film.pdf', Buffer.alloc(10 * 1024 * 1024 + 1)))
    await phone.page.getByText('« film.pdf » pèse 10,5 Mo. Le maximum est de 10 Mo.').waitFor()

    await phone.page.goto('/jeune/documents')
    await phone.page.getByText('attestation.pdf').waitFor()
    await phone.page.getByRole('button', { name: 'Ajouter un document' }).click()
    const chooser = phone.page.waitForEvent('filechooser')
    await phone.page.getByRole('button', { name: 'Choisir un fichier' }).click()
    await (await chooser).setFiles([file('titre.pdf', pdf)])
    await phone.page.getByLabel('Type de document').selectOption('stay')
    await phone.page.getByText('Vu seulement par toi').waitFor()
    assert.deepEqual(await accessibilityFaults(phone.page), [])
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await phone.page.getByText('titre.pdf').waitFor()
    assert.deepEqual(await accessibilityFaults(phone.page), [])
    await picture(phone.page, 'documents-jeune')
  })
})

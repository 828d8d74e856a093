import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'

await buildWeb()
after(closeBrowser)

/** A running Élan, an adviser and a young person; `open` shows a page to somebody signed in. */
async function world(t: TestContext) {
  const elan = await ownElan(t)
  const rows = given(elan.db)
  const adviser = await rows.adviser()
  const young = await rows.youngPerson({
    adviser,
    firstName: 'Inès',
    lastName: 'Haddad',
    birthDate: `${new Date().getUTCFullYear() - 20}-01-01`,
  })
  const open = async (who: Person, device: Device, path: string) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return page
  }
  return { adviser, young, open }
}

const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const clean = async (page: Page) => assert.deepEqual(await accessibilityFaults(page), [])

/** Diagnosis, conditions, decision, text, offered for signing. */
async function prepare(desk: Page) {
  await desk.getByRole('button', { name: 'Faire', exact: true }).click()
  const diagnosis = desk.getByRole('dialog', { name: 'Diagnostic' })
  await diagnosis.getByRole('group', { name: 'Logement' }).getByLabel('Aide').check()
  await diagnosis.getByLabel('Logement : en quelques mots').fill('Hébergée chez une amie')
  await clean(desk)
  await diagnosis.getByRole('button', { name: 'Garder ce diagnostic' }).click()
  await desk.getByText('Hébergée chez une amie').waitFor()

  await desk.getByRole('button', { name: 'Ouvrir le contrat' }).click()
  await desk.getByText('Encore à vérifier').waitFor()
  await clean(desk)
  await desk.getByRole('button', { name: 'Décider l’ouverture' }).click()
  await desk.getByRole('button', { name: 'Préparer le contrat' }).click()
  await desk.getByLabel('Objectif', { exact: true }).fill('Trouver un apprentissage en boulangerie')
  await clean(desk)
  await desk.getByRole('button', { name: 'Enregistrer le texte' }).click()
  await desk.getByText('Emploi : Trouver un apprentissage en boulangerie').waitFor()
  await desk.getByRole('button', { name: 'Proposer à la signature' }).click()
  const offer = desk.getByRole('dialog', { name: 'Proposer à la signature' })
  await offer.getByLabel('Pièce d’identité').check()
  await clean(desk)
  await offer.getByRole('button', { name: 'Proposer à la signature' }).click()
  await desk.getByText('Signatures attendues').waitFor()
  await desk.getByRole('button', { name: 'Pièce reçue : Pièce d’identité' }).waitFor()
}

describe('a contract on screen', () => {
  it('signed on paper keeps its scan, and waits for none', async (t) => {
    const { adviser, young, open } = await world(t)
    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/contrat`)
    await prepare(desk)
    await desk.getByRole('button', { name: 'Signé sur papier' }).click()
    const paper = desk.getByRole('dialog', { name: 'Signé sur papier' })
    const chooser = desk.waitForEvent('filechooser')
    await paper.getByRole('button', { name: 'Joindre un fichier' }).click()
    await (await chooser).setFiles({ name: 'contrat-signé.pdf', buffer: scan, mimeType: 'application/pdf' })
    await paper.getByText('contrat-signé.pdf', { exact: true }).waitFor()
    await clean(desk)
    await picture(desk, 'contrat-sur-papier')
    await paper.getByRole('button', { name: 'Enregistrer les signatures' }).click()
    await desk.getByText('En cours').first().waitFor()
    assert.equal(await desk.getByRole('button', { name: /Pièce reçue/ }).count(), 1)
    const phone = await open(young, 'phone', '/jeune/documents')
    await phone.getByText('contrat-signé.pdf').waitFor()
  })
})

import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { smtpServer } from '#testing/outside/smtp'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { until } from '../../testing/journeys/steps.ts'

await buildWeb()
after(closeBrowser)

/** A running Élan that sends mail to a real server, an adviser and a young person; `open` shows a page to somebody signed in, or to nobody. */
async function world(t: TestContext, { age }: { age: number }) {
  const smtp = await smtpServer(t)
  const elan = await ownElan(t, { SMTP_URL: smtp.url, MAIL_FROM: 'elan@exemple.fr' })
  const rows = given(elan.db)
  const adviser = await rows.adviser()
  const birthDate = `${new Date().getUTCFullYear() - age}-01-01`
  const young = await rows.youngPerson({ adviser, firstName: 'Inès', lastName: 'Haddad', birthDate, email: 'ines@exemple.fr' })
  const open = async (who: Person | undefined, device: Device, path: string) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
    if (who) await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return page
  }
  const mailTo = (address: string, count: number) =>
    until(`mail ${count} to ${address}`, () => {
      const found = smtp.mails.filter((m) => JSON.stringify(m.to).includes(address))
      return found.length >= count ? found.at(-1)!.text! : undefined
    })
  return { adviser, young, open, mailTo }
}

const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const clean = async (page: Page) => assert.deepEqual(await accessibilityFaults(page), [])
const codeIn = (text: string) => /\b(\d{6})\b/.exec(text)![1]!

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

async function signForStructure(desk: Page) {
  await desk.getByRole('button', { name: 'Signer pour la structure' }).click()
  await clean(desk)
  await desk.getByRole('button', { name: 'Je signe' }).click()
}

describe('a contract on screen', () => {
  it('goes from the diagnosis to force, the adult signing by a code sent to her own address', async (t) => {
    const { adviser, young, open, mailTo } = await world(t, { age: 20 })
    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/contrat`)
    await prepare(desk)

    const phone = await open(young, 'phone', '/jeune')
    await phone.getByRole('link', { name: 'Lire et signer' }).click()
    await phone.getByText('Trouver un apprentissage en boulangerie').waitFor()
    await clean(phone)
    await phone.getByRole('button', { name: 'Signer avec un code' }).click()
    await phone.getByRole('button', { name: 'Signer avec un code' }).click()
    await phone.getByLabel('Code à six chiffres').fill(codeIn(await mailTo('ines@exemple.fr', 1)))
    await clean(phone)
    await phone.getByRole('button', { name: 'Je signe mon contrat' }).click()
    await phone.getByText('Il manque encore une signature').waitFor()

    await signForStructure(desk)
    await desk.getByText('En cours').first().waitFor()
    await phone.getByText('Il manque encore une signature').waitFor({ state: 'detached' })
    await clean(desk)
    const pdf = await phone.request.get((await phone.getByRole('link', { name: 'Le contrat en PDF' }).getAttribute('href'))!)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    await desk.getByRole('button', { name: 'Pièce reçue : Pièce d’identité' }).click()
    await desk.getByText('Aucune pièce n’est attendue.').waitFor()
  })

  it('signed on paper keeps its scan, and waits for none', async (t) => {
    const { adviser, young, open } = await world(t, { age: 20 })
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

  it('of a minor begins only when the legal representative signed, by a link and a code to their own address', async (t) => {
    const { adviser, young, open, mailTo } = await world(t, { age: 17 })
    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/contrat`)
    await prepare(desk)
    await signForStructure(desk)
    await desk.getByText('Avant 18 ans, le contrat n’entre pas en vigueur sans elle.').waitFor()

    const phone = await open(young, 'phone', '/jeune/contrat')
    await phone.getByRole('button', { name: 'Signer avec mon doigt' }).click()
    const pad = (await phone.getByRole('img', { name: 'Dessine ta signature ici' }).boundingBox())!
    await phone.mouse.move(pad.x + 20, pad.y + 40)
    await phone.mouse.down()
    for (const [x, y] of [
      [60, 20],
      [100, 70],
      [140, 30],
      [190, 60],
    ] as const)
      await phone.mouse.move(pad.x + x, pad.y + y)
    await phone.mouse.up()
    await clean(phone)
    await phone.getByRole('button', { name: 'Je signe mon contrat' }).click()
    await phone.getByText('Celle de ton représentant légal', { exact: false }).waitFor()

    await desk.getByRole('button', { name: 'Envoyer au représentant légal' }).click()
    const dialog = desk.getByRole('dialog', { name: 'Représentant légal' })
    await dialog.getByLabel('Prénom').fill('Samira')
    await dialog.getByLabel('Nom', { exact: true }).fill('Haddad')
    await dialog.getByLabel('Son e-mail ou son téléphone').fill('samira@exemple.fr')
    await clean(desk)
    await dialog.getByRole('button', { name: 'Envoyer le lien' }).click()
    const link = /\/representant\/[\w-]+/.exec(await mailTo('samira@exemple.fr', 1))![0]

    const mother = await open(undefined, 'phone', link)
    await mother.getByRole('button', { name: 'Recevoir mon code' }).click()
    await mother.getByLabel('Code à six chiffres').fill(codeIn(await mailTo('samira@exemple.fr', 2)))
    await clean(mother)
    await mother.getByRole('button', { name: 'Lire le contrat' }).click()
    await mother.getByText('Trouver un apprentissage en boulangerie').waitFor()
    await clean(mother)
    await mother.getByRole('button', { name: 'Je signe pour Inès' }).click()
    await mother.getByText('Le contrat est en cours.').waitFor()
    await desk.getByText('En cours').first().waitFor()
    await mother.goto(link)
    await mother.getByRole('heading', { name: 'Ce lien ne marche plus' }).waitFor()
  })
})

import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import ical from 'ical.js'
import { closeBrowser, type Page } from '#testing/browser'
import { given } from '#testing/given'
import {
  codeIn,
  countOtherwise,
  drawSignature,
  goTo,
  movableProduct,
  openTab,
  prepareContract,
  signForStructure,
} from './accompaniment-steps.ts'
import { inParis, look } from './steps.ts'

after(closeBrowser)

/** A Thursday: the week to look at is this one; and the Thursday after, when it has been closed since the night. */
const [thursday, next] = ['2026-11-26', '2026-12-03']
const workshopDay = '2026-12-01'
const ines = 'ines.haddad@exemple.fr'
const [done, workshop] = ['Salon de l’emploi', 'Préparer un entretien']

describe('the whole accompaniment', { timeout: 180_000 }, () => {
  it('goes from the diagnosis to a week that was closed and revised, and to the hours of a workshop', async (t) => {
    const world = await begin(t, '2006-06-30')
    const { product, open, young, adviser } = world
    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/contrat`)
    const phone = await open(young, 'phone', '/jeune')
    await signContract(world, desk, phone)
    await makePlan(desk, phone)
    await tellHours(desk, phone)
    await contest(desk, phone)
    await planWorkshop(world, desk, phone)

    await product.moveTo(inParis(next, '09:30'))
    const [later, mine] = [
      await open(adviser, 'computer', `/bureau/jeunes/${young.id}/heures`),
      await open(young, 'phone', '/jeune/heures?semaine=2026-W48'),
    ]
    await closedWeek(later, mine)
    await revisedWeek(later, mine)
    await attendWorkshop(later, mine)
  })

  it('of a minor begins when the legal representative signed by the link and the code of their own address, never before', async (t) => {
    const world = await begin(t, '2009-06-30')
    const { open, young, adviser } = world
    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/contrat`)
    await prepareContract(desk)
    await signForStructure(desk)
    await desk.getByText('Avant 18 ans, le contrat n’entre pas en vigueur sans elle.').waitFor()
    const phone = await open(young, 'phone', '/jeune/contrat')
    await drawSignature(phone)
    await phone.getByText('Celle de ton représentant légal', { exact: false }).waitFor()
    await desk.getByText('Signatures attendues').waitFor()
    await representativeSigns(world, desk)
    await desk.getByText('En cours').first().waitFor()
  })
})

type World = Awaited<ReturnType<typeof begin>>

async function begin(t: TestContext, birthDate: string) {
  const { product, open, letter } = await movableProduct(t, inParis(thursday, '10:05'))
  const rows = given(product.db)
  const structure = await rows.structure({ name: 'Mission locale de la Dhuys' })
  const adviser = await rows.adviser({ structure, firstName: 'Aïcha', lastName: 'Benali' })
  const young = await rows.youngPerson({ adviser, firstName: 'Inès', lastName: 'Haddad', birthDate, email: ines })
  return { product, open, letter, adviser, young }
}

/** Inès reads and signs by the code of her own address, the adviser signs: the contract is in force, and its PDF is there. */
async function signContract({ letter }: World, desk: Page, phone: Page) {
  await prepareContract(desk)
  await phone.getByRole('link', { name: 'Lire et signer' }).click()
  await phone.getByText('Trouver un apprentissage en boulangerie').waitFor()
  await look(phone, 'contract-to-sign')
  await phone.getByRole('button', { name: 'Signer avec un code' }).click()
  await phone.getByRole('button', { name: 'Signer avec un code' }).click()
  await phone.getByLabel('Code à six chiffres').fill(codeIn(await letter(ines, /code/i)))
  await look(phone)
  await phone.getByRole('button', { name: 'Je signe mon contrat' }).click()
  await phone.getByText('Il manque encore une signature').waitFor()
  await signForStructure(desk)
  await desk.getByText('En cours').first().waitFor()
  await phone.getByText('Il manque encore une signature').waitFor({ state: 'detached' })
  await look(desk)
  const pdf = await phone.request.get((await phone.getByRole('link', { name: 'Le contrat en PDF' }).getAttribute('href'))!)
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  await desk.getByRole('button', { name: 'Pièce reçue : Pièce d’identité' }).click()
  await desk.getByText('Aucune pièce n’est attendue.').waitFor()
}

/** The adviser proposes an objective, Inès agrees; a step, and a programme that she says yes to. */
async function makePlan(desk: Page, phone: Page) {
  await openTab(desk, 'Plan')
  await desk.getByRole('button', { name: 'Ajouter un objectif' }).click()
  await desk.getByLabel('Sujet').selectOption('training')
  await desk.getByRole('textbox', { name: 'Objectif', exact: true }).fill('Entrer en CAP boulangerie')
  await desk.getByLabel('Convenu ensemble, en entretien').uncheck()
  await desk.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await phone.getByRole('link', { name: 'Aujourd’hui', exact: true }).click()
  await phone.getByText('1 réponse attendue de toi').waitFor()
  await phone.getByRole('link', { name: 'Voir mon plan' }).click()
  await phone.getByRole('button', { name: 'Oui, d’accord' }).click()
  await desk.getByText('Convenu dans l’application').waitFor()
  await desk.getByRole('button', { name: 'Ajouter une étape' }).click()
  await desk.getByRole('textbox', { name: 'Étape', exact: true }).fill('Visiter le CFA de Bobigny')
  await desk.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await phone.getByRole('button', { name: 'J’ai fait : Visiter le CFA de Bobigny' }).waitFor()

  await desk.getByRole('button', { name: 'Prescrire un programme' }).click()
  await desk.getByRole('combobox', { name: 'Programme' }).fill('2e chance')
  await desk.getByRole('option', { name: /École de la 2e chance/ }).click()
  await desk.getByLabel('Partenaire').fill('E2C de Seine-Saint-Denis')
  await desk.getByLabel('Du', { exact: true }).fill('2027-01-11')
  await desk.getByLabel('Au', { exact: true }).fill('2027-05-28')
  await look(desk)
  await desk.getByRole('button', { name: 'Prescrire', exact: true }).click()
  await phone.getByRole('button', { name: 'Oui, ça m’intéresse' }).click()
  await phone.getByText('Tu as dit oui').waitFor()
  await look(phone, 'young-plan')
  await desk.getByRole('button', { name: 'Fermer', exact: true }).click()
  await desk.getByText('Visiter le CFA de Bobigny').first().waitFor()
  await look(desk, 'adviser-plan')
}

/** Three hours told on the phone, validated with two keys in the week of the portfolio. */
async function tellHours(desk: Page, phone: Page) {
  await phone.getByRole('link', { name: 'Aujourd’hui', exact: true }).click()
  await phone.getByRole('link', { name: 'Voir mes heures' }).click()
  await phone.getByRole('button', { name: 'Déclarer' }).first().click()
  await phone.getByLabel('Qu’as-tu fait ?').fill(done)
  await phone.getByLabel('Qui ou quoi peut le montrer ?').fill('Badge du salon')
  await look(phone)
  await phone.getByRole('dialog').getByRole('button', { name: 'Déclarer' }).click()
  await phone.getByRole('link', { name: done }).waitFor()
  await goTo(desk, /^Heures/)
  await desk.getByText(`Inès Haddad : ${done}`).waitFor()
  await look(desk, 'hours-to-validate')
  await desk.keyboard.press('a')
  await desk.getByText('Valider 1 ligne (3 h)').waitFor()
  await desk.keyboard.press('v')
  await desk.getByText('Rien à valider cette semaine').waitFor()
  await phone.getByText('Validé', { exact: true }).waitFor()
  await look(phone)
}

/** « Je conteste », in her words; the adviser counts half an hour more and says why. */
async function contest(desk: Page, phone: Page) {
  await phone.getByRole('link', { name: done }).click()
  await phone.getByRole('button', { name: 'Je conteste' }).click()
  await phone.getByLabel('Ce qui n’est pas juste').fill('J’y suis restée quatre heures')
  await phone.getByLabel('heures').fill('4')
  await look(phone, 'hours-contest')
  await phone.getByRole('button', { name: 'Envoyer' }).click()
  await phone.getByText('Tu as contesté. Ton conseiller va te répondre.').waitFor()
  await desk.getByText('Contestée', { exact: true }).waitFor()
  await desk.getByRole('button', { name: /^Ouvrir/ }).click()
  await desk.getByText('J’y suis restée quatre heures').waitFor()
  await countOtherwise(desk, { hours: '3', minutes: '30', words: 'Vu avec l’organisateur' })
  await phone.getByText('Vu avec l’organisateur').waitFor()
  await phone.getByText('Tout compte : 3 h 30.').waitFor()
  await look(phone)
}

/** The adviser plans a session; Inès takes a place on her phone, and gets it as a calendar file. */
async function planWorkshop({ letter }: World, desk: Page, phone: Page) {
  await goTo(desk, /^Ateliers/)
  await desk.getByRole('button', { name: 'Nouvel atelier' }).click()
  await desk.getByLabel('Titre').fill(workshop)
  await desk.getByLabel('Jour').fill(workshopDay)
  await look(desk)
  await desk.getByRole('button', { name: 'Planifier', exact: true }).click()
  await desk.getByRole('heading', { name: workshop }).waitFor()
  await phone.getByRole('link', { name: 'Agenda', exact: true }).click()
  await phone.getByRole('link', { name: 'Ateliers' }).first().click()
  await look(phone)
  await phone.getByRole('link', { name: new RegExp(workshop) }).click()
  await phone.getByRole('button', { name: 'Je m’inscris' }).click()
  await phone.getByText('Ta place est prise', { exact: true }).waitFor()
  await phone.getByText(/^Compte pour 3\sh dans ta semaine$/).waitFor()
  await look(phone, 'young-workshop')
  await desk.getByRole('cell', { name: 'Inès Haddad', exact: true }).waitFor()
  const { attachments } = await letter(ines, /^Ta place est prise : atelier/)
  const calendar = new ical.Component(ical.parse(attachments.find((a) => a.contentType === 'text/calendar')?.content.toString() ?? ''))
  const event = new ical.Event(calendar.getFirstSubcomponent('vevent')!)
  assert.equal(event.startDate.toJSDate().toISOString(), new Date(inParis(workshopDay, '14:00')).toISOString())
}

/** What everybody reads of the week once it is closed: the figure that was corrected. */
async function closedWeek(desk: Page, phone: Page) {
  await desk.getByRole('button', { name: 'Semaine précédente' }).click()
  await desk.getByText('Close', { exact: true }).waitFor()
  await phone.getByText('Semaine close').waitFor()
  assert.deepEqual([await ringOf(desk), await ringOf(phone)], ['3 h 30', '3 h 30'])
  await look(desk)
  await look(phone)
}
/** The minutes that count in the ring of a page, as a screen reader says them. */
async function ringOf(page: Page) {
  const said = await page.getByRole('img', { name: / validées, / }).getAttribute('aria-label')
  return said?.split(' validées')[0]?.replaceAll(/\s/g, ' ')
}

/** A correction after the closing is seen as such by both, with the figure of before. */
async function revisedWeek(desk: Page, phone: Page) {
  await desk.getByRole('button', { name: new RegExp(done) }).click()
  await countOtherwise(desk, { hours: '2', minutes: '0', words: 'Feuille du salon retrouvée' })
  await desk.getByText('Corrigée après clôture').waitFor()
  await phone.getByText('Semaine corrigée après sa clôture').waitFor()
  await phone.getByText('Validées : 3 h 30 à la clôture, 2 h maintenant.').waitFor()
  assert.deepEqual([await ringOf(desk), await ringOf(phone)], ['2 h', '2 h'])
  await look(phone, 'hours-revised')
}

/** Presence marked, session closed: its three hours are in the ring of Inès and in the list of the adviser. */
async function attendWorkshop(desk: Page, phone: Page) {
  await goTo(desk, /^Accueil/)
  await desk.getByText('Ateliers à émarger').waitFor()
  await desk
    .getByRole('link', { name: new RegExp(workshop) })
    .first()
    .click()
  await desk.getByRole('button', { name: 'Tous présents' }).click()
  await look(desk, 'workshop-sheet')
  await desk.getByRole('button', { name: 'Clore l’émargement' }).click()
  await desk.getByText('Émargé').waitFor()
  await phone.getByRole('link', { name: 'Aujourd’hui', exact: true }).click()
  await phone.getByRole('img', { name: /^3\sh validées, 3\sh déclarées/ }).waitFor()
  await phone.getByRole('link', { name: 'Voir mes heures' }).click()
  await phone.getByRole('link', { name: new RegExp(workshop) }).waitFor()
  await look(phone, 'young-hours')
  await goTo(desk, /^Heures/)
  const row = desk.getByRole('table', { name: 'Heures du portefeuille' }).getByRole('row', { name: /Inès Haddad/ })
  await row
    .getByRole('cell', { name: /^3\sh$/ })
    .first()
    .waitFor()
  await look(desk)
}

/** The link goes to the representative's own address, and works once. */
async function representativeSigns({ open, letter }: World, desk: Page) {
  const samira = 'samira@exemple.fr'
  await desk.getByRole('button', { name: 'Envoyer au représentant légal' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Représentant légal' })
  await dialog.getByLabel('Prénom').fill('Samira')
  await dialog.getByLabel('Nom', { exact: true }).fill('Haddad')
  await dialog.getByLabel('Son e-mail ou son téléphone').fill(ines)
  await dialog.getByRole('button', { name: 'Envoyer le lien' }).click()
  await dialog.getByText('Ce contact est celui du jeune ou d’un professionnel', { exact: false }).waitFor()
  await dialog.getByLabel('Son e-mail ou son téléphone').fill(samira)
  await look(desk)
  await dialog.getByRole('button', { name: 'Envoyer le lien' }).click()
  const link = /\/representant\/[\w-]+/.exec((await letter(samira, /./)).text ?? '')![0]

  const mother = await open(undefined, 'phone', link)
  await mother.getByRole('button', { name: 'Recevoir mon code' }).click()
  await mother.getByLabel('Code à six chiffres').fill(codeIn(await letter(samira, /./, 2)))
  await look(mother)
  await mother.getByRole('button', { name: 'Lire le contrat' }).click()
  await mother.getByText('Trouver un apprentissage en boulangerie').waitFor()
  await look(mother, 'representative-signs')
  await mother.getByRole('button', { name: 'Je signe pour Inès' }).click()
  await mother.getByText('Le contrat est en cours.').waitFor()
  await mother.goto(link)
  await mother.getByRole('heading', { name: 'Ce lien ne marche plus' }).waitFor()
}

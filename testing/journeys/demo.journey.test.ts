import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { closeBrowser, ownBrowser, type Page } from '#testing/browser'
import { ownProduct } from '#testing/product'
import { beside, giveAction, inParis, look, lookInTheDark, markDone, message, plan, talk, until, weeksBetween, weeksOn } from './steps.ts'

after(closeBrowser)

type Product = Awaited<ReturnType<typeof ownProduct>>

/** A working day, whatever the day of the test. */
const monday = '2026-11-23'
const day = '2026-12-02'
const title = 'Appeler le garage de la rue Hoche'
const first = 'Bonjour Léo, on prépare ensemble ton entretien ?'
const answer = 'Oui merci ! Je suis libre la semaine prochaine.'

describe('the demonstration', { timeout: 180_000 }, () => {
  it('is played by an adviser and a young person, on a computer and a phone, with and without network', async (t) => {
    const product = await ownProduct(t, inParis(monday, '10:05'), { DEMO: '1', RATE_LIMIT: '0' })
    const desk = await enter(t, product, 'computer', 'Aïcha, conseillère en mission locale')
    const phone = await enter(t, product, 'phone', 'Léo, 20 ans')

    await openFile(desk)
    await talk({ desk, phone, young: 'Léo', adviser: 'Aïcha' }, { first, answer })
    await look(phone, 'young-conversation')
    await lookInTheDark(phone, 'young-conversation-dark')
    await look(desk, 'adviser-file')

    await meet(desk, phone)
    await doSomething(desk, phone)
    await lookAround(desk, phone)
    await goOffline(desk, phone, product.db)
  })
})

/** Picks somebody to be, as everybody does who opens the demonstration. */
async function enter(t: TestContext, { url, clockShift }: Product, device: 'phone' | 'computer', persona: string) {
  const { page } = await ownBrowser(t, device, { baseURL: url, clockShift })
  await page.goto('/demo')
  await page.getByText(persona).waitFor()
  await look(page, device === 'computer' ? 'personas' : 'personas-phone')
  await page.getByText(persona).click()
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
  return page
}

async function openFile(desk: Page) {
  await desk.getByRole('searchbox', { name: 'Chercher par nom' }).fill('moreau léo')
  await desk.getByRole('link', { name: 'Léo Moreau' }).first().click()
  await desk.getByRole('heading', { level: 1, name: 'Léo Moreau' }).waitFor()
}

/** The adviser plans; the young person finds it in the agenda and says that they will be there. */
async function meet(desk: Page, phone: Page) {
  await desk.getByRole('link', { name: 'Agenda', exact: true }).click()
  await plan(desk, { name: 'Léo Moreau', day, time: '07:10' })

  await phone.getByRole('link', { name: 'Agenda', exact: true }).click()
  await weeksOn(phone, weeksBetween(monday, day))
  await phone.getByRole('link', { name: /7 h 10/ }).click()
  await phone.getByText('De 7 h 10 à 7 h 55').waitFor()
  await look(phone, 'young-appointment')
  await phone.getByRole('button', { name: 'J’y serai' }).click()
  await phone.getByText('Tu y seras').waitFor()

  await weeksOn(desk, weeksBetween(monday, day))
  await desk.getByTitle(/^Léo Moreau, 7.h.10/).click()
  await desk.getByRole('dialog').getByText('Viendra', { exact: true }).waitFor()
  await desk.getByRole('button', { name: 'Fermer', exact: true }).click()
  await look(desk, 'adviser-agenda')
}

/** The adviser gives an action, the young person does it, the adviser counts it; each sees the other's part come by itself. */
async function doSomething(desk: Page, phone: Page) {
  await desk.getByRole('link', { name: 'Accueil', exact: true }).click()
  await openFile(desk)
  await giveAction(desk, 'Titre', title)
  await phone.getByRole('link', { name: 'Actions', exact: true }).click()
  await markDone(phone, title)
  await phone.getByText('Bravo, c’est fait !').waitFor()
  await phone.evaluate('scrollTo(0, 0)')
  await look(phone, 'young-actions')
  await countInFile(desk)
  await phone.getByRole('listitem').filter({ hasText: title }).getByText('Comptée').waitFor()
}

/** In the file, where the action was given: with hundreds that wait, this one is the last on their page. */
async function countInFile(desk: Page) {
  const row = desk.getByRole('row').filter({ hasText: title }).first()
  await row.getByText('À qualifier').waitFor()
  await row.getByRole('link', { name: title }).click()
  const sheet = desk.getByRole('dialog', { name: title })
  await sheet.getByRole('button', { name: 'Qualifier' }).waitFor()
  await look(desk)
  await sheet.getByRole('button', { name: 'Qualifier' }).click()
  await desk.getByText('Action qualifiée.').waitFor()
  await sheet.getByRole('button', { name: 'Fermer', exact: true }).click()
  await desk.getByRole('link', { name: /^À qualifier/ }).click()
  await desk.getByRole('checkbox').first().waitFor()
  for (const key of ['j', 'Space', 'j', 'Space', 'j', 'Space']) await desk.keyboard.press(key)
  await look(desk, 'qualify-actions')
}

/** The first pages of both, once something has happened. */
async function lookAround(desk: Page, phone: Page) {
  await phone.getByRole('link', { name: 'Agenda', exact: true }).click()
  await look(phone, 'young-agenda')
  await phone.getByRole('link', { name: 'Moi', exact: true }).click()
  await look(phone)
  await phone.getByRole('link', { name: 'Aujourd’hui', exact: true }).click()
  await look(phone, 'young-today')
  await lookInTheDark(phone, 'young-today-dark')
  await desk.getByRole('link', { name: 'Accueil', exact: true }).click()
  await desk.getByRole('table', { name: 'Portefeuille' }).getByRole('link').first().waitFor()
  await look(desk, 'adviser-desk')
  await lookInTheDark(desk, 'adviser-desk-dark')
}

/** In the metro: an action is ticked, a message written, the page opened anew; back in the open air each arrives, once. */
async function goOffline(desk: Page, phone: Page, db: Product['db']) {
  const said = 'Je sors du métro, j’arrive.'
  const done = 'Préparer mon dossier'
  await givenAction(phone, done)
  await phone.getByRole('link', { name: 'Messages' }).first().click()
  await message(phone, answer).waitFor()
  await phone.getByRole('link', { name: 'Actions', exact: true }).click()
  await phone.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await phone.waitForTimeout(1_300) // what is read goes to the disk once a second

  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: `J’ai fait : ${done}` }).click()
  await phone.getByRole('button', { name: 'C’est fait' }).click()
  await phone.getByText('Ça partira quand le réseau reviendra', { exact: false }).waitFor()
  await phone.getByRole('link', { name: 'Messages' }).first().click()
  await phone.getByRole('textbox', { name: 'Écrire à Aïcha' }).fill(said)
  await phone.getByRole('button', { name: 'Envoyer' }).click()
  await phone.getByText('partira au retour du réseau').first().waitFor()
  await phone.reload()
  await phone.getByText(said).waitFor()
  await look(phone, 'young-offline')

  await phone.context().setOffline(false)
  await message(phone, said).waitFor({ timeout: 30_000 })
  await until('the action is done', async () => (await countOf(db, sql`actions.action where title = ${done} and status = 'done'`)) === 1)
  assert.equal(await countOf(db, sql`messaging.message where text = ${said}`), 1)
  await beside(desk).getByText(said).waitFor()
  await phone.getByRole('link', { name: 'Actions', exact: true }).click()
  await phone.getByText('En attente du réseau').first().waitFor({ state: 'detached' })
}

/** An action that the young person writes down. */
async function givenAction(phone: Page, words: string) {
  await phone.getByRole('link', { name: 'Actions', exact: true }).click()
  await phone.getByRole('button', { name: 'Ajouter une action' }).click()
  await phone.getByRole('button', { name: 'Autre' }).click()
  await phone.getByRole('button', { name: 'Écrire la mienne…' }).click()
  await phone.getByLabel('Ce que je vais faire').fill(words)
  await look(phone)
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await phone.getByRole('button', { name: `J’ai fait : ${words}` }).waitFor()
}

const countOf = async (db: Product['db'], of: ReturnType<typeof sql>) =>
  (await db.one(z.object({ count: z.int() }), sql`select count(*)::int as count from ${of}`)).count

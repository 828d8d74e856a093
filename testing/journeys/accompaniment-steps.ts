import type { TestContext } from 'node:test'
import { hashToken, ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Device, ownBrowser, type Page } from '#testing/browser'
import type { Person } from '#testing/given'
import { ownProduct } from '#testing/product'
import { smtpServer } from '../outside/smtp.ts'
import { look, until } from './steps.ts'

/** A product whose clock can be moved, that sends real mail; `open` shows a page to somebody signed in, or to nobody. */
export async function movableProduct(t: TestContext, begins: string) {
  const mail = await smtpServer(t)
  const product = await ownProduct(t, begins, { DEMO: '0', RATE_LIMIT: '0', SMTP_URL: mail.url })
  const open = async (who: Person | undefined, device: Device, path: string) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: product.url, clockShift: product.clockShift })
    if (who) await context.addCookies([{ name: 'elan_session', value: await signIn(product, who), url: product.url }])
    await page.goto(path)
    return page
  }
  /** The last of at least so many letters to an address. */
  const letter = (to: string, subject: RegExp, count = 1) =>
    until(`letter ${count} to ${to} about ${subject}`, () => {
      const found = mail.mails.filter((m) => JSON.stringify(m.to).includes(to) && subject.test(m.subject ?? ''))
      return found.length >= count ? found.at(-1) : undefined
    })
  return { product, open, letter }
}

async function signIn({ db, clockShift }: Awaited<ReturnType<typeof ownProduct>>, who: Person) {
  const token = ids.token()
  const now = new Date(Date.now() + clockShift).toISOString()
  await db.run(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
    values (${ids.uuid()}, ${hashToken(token)}, ${who.id}, 'demo', 'test', ${now}, ${now}, ${now}::timestamptz + interval '2 days')`)
  return token
}

/** The code in a letter. */
export const codeIn = ({ text = '' }: { text?: string | undefined }) => /\b(\d{6})\b/.exec(text)![1]!

/** Goes to a tab of the young person's file that is open. */
export const openTab = (desk: Page, name: string) =>
  desk.getByRole('navigation', { name: 'Dossier' }).getByRole('link', { name, exact: true }).click()

/** Goes to a page of the desk by its navigation. */
export const goTo = (desk: Page, name: RegExp) => desk.getByRole('navigation').first().getByRole('link', { name }).click()

/** Diagnosis, conditions, decision, text, offered for signing. */
export async function prepareContract(desk: Page) {
  await desk.getByRole('button', { name: 'Faire', exact: true }).click()
  const diagnosis = desk.getByRole('dialog', { name: 'Diagnostic' })
  await diagnosis.getByRole('group', { name: 'Logement' }).getByLabel('Aide').check()
  await diagnosis.getByLabel('Logement : en quelques mots').fill('Hébergée chez une amie')
  await look(desk, 'contract-diagnosis')
  await diagnosis.getByRole('button', { name: 'Garder ce diagnostic' }).click()
  await desk.getByText('Hébergée chez une amie').waitFor()

  await desk.getByRole('button', { name: 'Ouvrir le contrat' }).click()
  await desk.getByText('Encore à vérifier').waitFor()
  await look(desk)
  await desk.getByRole('button', { name: 'Décider l’ouverture' }).click()
  await desk.getByRole('button', { name: 'Préparer le contrat' }).click()
  await desk.getByLabel('Objectif', { exact: true }).fill('Trouver un apprentissage en boulangerie')
  await look(desk)
  await desk.getByRole('button', { name: 'Enregistrer le texte' }).click()
  await desk.getByText('Emploi : Trouver un apprentissage en boulangerie').waitFor()
  await desk.getByRole('button', { name: 'Proposer à la signature' }).click()
  const offer = desk.getByRole('dialog', { name: 'Proposer à la signature' })
  await offer.getByLabel('Pièce d’identité').check()
  await look(desk)
  await offer.getByRole('button', { name: 'Proposer à la signature' }).click()
  await desk.getByText('Signatures attendues').waitFor()
  await desk.getByRole('button', { name: 'Pièce reçue : Pièce d’identité' }).waitFor()
}

/** The adviser signs from their account. */
export async function signForStructure(desk: Page) {
  await desk.getByRole('button', { name: 'Signer pour la structure' }).click()
  await look(desk)
  await desk.getByRole('button', { name: 'Je signe' }).click()
}

/** A signature drawn with the finger. */
export async function drawSignature(phone: Page) {
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
  await look(phone)
  await phone.getByRole('button', { name: 'Je signe mon contrat' }).click()
}

/** Counts another length than what was claimed, and says why. */
export async function countOtherwise(page: Page, { hours, minutes, words }: { hours: string; minutes: string; words: string }) {
  await page.getByLabel('Compter une autre durée').check()
  await page.getByLabel('heures', { exact: true }).fill(hours)
  await page.getByLabel('minutes', { exact: true }).fill(minutes)
  await page.getByLabel('Mot pour le jeune').fill(words)
  await look(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
}

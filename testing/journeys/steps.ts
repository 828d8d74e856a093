import assert from 'node:assert/strict'
import { accessibilityFaults, type Page, picture } from '#testing/browser'

/** A page somebody stands on: axe finds nothing wrong with it, and its picture is kept when asked for. */
export async function look(page: Page, name?: string) {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  assert.deepEqual(await accessibilityFaults(page), [], `${name ?? ''} ${new URL(page.url()).pathname}`)
  if (name) await withoutToasts(page)
  if (name) await picture(page, name)
}

/** A picture shows the page, not what was said of the step before. */
async function withoutToasts(page: Page) {
  const toasts = page.getByRole('button', { name: 'Fermer ce message' })
  // told to the button itself: a dialog may lie over it
  while (process.env.KEEP_PICTURES && (await toasts.count())) await toasts.first().dispatchEvent('click')
}

/** The same page in the dark, and back to the light. */
export async function lookInTheDark(page: Page, name: string) {
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, name)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Marks this very document; `isSame` tells later whether it was never loaded anew. */
export async function withoutReload(page: Page) {
  const mark = Math.random()
  await page.evaluate(`window.elanMark = ${mark}`)
  return async () => assert.equal(await page.evaluate('window.elanMark'), mark, 'the page was loaded anew')
}

/** One's own message, as the conversation shows it. */
export const message = (page: Page, text: string, state?: 'remis' | 'lu') =>
  page.locator(`li[data-number]:has-text("${text}")`, state && { hasText: state === 'lu' ? /lu à/ : /remis/ })

/** The conversations beside the desk. */
export const beside = (desk: Page) => desk.getByRole('complementary', { name: 'Conversations' })

type Pair = { desk: Page; phone: Page; young: string; adviser: string }

/**
 * Writes both ways, from the young person's file and from the phone's first page. Each sees « remis », then « lu » once the other opens the
 * conversation, and no page is loaded anew.
 */
export async function talk({ desk, phone, young, adviser }: Pair, words: { first: string; answer: string }) {
  const isSame = [await withoutReload(desk), await withoutReload(phone)]
  await desk.getByRole('main').getByRole('button', { name: 'Écrire', exact: true }).click()
  await beside(desk)
    .getByRole('textbox', { name: `Écrire à ${young}` })
    .fill(words.first)
  await desk.keyboard.press('Enter')
  await message(desk, words.first, 'remis').waitFor()
  await phone
    .getByRole('link', { name: /Messages/ })
    .first()
    .click()
  await message(phone, words.first).waitFor()
  await message(desk, words.first, 'lu').waitFor()

  await beside(desk).getByRole('button', { name: 'Toutes les conversations' }).click()
  await beside(desk)
    .getByRole('textbox', { name: /Écrire/ })
    .waitFor({ state: 'detached' })
  await phone.getByRole('textbox', { name: `Écrire à ${adviser}` }).fill(words.answer)
  await phone.getByRole('button', { name: 'Envoyer' }).click()
  await message(phone, words.answer, 'remis').waitFor()
  await beside(desk)
    .getByRole('button', { name: new RegExp(young) })
    .first()
    .click()
  await message(desk, words.answer).waitFor()
  await message(phone, words.answer, 'lu').waitFor()
  for (const check of isSame) await check()
}

/** Plans an appointment from the agenda; resolves once the young person is told. */
export async function plan(desk: Page, { name, day, time }: { name: string; day: string; time: string }) {
  await desk.getByRole('button', { name: 'Nouveau rendez-vous' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Nouveau rendez-vous' })
  await dialog.getByRole('combobox', { name: 'Jeunes' }).fill(name.split(' ').at(-1)!)
  await desk.getByRole('option', { name }).click()
  await dialog.getByLabel('Jour').fill(day)
  await dialog.getByLabel('Heure').fill(time)
  await look(desk)
  await dialog.getByRole('button', { name: 'Planifier', exact: true }).click()
  await desk.getByText('Rendez-vous planifié : les jeunes sont prévenus.').last().waitFor()
  await dialog.waitFor({ state: 'detached' })
}

/** Goes forward in an agenda, week by week. */
export async function weeksOn(page: Page, count: number) {
  for (let i = 0; i < count; i++) await page.getByRole('button', { name: 'Semaine suivante', exact: true }).click()
}

/** How many weeks of the calendar lie between two days. */
export function weeksBetween(from: string, to: string) {
  const monday = (day: string) => Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000
  return (monday(to) - monday(from)) / (7 * 86_400_000)
}

/** The instant of a wall time of the winter in Paris. */
export const inParis = (day: string, time: string) => `${day}T${time}:00+01:00`

/** Asks until something is there. */
export async function until<T>(what: string, find: () => Promise<T | undefined> | T | undefined, seconds = 12): Promise<T> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    await new Promise((later) => setTimeout(later, 50))
  }
  return assert.fail(`never: ${what}`)
}

/** Gives an action from a young person's file: one of the catalogue, or one in the adviser's own words. */
export async function giveAction(desk: Page, from: 'Modèle' | 'Titre', title: string) {
  await desk.getByRole('navigation', { name: 'Dossier' }).getByRole('link', { name: 'Actions' }).click()
  await desk.getByRole('button', { name: 'Donner une action' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Donner une action' })
  if (from === 'Modèle') await dialog.getByLabel('Modèle').selectOption({ label: title })
  else await dialog.getByLabel('Titre').fill(title)
  await look(desk)
  await dialog.getByRole('button', { name: 'Donner', exact: true }).click()
  await desk.getByText('Action donnée.').waitFor()
}

/** Says on the phone that an action is done today. */
export async function markDone(phone: Page, title: string) {
  await phone.getByRole('button', { name: `J’ai fait : ${title}` }).click()
  await look(phone)
  await phone.getByRole('button', { name: 'C’est fait' }).click()
}

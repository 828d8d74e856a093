import assert from 'node:assert/strict'
import { after, it, type TestContext } from 'node:test'
import { dayOf } from '#platform/clock'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { contractsGiven } from '../contracts/given.ts'
import { addMonths, calculate, euros, firstDayOf, monthName, monthOf } from './rules.ts'

await buildWeb()
after(closeBrowser)

const month = monthOf(dayOf(new Date().toISOString()))
const clean = async (page: Page) => assert.deepEqual(await accessibilityFaults(page), [])

/** A young person under contract since last month, and their adviser. */
async function world(t: TestContext) {
  const elan = await ownElan(t)
  const rows = given(elan.db)
  const adviser = await rows.adviser()
  const young = await rows.youngPerson({ adviser, firstName: 'Inès', lastName: 'Haddad' })
  const startsOn = firstDayOf(addMonths(month, -1))
  await contractsGiven(elan.db, rows).contract({ youngPerson: young, startsOn, endsOn: `${addMonths(month, 9)}-28` })
  const open = async (who: Person, device: Device, path: string, dark = false) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url, dark })
    await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return { context, page }
  }
  return { adviser, young, open }
}

it('a month goes from the phone to the adviser and back, with its reasons', async (t) => {
  const { adviser, young, open } = await world(t)
  const { page: phone } = await open(young, 'phone', '/jeune/allocation')
  await phone.getByText('Il manque ta déclaration de revenus.').first().waitFor()
  await clean(phone)
  await phone.getByRole('button', { name: 'Déclarer mes revenus' }).first().click()
  const form = phone.getByRole('dialog')
  await form.getByLabel('Salaire net').fill('655')
  await clean(phone)
  await picture(phone, 'allocation-declarer')
  await form.getByRole('button', { name: 'Envoyer ma déclaration' }).click()
  await phone.getByText('Ton conseiller vérifie ta déclaration. Tu n’as rien à faire.').waitFor()

  const { page: desk } = await open(adviser, 'computer', '/bureau')
  await desk.getByText(`${monthName(month)} : 655`).click()
  await desk.getByRole('button', { name: 'Noter la situation' }).click()
  const tax = desk.getByRole('dialog')
  await clean(desk)
  await tax.getByLabel('À partir de').selectOption(addMonths(month, -1))
  await tax.getByRole('button', { name: 'Noter', exact: true }).click()
  await desk.getByText('Non imposable, depuis').waitFor()
  const { amountCents } = calculate({
    month,
    ageYears: 20,
    taxSituation: 'not_taxable',
    resources: [{ kind: 'salary', amountCents: 65500 }],
  })
  await desk.getByText('Les 300 € du début ne comptent pas').first().waitFor()
  await clean(desk)
  await picture(desk, 'allocation-conseiller')
  await desk.getByRole('button', { name: 'Vérifier' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Accepter' }).click()
  await desk.getByText('Accordée').waitFor()

  await phone.getByText('Elle peut être payée.').waitFor()
  await phone.getByText(euros(amountCents), { exact: true }).first().waitFor()
  await clean(phone)
  await picture(phone, 'allocation-jeune')
  await phone.goto('/jeune')
  await phone.getByText('Elle peut être payée.').waitFor()
})

it('a declaration made without network waits on the phone and goes by itself', async (t) => {
  const { young, open } = await world(t)
  const { context, page } = await open(young, 'phone', '/jeune/allocation')
  await page.getByRole('button', { name: 'Déclarer mes revenus' }).first().click()
  await context.setOffline(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer ma déclaration' }).click()
  await page.getByText('Ta déclaration est gardée sur ton téléphone.').waitFor()
  await context.setOffline(false)
  await page.getByText('Ton conseiller vérifie ta déclaration. Tu n’as rien à faire.').waitFor()
})

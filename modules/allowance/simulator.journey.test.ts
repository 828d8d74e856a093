import assert from 'node:assert/strict'
import { after, it, type TestContext } from 'node:test'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { calculate, euros, monthOf } from './rules.ts'

await buildWeb()
after(closeBrowser)

const month = () => monthOf(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date()))
const open = async (t: TestContext, device: Device, dark: boolean, baseURL: string) => {
  const { page } = await ownBrowser(t, device, { dark, baseURL })
  await page.goto('/')
  await page.getByRole('link', { name: 'Simuler mon allocation' }).click()
  return page
}

it('anybody sees what they would get, why, and what they may earn', async (t) => {
  const elan = await ownElan(t)
  for (const device of ['phone', 'computer'] as const)
    for (const dark of [false, true]) {
      const page = await open(t, device, dark, elan.url)
      const amount = page.getByRole('status')
      const expect = (salaryCents: number) =>
        calculate({
          month: month(),
          ageYears: 20,
          taxSituation: 'not_taxable',
          resources: [{ kind: 'salary', amountCents: salaryCents }],
        }).amountCents
      await page.getByText('Le montant entier.').waitFor()
      await page.getByLabel('Combien as-tu gagné en travaillant ?').fill('655')
      await amount.getByText(euros(expect(65500)), { exact: true }).waitFor()
      await page.getByText('Les mêmes chiffres en tableau').click()
      await page.getByText('Préciser ma situation').click()
      await page.getByRole('button', { name: 'Ajouter une autre ressource' }).click()
      assert.deepEqual(await accessibilityFaults(page), [])
      if (!dark) await picture(page, `simulateur-${device}`)
      await page.getByLabel('Montant en euros').fill('rien')
      await page.getByText('Complète les réponses pour voir le montant.').waitFor()
      await page.getByRole('button', { name: 'Retirer la ressource 1' }).click()
      await page.getByLabel('Je touche le RSA', { exact: true }).check()
      await page.getByText('Le RSA ne se cumule pas avec l’allocation').waitFor()
      await amount.getByText('0 €').waitFor()
      assert.deepEqual(await accessibilityFaults(page), [])
    }
})

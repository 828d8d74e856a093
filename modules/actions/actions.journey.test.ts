import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { actionsGiven } from './given.ts'

await buildWeb()
after(closeBrowser)

/** A running Élan with an adviser, a young person and some actions; `open` shows a page to somebody signed in. */
async function world(t: TestContext) {
  const elan = await ownElan(t)
  const base = given(elan.db)
  const adviser = await base.adviser()
  const young = await base.youngPerson({ adviser, firstName: 'Inès' })
  const open = async (who: Person, device: Device, path: string) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return { context, page }
  }
  return { adviser, young, open, rows: actionsGiven(elan.db, base as never) }
}

describe('actions on screen', () => {
  it('are picked, done and counted, each side seeing the other without reloading', async (t) => {
    const { adviser, young, open } = await world(t)
    const phone = (await open(young, 'phone', '/jeune/actions')).page
    const desk = (await open(adviser, 'computer', '/bureau/actions-a-qualifier')).page
    await desk.getByText('Tout est qualifié').waitFor()

    await phone.getByRole('button', { name: 'Ajouter une action' }).click()
    await phone.getByRole('button', { name: 'Santé' }).click()
    await phone.getByRole('button', { name: 'Faire un bilan de santé' }).click()
    assert.deepEqual(await accessibilityFaults(phone), [])
    await phone.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await phone.getByRole('button', { name: 'J’ai fait : Faire un bilan de santé' }).click()
    await phone.getByRole('button', { name: 'C’est fait' }).click()
    await phone.getByText('Faite aujourd’hui · 2 h').waitFor()
    assert.deepEqual(await accessibilityFaults(phone), [])

    await desk.getByText('Faire un bilan de santé').waitFor()
    assert.deepEqual(await accessibilityFaults(desk), [])
    await desk.keyboard.press('j')
    await desk.keyboard.press('Space')
    await desk.keyboard.press('7')
    await desk.getByText('Tout est qualifié').waitFor()
    await phone.getByText('Comptée', { exact: true }).waitFor()
  })

  it('written without a network wait on the phone, and go by themselves', async (t) => {
    const { young, open, rows } = await world(t)
    const { id } = await rows.action({ youngPerson: young, title: 'Appeler le garage' })
    const { context, page } = await open(young, 'phone', '/jeune/actions')
    await page.getByRole('link', { name: 'Appeler le garage' }).waitFor()
    await page.getByRole('button', { name: 'Ajouter une action' }).click()
    await page.getByRole('button', { name: 'Autre' }).click()
    await page.getByRole('button', { name: 'Écrire la mienne…' }).click()

    await context.setOffline(true)
    await page.getByLabel('Ce que je vais faire').fill('Ranger mes papiers')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.getByRole('button', { name: 'J’ai fait : Appeler le garage' }).click()
    await page.getByRole('button', { name: 'C’est fait' }).click()
    await page.getByRole('list', { name: 'En attente du réseau' }).getByText('Ranger mes papiers').waitFor()

    await context.setOffline(false)
    await page.getByRole('button', { name: 'J’ai fait : Ranger mes papiers' }).waitFor()
    await page.getByText('En attente du réseau').first().waitFor({ state: 'detached' })
    const kept = await page.request.get(`/api/actions/${id}`)
    assert.equal((await kept.json()).status, 'done')
  })
})

import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, describe, it } from 'node:test'
import { accessibilityFaults, closeBrowser, ownBrowser } from '#testing/browser'
import { given } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import type { Action } from './api.ts'
import { actionsGiven } from './given.ts'

await buildWeb()
after(closeBrowser)

const begins = '2026-11-23T09:00:00.000Z'
const threeDays = 3 * 86_400_000

describe('three days without network', () => {
  it('keep what was read and written; on return both sides are merged, and a true clash is the person’s to decide', async (t) => {
    const elan = await ownElan(t, { ELAN_NOW: begins, PORT: String(await freePort()) })
    const base = given(elan.db)
    const adviser = await base.adviser()
    const young = await base.youngPerson({ adviser, firstName: 'Inès' })
    const action = { youngPerson: young, title: 'Refaire mon CV', dueOn: '2026-12-04' }
    const { id } = await actionsGiven(elan.db, base as never).action({ ...action, by: 'youngPerson' })
    const asAdviser = (path: string, init?: RequestInit) =>
      fetch(`${elan.url}/api${path}`, {
        ...init,
        headers: { cookie: `elan_session=${adviser.token}`, origin: elan.url, 'content-type': 'application/json' },
      })
    const shift = Date.parse(begins) - Date.now()
    const { context, page } = await ownBrowser(t, 'phone', { baseURL: elan.url, clockShift: shift })
    await context.addCookies([{ name: 'elan_session', value: young.token, url: elan.url }])
    await page.goto('/jeune/actions')
    await page.getByRole('link', { name: /Refaire mon CV/ }).click()
    await page.getByRole('heading', { name: 'Refaire mon CV' }).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.waitForTimeout(1_300) // what is read goes to the disk once a second

    await context.setOffline(true)
    await page.getByRole('button', { name: 'Modifier' }).click()
    await page.getByLabel('Ce que je vais faire').fill('Refaire mon CV en anglais')
    await page.getByLabel('Détails').fill('Avec une photo')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'Refaire mon CV en anglais' }).waitFor()
    await page.getByLabel('Écrire un commentaire').fill('Je n’ai plus de réseau')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByText('en attente du réseau').first().waitFor()

    const { version, description, category, wantsReminder } = (await (await asAdviser(`/actions/${id}`)).json()) as Action
    const edited = { version, description, category, wantsReminder, title: 'Refaire mon CV en une page', dueOn: '2026-12-11' }
    assert.equal((await asAdviser(`/actions/${id}`, { method: 'PUT', body: JSON.stringify(edited) })).status, 200)

    await elan.restart({ ELAN_NOW: new Date(Date.parse(begins) + threeDays).toISOString() })
    await context.addInitScript(laterBy, threeDays)
    await page.reload()
    await page.getByText('Hors ligne.', { exact: false }).waitFor()
    await page.getByRole('heading', { name: 'Refaire mon CV en anglais' }).waitFor()
    await page.getByText('Je n’ai plus de réseau').waitFor()

    await context.setOffline(false)
    await page.getByRole('button', { name: 'Choisir' }).click({ timeout: 40_000 })

    await page.getByRole('radio', { name: /Refaire mon CV en une page/ }).waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.getByRole('radio', { name: /Refaire mon CV en anglais/ }).check()
    await page.getByRole('button', { name: 'Garder mon choix' }).click()
    await page.getByRole('button', { name: 'Choisir' }).waitFor({ state: 'detached' })
    await page.getByText('Pour le vendredi 11 décembre').waitFor()

    const kept = await (await page.request.get(`/api/actions/${id}`)).json()
    assert.deepEqual([kept.title, kept.description, kept.dueOn], ['Refaire mon CV en anglais', 'Avec une photo', '2026-12-11'])
    assert.deepEqual(
      kept.comments.map((c: { text: string }) => c.text),
      ['Je n’ai plus de réseau'],
    )
  })
})

/** Runs in the page, after the clock of the test was put there. */
function laterBy(shift: number) {
  const Before = Date
  const now = () => Before.now() + shift
  globalThis.Date = new Proxy(Before, {
    construct: (target, args) => Reflect.construct(target, args.length ? args : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })

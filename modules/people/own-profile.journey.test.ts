import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { given } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { until } from '../../testing/journeys/steps.ts'
import { peopleApi } from './api.ts'

await buildWeb()
after(closeBrowser)

describe('where I live, written without a network while the desk wrote something else', () => {
  it('is asked of the young person by the names of the towns, and what they choose stays', async (t) => {
    const elan = await ownElan(t)
    const young = await given(elan.db).youngPerson({ firstName: 'Inès' })
    const { context, page } = await ownBrowser(t, 'phone', { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: young.token, url: elan.url }])
    await page.goto('/jeune/moi')
    const town = page.getByLabel('Ma commune')
    await town.fill('Montreuil')
    const found = await page.waitForSelector('#communes option[value="Montreuil (93100)"]', { state: 'attached' })
    await town.fill((await found.getAttribute('value'))!)

    await context.setOffline(true)
    await page.getByRole('button', { name: 'Enregistrer' }).first().click()
    await page
      .getByText(/partir|réseau|gardé/)
      .first()
      .waitFor()
    await elan.db.run(sql`update people.young_person set commune_code = '93066' where id = ${young.id}`)
    await context.setOffline(false)

    await page.getByText('Deux versions').waitFor()
    await page.getByRole('radio', { name: /Montreuil/ }).waitFor()
    await page.getByRole('radio', { name: /Saint-Denis/ }).waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await picture(page, 'phone-profile-conflict')
    await page.getByRole('button', { name: 'Garder mon choix' }).click()
    await page.getByText('Deux versions').waitFor({ state: 'detached' })
    await until('the choice is kept', async () => {
      const kept = await page.request.get(`/api${peopleApi.ownProfile.path}`)
      return (await kept.json()).commune.name === 'Montreuil'
    })
  })
})

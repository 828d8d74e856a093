import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { given as makeGiven, type Person } from '../../testing/given.ts'
import { newestCode } from './given.ts'

after(closeBrowser)

async function world(t: TestContext) {
  await buildWeb()
  const elan = await ownElan(t, { RATE_LIMIT: '0' })
  const given = makeGiven(elan.db)
  const open = async (who: Person, path: string, device: 'phone' | 'computer' = 'computer', dark = false) => {
    await elan.db.run(sql`update identity.session set created_at = now(), last_seen_at = now(), expires_at = now() + interval '10 days'`)
    const { context, page } = await ownBrowser(t, device, { baseURL: elan.url, dark })
    await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return page
  }
  return { elan, given, open }
}

describe('an act that a desk left open must not allow', () => {
  it('asks who one is, then goes on by itself with what was typed', async (t) => {
    const { elan, given, open } = await world(t)
    const page = await open(await given.official('administrator'), '/bureau/comptes')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    const form = page.getByRole('dialog', { name: 'Ajouter un compte' })
    await form.getByLabel('Rôle').selectOption('auditor')
    await form.getByLabel('Prénom').fill('Nadia')
    await form.getByLabel('Nom', { exact: true }).fill('Ferry')
    await form.getByLabel('E-mail').fill('nadia.ferry@exemple.fr')
    await form.getByRole('button', { name: 'Ajouter et inviter' }).click()
    const again = page.getByRole('dialog', { name: 'Confirmez que c’est vous' })
    await again.getByRole('button', { name: 'Recevoir un code par e-mail' }).waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    await picture(page, 'confirm-again')
    await again.getByRole('button', { name: 'Fermer' }).click()
    await form.getByText('Confirmez d’abord que c’est bien vous.').waitFor()
    assert.equal(await form.getByLabel('Prénom').inputValue(), 'Nadia')

    await form.getByRole('button', { name: 'Ajouter et inviter' }).click()
    await again.getByRole('button', { name: 'Recevoir un code par e-mail' }).click()
    await again.getByLabel('Code reçu').waitFor()
    await again.getByLabel('Code reçu').fill(await newestCode(elan.db))
    await page.getByText('Invitation envoyée.').waitFor()
    const { n } = await elan.db.one(z.object({ n: z.int() }), sql`select count(*) as n from identity.account where role = 'auditor'`)
    assert.equal(n, 1)
  })

  it('says plainly that the account is locked and until when', async (t) => {
    const { elan, given, open } = await world(t)
    const { id, adviser } = await given.youngPerson()
    await elan.db.run(sql`update identity.account set locked_until = now() + interval '15 minutes' where id = ${adviser.id}`)
    for (const [device, dark] of [
      ['computer', false],
      ['phone', true],
    ] as const) {
      const page = await open(adviser, `/bureau/jeunes/${id}/heures`, device, dark)
      await page.getByRole('button', { name: 'Exporter un an (CSV)' }).click()
      const again = page.getByRole('dialog', { name: 'Confirmez que c’est vous' })
      await again.getByText(/votre compte est bloqué jusqu’à \p{L}+ \d\d:\d\d/u).waitFor()
      assert.equal(await again.getByRole('button', { name: 'Recevoir un code par e-mail' }).count(), 0)
      assert.deepEqual(await accessibilityFaults(page), [])
      await picture(page, `confirm-locked-${device}`)
    }
  })
})

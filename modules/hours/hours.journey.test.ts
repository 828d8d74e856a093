import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { hashToken, ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, type Device, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownProduct } from '#testing/product'
import { contractsGiven } from '../contracts/given.ts'

after(closeBrowser)

const begins = '2026-11-26T09:00:00.000Z'

/** A young person under contract and their adviser, in a product whose clock can be moved. */
async function world(t: TestContext) {
  const product = await ownProduct(t, begins, { DEMO: '0', RATE_LIMIT: '0' })
  const base = given(product.db)
  const adviser = await base.adviser()
  const young = await base.youngPerson({ adviser, firstName: 'Inès' })
  await contractsGiven(product.db, base as never).contract({ youngPerson: young })
  const open = async (who: Person, device: Device, path: string) => {
    const { context, page } = await ownBrowser(t, device, { baseURL: product.url, clockShift: product.clockShift })
    const token = ids.token()
    const now = new Date(Date.now() + product.clockShift).toISOString()
    await product.db.run(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
      values (${ids.uuid()}, ${hashToken(token)}, ${who.id}, 'demo', 'test', ${now}, ${now}, ${now}::timestamptz + interval '2 days')`)
    await context.addCookies([{ name: 'elan_session', value: token, url: product.url }])
    await page.goto(path)
    return page
  }
  return { adviser, young, open }
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Chooses a paper as a finger does. */
async function join(page: Page, name: string, buffer: Buffer) {
  await page.getByRole('button', { name: 'Joindre un fichier' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choisir un fichier' }).click()
  await (await chooser).setFiles({ name, buffer, mimeType: 'application/octet-stream' })
  await page.getByText(name, { exact: true }).waitFor()
}

describe('hours with a paper', () => {
  it('are told with or without network; a paper that is refused takes nothing of what was typed', { timeout: 180_000 }, async (t) => {
    const { adviser, young, open } = await world(t)
    const phone = await open(young, 'phone', '/jeune/heures')
    const sheet = phone.getByRole('dialog', { name: 'Déclarer des heures' })
    const tell = async (title: string) => {
      await phone.getByRole('button', { name: 'Déclarer' }).click()
      await phone.getByLabel('Qu’as-tu fait ?').fill(title)
    }
    await tell('Journée de chantier')
    await join(phone, 'note.pdf', Buffer.from('pas un PDF'))
    await sheet.getByRole('button', { name: 'Déclarer' }).click()
    await sheet.getByRole('alert').waitFor()
    assert.equal(await phone.getByLabel('Qu’as-tu fait ?').inputValue(), 'Journée de chantier')
    await sheet.getByRole('button', { name: 'Retirer note.pdf' }).click()
    await join(phone, 'attestation.pdf', pdf)
    assert.deepEqual(await accessibilityFaults(phone), [])
    await picture(phone, 'heures-avec-un-document')
    await sheet.getByRole('button', { name: 'Déclarer' }).click()
    await phone.getByRole('link', { name: 'Journée de chantier' }).waitFor()

    await tell('Visite du lycée')
    await phone.context().setOffline(true)
    await join(phone, 'photo.pdf', pdf)
    await sheet.getByRole('button', { name: 'Déclarer' }).click()
    await phone.getByText('Part quand le réseau revient').first().waitFor()
    assert.deepEqual(await accessibilityFaults(phone), [])
    await picture(phone, 'heures-sans-reseau')
    await phone.context().setOffline(false)
    await phone.getByRole('link', { name: 'Visite du lycée' }).click()
    await phone.getByRole('button', { name: /Télécharger photo\.pdf/ }).waitFor()

    const desk = await open(adviser, 'computer', `/bureau/jeunes/${young.id}/heures`)
    await desk.getByRole('button', { name: /Journée de chantier/ }).click()
    await desk.getByRole('button', { name: /Télécharger attestation\.pdf/ }).waitFor()
    assert.deepEqual(await accessibilityFaults(desk), [])
    await picture(desk, 'heures-document-au-bureau')
  })
})

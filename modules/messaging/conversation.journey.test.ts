import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { accessibilityFaults, closeBrowser, ownBrowser, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownElan } from '#testing/real'

after(closeBrowser)

const shown = (text: string) => `li[data-number]:has-text("${text}")`

describe('a conversation in two browsers', () => {
  it('shows each message on the other side, then remis and lu, without a reload; what is written offline leaves once', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const make = given(elan.db)
    const adviser = await make.adviser()
    const youngPerson = await make.youngPerson({ adviser })
    const open = async (who: Person, device: 'phone' | 'computer', path: string) => {
      const own = await ownBrowser(t, device, { baseURL: elan.url })
      await own.context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
      await own.page.goto(path)
      return own
    }
    const phone = await open(youngPerson, 'phone', '/jeune/')
    const desk = await open(adviser, 'computer', `/bureau/messages/${youngPerson.id}`)

    await desk.page.getByRole('textbox', { name: 'Écrire à Léo' }).fill('Bonjour Léo, on se voit demain ?')
    await desk.page.keyboard.press('Enter')
    await desk.page.locator(shown('on se voit demain'), { hasText: 'remis' }).waitFor()
    await phone.page.getByText('1 nouveau message').waitFor()
    await picture(phone.page, 'messages-accueil-jeune')

    await phone.page.getByRole('link', { name: 'Messages' }).first().click()
    await phone.page.locator(shown('on se voit demain')).waitFor()
    await desk.page.locator(shown('on se voit demain'), { hasText: 'lu à' }).waitFor()

    await phone.page.getByRole('textbox', { name: /Écrire à/ }).fill('Oui, à 14 h')
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await phone.page.locator(shown('Oui, à 14 h'), { hasText: 'lu à' }).waitFor()
    await picture(phone.page, 'messages-jeune')
    await picture(desk.page, 'messages-conseiller')

    await phone.context.setOffline(true)
    await phone.page.getByRole('textbox', { name: /Écrire à/ }).fill('Écrit dans le métro')
    await phone.page.getByRole('button', { name: 'Envoyer' }).click()
    await phone.page.getByText('partira au retour du réseau').first().waitFor()
    await phone.context.setOffline(false)
    await phone.page.locator(shown('Écrit dans le métro'), { hasText: 'lu à' }).waitFor({ timeout: 30_000 })
    assert.equal(await desk.page.locator(shown('Écrit dans le métro')).count(), 1)

    await phone.page.locator(shown('Oui, à 14 h')).getByRole('button', { name: 'Que faire de ce message' }).click()
    await phone.page.getByRole('button', { name: 'Supprimer' }).click()
    await phone.page.getByRole('dialog', { name: 'Supprimer ce message ?' }).getByRole('button', { name: 'Supprimer' }).click()
    await desk.page.getByText('Message supprimé').first().waitFor()
    assert.equal(await desk.page.locator(shown('Oui, à 14 h')).count(), 0)

    assert.deepEqual(await accessibilityFaults(phone.page), [])
    assert.deepEqual(await accessibilityFaults(desk.page), [])
  })

  it('writes to several people, each of whom sees only their own conversation', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0' })
    const make = given(elan.db)
    const adviser = await make.adviser()
    for (const firstName of ['Inès', 'Karim']) await make.youngPerson({ adviser, firstName, lastName: 'Diallo' })
    const { context, page } = await ownBrowser(t, 'computer', { baseURL: elan.url })
    await context.addCookies([{ name: 'elan_session', value: adviser.token, url: elan.url }])
    await page.goto('/bureau/messages')

    await page.getByRole('button', { name: 'Écrire à plusieurs' }).click()
    await page.getByRole('checkbox', { name: 'Tout le portefeuille' }).check()
    await page.getByRole('textbox', { name: 'Message' }).fill('Atelier CV jeudi à 14 h')
    assert.deepEqual(await accessibilityFaults(page), [])
    await picture(page, 'messages-groupe')
    await page.getByRole('button', { name: /Envoyer à 2/ }).click()

    await page.getByText('Message envoyé à 2').waitFor()
    await page.getByText('Vous : Atelier CV jeudi à 14 h').nth(1).waitFor()
  })
})

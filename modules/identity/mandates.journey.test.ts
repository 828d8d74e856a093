import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import { sql } from '#platform/sql'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page, picture } from '#testing/browser'
import { given, type Person } from '#testing/given'
import { ownElan } from '#testing/real'
import { buildWeb } from '../../scripts/build-web.ts'
import { actionsGiven } from '../actions/given.ts'

await buildWeb()
after(closeBrowser)

/** A running Élan with a young person who just signed in; `open` shows a page to somebody. */
async function world(t: TestContext) {
  const elan = await ownElan(t)
  const base = given(elan.db)
  const young = await base.youngPerson({ firstName: 'Léo' })
  await elan.db.run(sql`update identity.session set created_at = now(), last_seen_at = now(), expires_at = now() + interval '1 day'`)
  const { action } = actionsGiven(elan.db, base as never)
  await action({ youngPerson: young, title: 'Appeler le garage', dueOn: dayOf(new Date().toISOString()) })
  await action({ youngPerson: young, title: 'Prendre rendez-vous chez le dentiste', category: 'health' })
  const open = async (who: Person | undefined, path: string, o: { dark?: boolean } = {}) => {
    const { context, page } = await ownBrowser(t, 'phone', { baseURL: elan.url, ...o })
    if (who) await context.addCookies([{ name: 'elan_session', value: who.token, url: elan.url }])
    await page.goto(path)
    return page
  }
  const linkTo = async (recipient: string) => {
    const { body } = await elan.db.one(
      z.object({ body: z.string() }),
      sql`select body from platform.outgoing where recipient = ${recipient} order by created_at desc limit 1`,
    )
    return /\/aider\/[\w-]+/.exec(body)![0]
  }
  return { young, open, linkTo }
}

async function isClean(page: Page, name: string) {
  assert.deepEqual(await accessibilityFaults(page), [])
  await picture(page, name)
}

describe('the people who help me', () => {
  it('are named, come in by their link, see what is open to them alone, and leave when I say so', async (t) => {
    const { young, open, linkTo } = await world(t)
    const mine = await open(young, '/jeune/moi')
    await mine.getByText('Personne ne t’aide pour l’instant.').waitFor()
    await mine.getByRole('button', { name: 'Ajouter une personne' }).click()
    const form = mine.getByRole('dialog')
    await form.getByLabel('Son prénom et son nom').fill('Claire Moreau')
    await form.getByLabel('Son e-mail ou son téléphone').fill('claire.moreau@exemple.fr')
    await form.getByLabel('Voir mes actions').check()
    const inSixMonths = dayOf(new Date(Date.now() + 180 * 24 * 3600_000).toISOString())
    await form.getByLabel('Jusqu’au').fill(inSixMonths)
    await form.getByLabel('Je suis d’accord').check()
    await isClean(mine, 'helper-form')
    await form.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await mine.getByText('Pas encore venue').waitFor()
    await isClean(mine, 'helpers')

    const theirs = await open(undefined, await linkTo('claire.moreau@exemple.fr'), { dark: true })
    await theirs.getByRole('heading', { name: 'Bonjour Claire Moreau' }).waitFor()
    await isClean(theirs, 'help-offer-dark')
    await theirs.getByRole('button', { name: 'J’accepte d’aider' }).click()
    await theirs.getByText('Vous aidez Léo').waitFor()
    await theirs.getByRole('link', { name: 'Appeler le garage' }).waitFor()
    assert.deepEqual(await theirs.getByRole('navigation').getByRole('link').allTextContents(), ['Aujourd’hui', 'Actions'])
    assert.equal(await theirs.getByText('dentiste').count(), 0)
    await isClean(theirs, 'helping-dark')
    await theirs.getByRole('button', { name: 'J’ai fait : Appeler le garage' }).click()
    await theirs.getByRole('button', { name: 'C’est fait' }).click()
    await theirs.getByText(/1 faite ces sept derniers jours/).waitFor()
    await theirs.goto('/jeune/messages')
    await theirs.getByText('Cette page n’existe pas').waitFor()

    await mine.reload()
    await mine.getByText('A agi 1 fois à ta place').waitFor()
    await mine.getByText('A fait quelque chose à ta place').waitFor()
    await isClean(mine, 'helpers-acted')
    await mine.getByRole('button', { name: 'Retirer Claire Moreau' }).click()
    await mine.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await mine.getByText(/fini depuis le/).waitFor()
    const refused = theirs.waitForResponse((r) => r.url().includes('/api/actions') && r.status() === 401)
    await theirs.goto('/jeune')
    await refused
  })

  it('are read in the dark too', async (t) => {
    const { young, open } = await world(t)
    const mine = await open(young, '/jeune/moi', { dark: true })
    await mine.getByText('Personne ne t’aide pour l’instant.').waitFor()
    await mine.getByRole('button', { name: 'Ajouter une personne' }).click()
    await mine.getByRole('dialog').getByLabel('Son prénom et son nom').waitFor()
    await isClean(mine, 'helper-form-dark')
  })
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, describe, it, type TestContext } from 'node:test'
import { simpleParser } from 'mailparser'
import { generateSync } from 'otplib'
import { SMTPServer } from 'smtp-server'
import { inviteAccount } from '#modules/identity'
import { makeClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { transact } from '#platform/work'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page, picture } from '#testing/browser'
import { ownElan } from '#testing/real'
import { createAdministrator } from '../../scripts/create-administrator.ts'
import { personas } from './personas.ts'

after(closeBrowser)

async function listen(server: { listen: (port: number, host: string, done: () => void) => unknown; address?: () => unknown }) {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
}

/** A real mail server on loopback; `next` waits for the next letter to somebody. */
async function startMail(t: TestContext) {
  const letters: { to: string; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        letters.push({ to: session.envelope.rcptTo[0]!.address, text: mail.text ?? '' })
        done()
      }, done)
    },
  })
  await listen(server.server)
  t.after(() => server.close())
  const { port } = server.server.address() as { port: number }
  const next = async (to: string, about = '') => {
    for (let i = 0; i < 200; i++) {
      const at = letters.findIndex((letter) => letter.to === to && letter.text.includes(about))
      if (at >= 0) return letters.splice(at, 1)[0]!.text
      await new Promise((later) => setTimeout(later, 50))
    }
    throw new Error(`no letter to ${to}`)
  }
  return { url: `smtp://127.0.0.1:${port}`, next }
}

async function freePort() {
  const probe = createServer()
  await listen(probe)
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

/** Élan under its own name on loopback, so that passkeys work, with mail. */
async function start(t: TestContext, env: Record<string, string> = {}) {
  const mail = await startMail(t)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const settings = { PORT: String(port), ELAN_URL: url, SMTP_URL: mail.url, ...env }
  const elan = await ownElan(t, settings)
  const work = <T>(act: Parameters<typeof transact<T>>[1]) =>
    transact(
      {
        db: elan.db,
        clock: makeClock(),
        log: console as never,
        config: readConfig(settings),
        ring: () => undefined,
        enqueue: async () => undefined,
      },
      act,
    )
  return { ...elan, db: elan.db, url, mail, work }
}
type Running = Awaited<ReturnType<typeof start>>

/** An adviser and a young person of one structure; neither has opened their account. */
async function addPeople({ db }: Running, { isDemo = false } = {}) {
  const [structure, adviser, young] = [ids.uuid(), isDemo ? personas['adviser-ml'].accountId : ids.uuid(), ids.uuid()]
  await db.run(sql`insert into people.structure (id, network, name, department_code, time_zone, created_at)
    values (${structure}, 'mission_locale', 'Mission locale de la Dhuys', '93', 'Europe/Paris', now())`)
  for (const [id, role, email] of [
    [adviser, 'adviser', 'aicha.benali@exemple.fr'],
    [young, 'youngPerson', 'leo.moreau@exemple.fr'],
  ])
    await db.run(sql`insert into identity.account (id, role, email, structure_id, is_demo, created_at)
      values (${id}, ${role}, ${email}, ${structure}, ${isDemo}, now())`)
  await db.run(
    sql`insert into people.professional (id, structure_id, first_name, last_name) values (${adviser}, ${structure}, 'Aïcha', 'Benali')`,
  )
  await db.run(sql`insert into people.young_person (id, first_name, last_name, birth_date, structure_id, adviser_id, search, created_at, created_by)
    values (${young}, 'Léo', 'Moreau', '2005-04-12', ${structure}, ${adviser}, 'leo moreau', now(), ${adviser})`)
  await db.run(
    sql`insert into people.follow_up (id, young_person_id, adviser_id, started_at) values (${ids.uuid()}, ${young}, ${adviser}, now())`,
  )
  return { adviser, young }
}

async function check(page: Page, name: string) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  assert.deepEqual(await accessibilityFaults(page), [], name)
  await picture(page, `identity-${name}`)
}

describe('the way in', () => {
  it('of a young person: the link of the invitation, then a code by e-mail', async (t) => {
    const elan = await start(t)
    const { young } = await addPeople(elan)
    await elan.work((work) => inviteAccount(work, young))
    const [link] = /http\S+\/activer\/\S+/.exec(await elan.mail.next('leo.moreau@exemple.fr'))!
    const { page } = await ownBrowser(t, 'phone')

    await page.goto(link)
    await page.getByText('Bienvenue sur Élan').waitFor()
    await check(page, 'activate-young')
    await page.getByRole('button', { name: 'D’accord, j’ouvre mon espace' }).click()
    await page.waitForURL(`${elan.url}/jeune`)

    await page.goto(`${elan.url}/jeune/moi`)
    await page.getByText('Cet appareil').waitFor()
    await check(page, 'profile-young')

    await page.getByRole('button', { name: 'Changer d’adresse e-mail' }).click()
    await page.getByLabel('Ta nouvelle adresse e-mail').fill('leo.nouveau@exemple.fr')
    await check(page, 'contact-change')
    await page.getByRole('button', { name: 'Recevoir mon code' }).click()
    await page.getByText('Un message vient de partir').waitFor()
    await check(page, 'contact-code')
    await page.getByLabel('Ton code à 6 chiffres').fill(/\b\d{6}\b/.exec(await elan.mail.next('leo.nouveau@exemple.fr'))![0])
    await page.getByText('leo.nouveau@exemple.fr', { exact: true }).waitFor()
    assert.match(await elan.mail.next('leo.moreau@exemple.fr'), /n’utilise plus cette adresse/)
    await page.getByRole('button', { name: 'Me déconnecter' }).click()
    await page.waitForURL(`${elan.url}/`)

    await page.goto(link)
    await page.getByText('Ce lien a déjà servi', { exact: false }).waitFor()
    await check(page, 'dead-link')

    await page.goto(`${elan.url}/connexion?suite=/jeune/moi`)
    await check(page, 'sign-in')
    await page.getByLabel('E-mail ou téléphone').fill('Leo.Nouveau@exemple.fr')
    await page.getByRole('button', { name: 'Recevoir mon code' }).click()
    const code = /\b\d{6}\b/.exec(await elan.mail.next('leo.nouveau@exemple.fr', 'pour te connecter'))![0]
    await page.getByLabel('Ton code à 6 chiffres').fill(String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
    await page.getByText('Ce code n’est pas bon', { exact: false }).waitFor()
    await check(page, 'code')
    await page.getByLabel('Ton code à 6 chiffres').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    await page.waitForURL(`${elan.url}/jeune/moi`)
  })

  it('of a professional: the link, a password and a code application, a passkey, then each alone', async (t) => {
    const elan = await start(t)
    const made = await elan.work((work) =>
      createAdministrator(work, { email: 'admin@exemple.fr', firstName: 'Claire', lastName: 'Martin', isReset: false }),
    )
    assert.ok('link' in made)
    const { page, context } = await ownBrowser(t, 'computer')
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    })

    await page.goto(made.link)
    await check(page, 'activate-passkey')
    await page.getByRole('button', { name: 'Plutôt un mot de passe', exact: false }).click()
    await page.getByLabel('Mot de passe', { exact: true }).fill('trois-chats-verts-42')
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
    await check(page, 'activate-password')
    const codeAt = (shift: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + shift })
    await page.getByLabel('Code affiché').fill(codeAt(0))
    await page.waitForURL(`${elan.url}/bureau`)

    await page.goto(`${elan.url}/bureau/compte`)
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByText('Jamais utilisée').waitFor()
    await check(page, 'profile-professional')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`${elan.url}/`)

    await page.goto(`${elan.url}/connexion?pro`)
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).waitFor()
    await check(page, 'sign-in-professional')
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click()
    await page.waitForURL(`${elan.url}/bureau`)

    await context.clearCookies()
    await page.goto(`${elan.url}/connexion?suite=/bureau/compte`)
    await page.getByLabel('E-mail professionnel').fill('admin@exemple.fr')
    await page.getByLabel('Mot de passe', { exact: true }).fill('trois-chats-verts-42')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByLabel('Code de votre application').fill(codeAt(30))
    await page.waitForURL(`${elan.url}/bureau/compte`)
  })

  it('of a forgotten password', async (t) => {
    const elan = await start(t)
    const { page } = await ownBrowser(t, 'computer')
    await page.goto(`${elan.url}/mot-de-passe-oublie`)
    await page.getByLabel('E-mail professionnel').fill('inconnue@exemple.fr')
    await check(page, 'ask-reset')
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await page.getByText('Si un compte existe', { exact: false }).waitFor()
    await page.goto(`${elan.url}/mot-de-passe-oublie/${'x'.repeat(43)}`)
    await check(page, 'reset')
    await page.getByLabel('Nouveau mot de passe').fill('une-longue-phrase-27')
    await page.getByLabel('Code de votre application').fill('123456')
    await page.getByText('Ce lien n’existe pas', { exact: false }).waitFor()
  })

  it('of the demonstration: one click, and none when there is no demonstration', async (t) => {
    const elan = await start(t, { DEMO: '1' })
    await addPeople(elan, { isDemo: true })
    const { page } = await ownBrowser(t, 'phone')
    await page.goto(`${elan.url}/demo`)
    await page.getByText('Léo, 20 ans').waitFor()
    await check(page, 'demo')
    await page.getByText('Léo, 20 ans').click()
    await page.getByText('pas encore dans les données', { exact: false }).waitFor()
    await page.getByText('Aïcha, conseillère', { exact: false }).click()
    await page.waitForURL(`${elan.url}/bureau`)
    await elan.restart({ DEMO: '0' })
    await page.goto(`${elan.url}/demo`)
    await page.getByText('Pas de démonstration ici').waitFor()
  })
})

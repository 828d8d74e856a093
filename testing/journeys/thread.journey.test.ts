import assert from 'node:assert/strict'
import { after, describe, it, type TestContext } from 'node:test'
import ical from 'ical.js'
import { generateSync } from 'otplib'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { closeBrowser, ownBrowser, type Page } from '#testing/browser'
import { ownProduct } from '#testing/product'
import { pushService } from '../outside/push-service.ts'
import { smsGateway } from '../outside/sms-gateway.ts'
import { smtpServer } from '../outside/smtp.ts'
import { beside, giveAction, inParis, look, markDone, plan, talk, until, weeksBetween, weeksOn } from './steps.ts'

after(closeBrowser)

/** A working day; the appointment is nine days later, so that both reminders are ahead. */
const [monday, day] = ['2026-11-23', '2026-12-02']
const admin = 'claire.martin@exemple.fr'
const aicha = 'aicha.benali@exemple.fr'
const leo = { email: 'leo.moreau@exemple.fr', phone: '06 39 98 12 34' }
const passphrase = 'trois-chats-verts-42'
/** The secret of the address that the gateway calls back. */
const callback = 'une-longue-adresse-que-personne-ne-devine'
const title = 'Mener une enquête métier'

describe('from an empty database to people at work', { timeout: 180_000 }, () => {
  it('an administrator, an adviser and a young person, with real e-mails, SMS and pushes, and reminders as days go by', async (t) => {
    const world = await open(t)
    await structureAndAdviser(world)
    const adviser = await adviserComes(world)
    const desk = adviser.page
    await addYoungPerson(desk)
    const phone = await youngPersonComes(world)
    const pushes = await listenForPushes(world, phone)

    await openFile(desk)
    await talk({ desk, phone, young: 'Léo', adviser: 'Aïcha' }, { first: 'Bienvenue Léo ! Tout va bien ?', answer: 'Oui, merci Aïcha.' })
    await look(phone)
    await look(desk)
    await workOnAction(desk, phone)
    const told = (words: RegExp) => toldOf(world, pushes, words)
    await meet(desk, phone, world, told)
    await remind(world, adviser.secret, told)
  })
})

type World = Awaited<ReturnType<typeof open>>

/** The product without demonstration over a database that holds nothing, and the world around it. */
async function open(t: TestContext) {
  const mail = await smtpServer(t)
  const sms = await smsGateway(t)
  const settings = { DEMO: '0', SMTP_URL: mail.url, SMS_URL: sms.url, SMS_CALLBACK_TOKEN: callback, RATE_LIMIT: '0' }
  const product = await ownProduct(t, inParis(monday, '10:05'), settings)
  const printed = await product.run('admin-create', '--email', admin, '--first-name', 'Claire', '--last-name', 'Martin')
  const letters = (to: string, subject: RegExp) => mail.mails.filter((m) => addressOf(m.to) === to && subject.test(m.subject ?? ''))
  const letter = (to: string, subject: RegExp) => until(`a letter to ${to} about ${subject}`, () => letters(to, subject).at(-1))
  const push = await pushService(t)
  const browse = async (device: 'phone' | 'computer') =>
    (await ownBrowser(t, device, { baseURL: product.url, clockShift: product.clockShift })).page
  return { product, letters, letter, sms, push, browse, firstLink: linkIn(printed) }
}
const addressOf = (to: unknown) => (to as { value: { address: string }[] }).value[0]?.address
const linkIn = (text: string) => /http\S+\/activer\/\S+/.exec(text)?.[0] ?? assert.fail(`no link in: ${text}`)

/** The administrator opens the printed link, then the structure, then an account in it. */
async function structureAndAdviser({ browse, firstLink }: World) {
  const page = await browse('computer')
  await activate(page, firstLink)
  await page.getByRole('link', { name: 'Structures' }).first().click()
  await page.getByText('Aucune structure').waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Ouvrir une structure' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ouvrir une structure' })
  await dialog.getByLabel('Nom', { exact: true }).fill('Mission locale de la Dhuys')
  await dialog.getByRole('combobox', { name: 'Département' }).fill('Seine-Saint')
  await page.getByRole('option', { name: 'Seine-Saint-Denis (93)' }).click()
  await dialog.getByLabel('Adresse').fill('12 rue de la Dhuys, 93170 Bagnolet')
  await look(page)
  await dialog.getByRole('button', { name: 'Ouvrir la structure' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mission locale de la Dhuys' }).waitFor()
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByLabel('Prénom').fill('Aïcha')
  await page.getByLabel('Nom', { exact: true }).fill('Benali')
  await page.getByLabel('E-mail professionnel').fill(aicha)
  await look(page)
  await page.getByRole('button', { name: 'Ajouter et inviter' }).click()
  await page.getByRole('table').getByText('Aïcha Benali').waitFor()
  await look(page)
}

/** A professional opens their account with a password and a code application; answers the secret that the application holds. */
async function activate(page: Page, link: string) {
  await page.goto(link)
  await page.getByRole('heading', { name: 'Bienvenue sur Élan' }).waitFor()
  const other = page.getByRole('button', { name: /Plutôt un mot de passe/ })
  await other.or(page.getByLabel('Code affiché')).first().waitFor()
  if (await other.isVisible()) await other.click()
  await page.getByLabel('Mot de passe', { exact: true }).fill(passphrase)
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await look(page)
  await page.getByLabel('Code affiché').fill(await codeOf(page, secret))
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
  await look(page)
  return secret
}

/** What the code application shows now, by the clock of this browser. */
const codeOf = async (page: Page, secret: string) =>
  generateSync({ secret, epoch: Math.floor(((await page.evaluate('Date.now()')) as number) / 1000) })

/** The adviser follows the link of a real e-mail. */
async function adviserComes({ browse, letter }: World) {
  const page = await browse('computer')
  const { text } = await letter(aicha, /./)
  const secret = await activate(page, linkIn(text ?? ''))
  await page.getByText('Votre portefeuille est vide').waitFor()
  return { page, secret }
}

async function addYoungPerson(desk: Page) {
  await desk.getByRole('button', { name: 'Ajouter un jeune' }).first().click()
  const dialog = desk.getByRole('dialog', { name: 'Ajouter un jeune' })
  await dialog.getByLabel('Prénom').fill('Léo')
  await dialog.getByLabel('Nom', { exact: true }).fill('Moreau')
  await dialog.getByLabel('Date de naissance').fill('2006-06-30')
  await dialog.getByLabel('E-mail').fill(leo.email)
  await dialog.getByLabel('Téléphone').fill(leo.phone)
  await look(desk)
  await dialog.getByRole('button', { name: 'Ajouter au portefeuille' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Léo Moreau' }).waitFor()
  await desk.getByText('Invitation envoyée').first().waitFor()
  await beside(desk)
    .getByRole('button', { name: /Léo Moreau/ })
    .waitFor()
}

/** The young person opens the link of the e-mail on a phone, leaves, and comes back with a code by e-mail. */
async function youngPersonComes({ browse, letter, product }: World) {
  const phone = await browse('phone')
  const { text } = await letter(leo.email, /espace Élan est prêt/)
  await phone.goto(linkIn(text ?? ''))
  await phone.getByRole('heading', { name: 'Bienvenue sur Élan' }).waitFor()
  await look(phone, 'young-welcome')
  await phone.getByRole('button', { name: 'D’accord, j’ouvre mon espace' }).click()
  await phone.getByRole('heading', { level: 1, name: 'Bonjour Léo' }).waitFor()
  await look(phone)
  await phone.getByRole('link', { name: 'Moi', exact: true }).click()
  await phone.getByText('Cet appareil').waitFor()
  await look(phone)
  await phone.getByRole('button', { name: 'Me déconnecter' }).click()
  await phone.waitForURL(`${product.url}/`)
  await look(phone, 'public-home')

  await phone.getByRole('link', { name: 'Se connecter' }).first().click()
  await phone.getByLabel('E-mail ou téléphone').fill('Leo.Moreau@exemple.fr ')
  await look(phone, 'sign-in')
  await phone.getByRole('button', { name: 'Recevoir mon code' }).click()
  const { subject } = await letter(leo.email, /ton code pour Élan/)
  await phone.getByLabel('Ton code à 6 chiffres').waitFor()
  await look(phone, 'sign-in-code')
  await phone.getByLabel('Ton code à 6 chiffres').fill(subject?.slice(0, 6) ?? '')
  await phone.getByRole('heading', { level: 1, name: 'Bonjour Léo' }).waitFor()
  return phone
}

/** A headless browser reaches no push service: the phone gives the keys of one that is here. */
async function listenForPushes(world: World, phone: Page) {
  const { publicKey } = (await (await phone.request.get('/api/push-key')).json()) as { publicKey: string }
  const { endpoint, keys, got } = world.push.subscribe(publicKey)
  const data = { id: crypto.randomUUID(), endpoint, keys, name: 'Chrome sur Android' }
  const reply = await phone.request.post('/api/devices', { data })
  assert.equal(reply.status(), 200, await reply.text())
  return () => got.taken.map((taken) => taken.push)
}

async function openFile(desk: Page) {
  await desk.getByRole('link', { name: 'Accueil', exact: true }).click()
  await desk
    .getByRole('table', { name: 'Portefeuille' })
    .getByRole('link', { name: /Moreau/ })
    .click()
  await desk.getByRole('heading', { level: 1, name: 'Léo Moreau' }).waitFor()
  await look(desk)
}

/** The adviser gives an action, the young person does it, the adviser counts it. */
async function workOnAction(desk: Page, phone: Page) {
  await giveAction(desk, 'Modèle', title)
  await phone.getByRole('link', { name: 'Actions', exact: true }).click()
  await phone.getByRole('link', { name: title }).waitFor()
  await look(phone)
  await markDone(phone, title)
  await phone.getByText('Faite aujourd’hui').waitFor()
  await desk.getByRole('link', { name: /^À qualifier/ }).click()
  await desk.getByRole('checkbox', { name: new RegExp(`^${title}`) }).click()
  await look(desk)
  await desk.getByRole('button', { name: /Projet professionnel$/ }).click()
  await desk.getByText('Tout est qualifié').waitFor()
  await phone.getByText('Comptée', { exact: true }).waitFor()
  await look(phone)
}

type Told = ReturnType<typeof toldOf>
/** What reached the young person outside about something, by channel. */
const toldOf = ({ letters, sms }: World, pushes: () => { body: string }[], words: RegExp) => ({
  email: letters(leo.email, words).length,
  push: pushes().filter((p) => words.test(p.body)).length,
  sms: sms.taken().filter((s) => words.test(s.text)).length,
})

/** Waits until so much has reached the young person; more is a fault. */
async function reached(told: (words: RegExp) => Told, words: RegExp, wanted: Told) {
  const isThere = ({ email, push, sms }: Told) => email >= wanted.email && push >= wanted.push && sms >= wanted.sms
  await until(`${JSON.stringify(wanted)} of ${words}`, () => isThere(told(words)) || undefined, 20)
  assert.deepEqual(told(words), wanted)
}

/** Two appointments are told at once, with a calendar file; the young person confirms the first. */
async function meet(desk: Page, phone: Page, { letter }: World, told: (words: RegExp) => Told) {
  await desk.getByRole('link', { name: 'Agenda', exact: true }).click()
  await plan(desk, { name: 'Léo Moreau', day, time: '10:00' })
  await plan(desk, { name: 'Léo Moreau', day, time: '15:30' })
  const mail = await letter(leo.email, /^Rendez-vous .*10 h,/)
  const [file] = mail.attachments.filter((a) => a.contentType === 'text/calendar')
  const event = new ical.Event(new ical.Component(ical.parse(file?.content.toString() ?? '')).getFirstSubcomponent('vevent')!)
  assert.equal(event.startDate.toJSDate().toISOString(), new Date(inParis(day, '10:00')).toISOString())
  assert.match(event.location, /12 rue de la Dhuys/)
  assert.match(mail.text ?? '', /Avec Aïcha Benali/)
  await reached(told, /rendez-vous/i, { email: 2, push: 2, sms: 0 })

  await phone.getByRole('link', { name: 'Agenda', exact: true }).click()
  await weeksOn(phone, weeksBetween(monday, day))
  await phone.getByRole('link', { name: /15 h 30/ }).waitFor()
  await look(phone)
  await phone.getByRole('link', { name: /10 h/ }).click()
  await phone.getByText('De 10 h à 10 h 45').waitFor()
  await look(phone)
  await phone.getByRole('button', { name: 'J’y serai' }).click()
  await phone.getByText('Tu y seras').waitFor()
  await weeksOn(desk, weeksBetween(monday, day))
  await look(desk)
  await desk.getByTitle(/^Léo Moreau, 10.h/).click()
  await desk.getByRole('dialog').getByText('Viendra', { exact: true }).waitFor()
  await look(desk)
}

/** Days go by: a reminder a week before and the day before, one by each channel, none for what is cancelled in between. */
async function remind(world: World, secret: string, told: (words: RegExp) => Told) {
  const [first, second] = [/rappel.*10 h(?! 3)/i, /rappel.*15 h 30/i]
  const once = { email: 1, push: 1, sms: 1 }
  await world.product.moveTo(inParis('2026-11-25', '17:50'))
  assert.deepEqual(told(/rappel/i), { email: 0, push: 0, sms: 0 })
  await world.product.moveTo(inParis('2026-11-25', '18:01'))
  for (const words of [first, second]) await reached(told, words, once)

  await world.product.moveTo(inParis('2026-11-26', '09:00'))
  await cancelSecond(world, secret)
  await reached(told, /annulé/i, { email: 1, push: 1, sms: 0 })
  for (const words of [first, second]) assert.deepEqual(told(words), once)

  await world.product.moveTo(inParis('2026-12-01', '18:01'))
  await reached(told, first, { email: 2, push: 2, sms: 2 })
  await world.product.moveTo(inParis('2026-12-01', '18:40'))
  assert.deepEqual(told(first), { email: 2, push: 2, sms: 2 })
  assert.deepEqual(told(second), once)
  await callBack(world)
}

/** The gateway says that each SMS arrived, then that the phone answered STOP. */
async function callBack({ product, sms }: World) {
  const address = `${product.url}/api/sms-callback/${callback}`
  const at = inParis('2026-12-01', '18:02')
  for (const { id } of sms.taken()) assert.equal((await sms.report(address, { id, state: 'delivered', at })).status, 200)
  const states = await product.db.many(
    z.object({ status: z.string(), count: z.int() }),
    sql`select status, count(*)::int as count from platform.outgoing where channel = 'sms' and tries > 0 group by status`,
  )
  assert.deepEqual(states, [{ status: 'delivered', count: sms.taken().length }])
  assert.equal((await sms.reply(address, { from: sms.taken()[0]!.to, text: 'STOP', at })).status, 200)
  assert.equal(await product.db.run(sql`select from notifications.sms_choice where is_stopped`), 1)
}

/** The adviser comes back another day, with password and code, and takes the second appointment off. */
async function cancelSecond({ browse }: World, secret: string) {
  const desk = await browse('computer')
  await desk.goto('/connexion?pro&suite=/bureau/agenda')
  await desk.getByLabel('E-mail professionnel').fill(aicha)
  await desk.getByLabel('Mot de passe', { exact: true }).fill(passphrase)
  await look(desk)
  await desk.getByRole('button', { name: 'Continuer' }).click()
  await desk.getByLabel('Code de votre application').fill(await codeOf(desk, secret))
  await desk.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await weeksOn(desk, 1)
  await desk.getByTitle(/^Léo Moreau, 15.h.30/).click()
  await desk.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
  await desk.getByLabel('Raison (facultatif)').fill('Je suis en formation ce jour-là.')
  await look(desk)
  await desk.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
  await desk.getByText('Rendez-vous annulé : les jeunes sont prévenus.').waitFor()
}

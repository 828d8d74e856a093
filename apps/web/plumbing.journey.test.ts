import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, describe, it } from 'node:test'
import Fastify from 'fastify'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { serveWeb } from '../../platform/web.ts'
import { precompress } from '../../scripts/build-web.ts'
import shells from './vite.config.ts'

process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x' // before the import: it then brings its own NSS libraries
const { default: sparticuz } = await import('@sparticuz/chromium')

const root = path.join(import.meta.dirname, 'plumbing')
const folder = mkdtempSync(path.join(tmpdir(), 'plumbing-'))
const config = await shells({ command: 'build', mode: 'young' })
await build({
  ...config,
  configFile: false,
  root,
  logLevel: 'warn',
  build: { ...config.build, outDir: folder, rolldownOptions: { input: ['young', 'public'].map((s) => `${root}/${s}/index.html`) } },
})
await precompress(folder)

/** The smallest server that keeps the promises of the real one: each key once, a numbered stream that replays. */
const state = {
  down: false,
  loseAnswers: 0,
  account: 'lea',
  notes: [] as string[],
  keys: [] as string[],
  version: '',
  asked: [] as string[],
}
const streams = new Set<ServerResponse>()
const events: string[] = []
const emit = (type: string, heard = true) => {
  const frame = `id: ${events.length + 1}\nevent: ${type}\ndata: {}\n\n`
  events.push(frame)
  if (heard) for (const stream of streams) stream.write(frame)
}
const app = Fastify()
app.addHook('onRequest', async (request) => {
  if (state.down) request.raw.socket.destroy()
  // So that the next hook can change it.
  if (request.url === '/jeune/sw.js') for (const name of ['accept-encoding', 'if-none-match']) delete request.headers[name]
})
app.addHook('onSend', async (request, _, body) =>
  request.url === '/jeune/sw.js' ? String(body).replace(/elan-\w{12}/, (v) => v + state.version) : body,
)
app.get('/api/me', async () => ({ id: state.account }))
app.get('/api/notes', async () => ({ items: state.notes }))
app.post<{ Body: { text: string } }>('/api/notes', async (request, reply) => {
  const key = String(request.headers['idempotency-key'])
  const { text } = request.body
  if (text === 'interdit')
    return reply.code(422).type('application/problem+json').send({ status: 422, code: 'request.invalid', requestId: 'r-1' })
  if (!state.keys.includes(key)) state.notes.push(text)
  state.keys.push(key)
  if (state.loseAnswers-- > 0) request.raw.socket.destroy()
  return {}
})
app.get<{ Querystring: { after?: string } }>('/api/events', (request, reply) => {
  const { after } = request.query
  state.asked.push(after ?? 'start')
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
  reply.raw.write(`${after === undefined ? `id: ${events.length}\n` : ''}event: hello\ndata: {}\n\n`)
  for (const frame of after === undefined ? [] : events.slice(Number(after))) reply.raw.write(frame)
  streams.add(reply.raw)
  reply.raw.on('close', () => streams.delete(reply.raw))
})
serveWeb(app, folder)
const origin = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath()),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})
afterEach(async () => {
  state.down = false
  for (const context of browser.contexts()) await context.close()
  for (const stream of streams) stream.destroy()
  await until('no stream is left', () => streams.size === 0)
})
after(async () => {
  await browser.close()
  for (const stream of streams) stream.destroy()
  await app.close()
  rmSync(folder, { recursive: true })
})

const list = (page: Page, id: string) => page.locator(`#${id} li`).allInnerTexts()
async function until(what: string, check: () => Promise<boolean> | boolean) {
  for (let tries = 0; tries < 120; tries++) {
    if (await check()) return
    await new Promise((later) => setTimeout(later, 50))
  }
  assert.fail(`never: ${what}`)
}
async function openApp(context: BrowserContext) {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (e) => faults.push(String(e)))
  page.on('console', (m) => m.text().includes('Content Security Policy') && faults.push(m.text()))
  await page.goto(`${origin}/jeune`)
  await page.evaluate(
    'navigator.serviceWorker.ready.then((r) => r.active.state === "activated" || new Promise((ok) => setTimeout(ok, 300)))',
  )
  return { page, faults }
}
const cutNetwork = async (context: BrowserContext, cut: boolean) => {
  state.down = cut
  if (cut) for (const stream of streams) stream.destroy()
  await context.setOffline(cut)
}
const say = async (page: Page, text: string) => {
  await page.getByLabel('Note').fill(text)
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

describe('the plumbing of the screens, in a browser', { timeout: 60_000 }, () => {
  it('keeps a text written without network through a reload and sends it once', async () => {
    state.notes = ['déjà là']
    const context = await browser.newContext()
    const { page, faults } = await openApp(context)
    await until('the note is read', async () => (await list(page, 'notes')).join() === 'déjà là')
    await page.waitForTimeout(1_300) // the cache goes to the disk once a second
    await cutNetwork(context, true)
    await say(page, 'premier')
    await say(page, 'second')
    await page.getByLabel('Note').fill('pas encore envoyé')
    await until('both wait', async () => (await list(page, 'pending')).join() === 'premier,second')

    await page.reload()
    await until('both wait after the reload', async () => (await list(page, 'pending')).join() === 'premier,second')
    assert.deepEqual(await list(page, 'notes'), ['déjà là'])
    assert.equal(await page.getByLabel('Note').inputValue(), 'pas encore envoyé')
    await until('the page says how old it is', async () =>
      /^Hors ligne\. Ce que tu vois date de \d+\sh(\s\d\d)?\.$/.test(await page.getByRole('status').innerText()),
    )

    state.loseAnswers = 1 // the server does it, but the answer is lost: the same key comes again
    await cutNetwork(context, false)
    await until('nothing waits', async () => (await list(page, 'pending')).length === 0)
    await until('the list is read again', async () => (await list(page, 'notes')).join() === 'déjà là,premier,second')
    assert.deepEqual([state.notes, state.keys.length, new Set(state.keys).size], [['déjà là', 'premier', 'second'], 3, 2])
    assert.deepEqual(faults, [])
  })

  it('keeps a refused text in sight with the reason, and sends the corrected one', async () => {
    const context = await browser.newContext()
    const { page } = await openApp(context)
    await until('signed in', () => streams.size === 1)
    await say(page, 'interdit')
    await until('the refusal shows', async () => /^interdit : Il manque quelque chose/.test((await list(page, 'refused')).join()))
    await page.getByRole('button', { name: 'Corriger' }).click()
    await until('the corrected text is sent', () => state.notes.at(-1) === 'interdit corrigé')
    await until('nothing is left', async () => (await list(page, 'refused')).length === 0)
  })

  it('holds one stream per browser, and the next tab goes on where the first stopped', async () => {
    const context = await browser.newContext()
    const first = await openApp(context)
    await until('the first tab follows', () => streams.size === 1)
    const second = await openApp(context)
    await until('the second tab reads', async () => (await list(second.page, 'notes')).length === state.notes.length)
    const hint = (note: string, heard = true) => {
      state.notes.push(note)
      emit('notes.written', heard)
    }
    hint('pour les deux')
    for (const { page } of [first, second]) await until('both hear', async () => (await list(page, 'notes')).at(-1) === 'pour les deux')
    assert.equal(streams.size, 1)

    hint('pendant le passage', false) // while nobody listens
    await first.page.close()
    await until('the second tab leads', () => streams.size === 1 && state.asked.at(-1) === '1')
    await until('nothing was missed', async () => (await list(second.page, 'notes')).at(-1) === 'pendant le passage')
    hint('ensuite')
    await until('it goes on', async () => (await list(second.page, 'notes')).at(-1) === 'ensuite')
  })

  it('forgets what it kept when somebody else signs in', async () => {
    const context = await browser.newContext()
    const { page } = await openApp(context)
    await until('read', async () => (await list(page, 'notes')).length > 0)
    await page.getByLabel('Note').fill('à moi')
    await page.waitForTimeout(1_300)
    Object.assign(state, { account: 'noa', notes: [] })
    await page.reload()
    await until('the other account sees only its own', async () => (await list(page, 'notes')).length === 0 && streams.size === 1)
    await page.waitForTimeout(1_300)
    await cutNetwork(context, true)
    await page.reload()
    assert.deepEqual([await list(page, 'notes'), await page.getByLabel('Note').inputValue()], [[], ''])
    await cutNetwork(context, false)
    state.account = 'lea'
  })

  it('shows a push, and offers a new version taken on demand or at the next page', async () => {
    const context = await browser.newContext()
    const { page } = await openApp(context)
    const tools = await context.newCDPSession(page)
    const registered = new Promise<string>((found) =>
      tools.on(
        'ServiceWorker.workerRegistrationUpdated',
        ({ registrations }) => registrations[0] && found(registrations[0].registrationId),
      ),
    )
    await tools.send('ServiceWorker.enable')
    const worker = context.serviceWorkers()[0]!
    // A headless browser has no tray: what would be shown there is written down instead.
    await worker.evaluate(
      'self.tray = []; self.registration.showNotification = async (title, o) => void tray.push([title, o.body, o.data.url, o.tag])',
    )
    const data = JSON.stringify({ title: 'Nouveau message', body: 'De Camille', url: '/jeune/messages', tag: 'conversation-1' })
    await tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data })
    const tray = async () => (await worker.evaluate('tray')) as unknown[]
    await until('the notification shows', async () => (await tray()).length === 1)
    assert.deepEqual(await tray(), [['Nouveau message', 'De Camille', '/jeune/messages', 'conversation-1']])
    await page.getByLabel('Note').fill('en cours')
    const tap = `dispatchEvent(Object.assign(new ExtendableEvent('notificationclick'), { notification: { close() {}, data: { url: '/jeune/messages' } } }))`
    await worker.evaluate(tap)
    await until('the open page goes there', () => new URL(page.url()).pathname === '/jeune/messages')

    await page.reload() // controlled by the worker from now on
    state.version = 'b'
    await page.evaluate('navigator.serviceWorker.ready.then((r) => r.update())')
    await page.getByText('Mettre à jour').waitFor()
    await page.getByText('Mettre à jour').click()
    await until('the new version is in charge', async () =>
      ((await page.evaluate('caches.keys()').catch(() => [])) as string[]).some((k) => k.endsWith('b')),
    )
    await page.getByText('Mettre à jour').waitFor({ state: 'detached' })
    await until('the text is still there', async () => (await page.getByLabel('Note').inputValue()) === 'en cours')

    state.version = 'c'
    await page.evaluate('navigator.serviceWorker.ready.then((r) => r.update())')
    await page.getByText('Mettre à jour').waitFor()
    await page.evaluate('history.pushState(null, "", "/jeune/moi")')
    await until(
      'going to another page takes it',
      async () =>
        String(
          await page
            .evaluate('navigator.serviceWorker.getRegistration().then((r) => r.waiting === null && r.active.state)')
            .catch(() => ''),
        ) === 'activated',
    )
  })

  it('serves files packed and for ever, pages fresh, and nothing else', async () => {
    const get = (url: string, headers = {}) =>
      app.inject({ url, headers: { 'accept-encoding': 'gzip, br', accept: 'text/html', ...headers } })
    const page = await get('/jeune/agenda/x')
    assert.partialDeepStrictEqual(page.headers, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-encoding': 'br',
    })
    assert.doesNotMatch(String(page.headers['content-security-policy']), /unsafe/)
    assert.equal((await get('/jeune', { 'if-none-match': page.headers.etag })).statusCode, 304)
    const script = (await get('/jeune', { 'accept-encoding': '' })).body.match(/\/assets\/[^"]+\.js/)?.[0] ?? ''
    assert.partialDeepStrictEqual((await get(script)).headers, {
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    assert.equal((await get('/jeune/sw.js')).headers['service-worker-allowed'], '/jeune')
    assert.equal((await get('/jeune/manifest.webmanifest')).headers['content-type'], 'application/manifest+json')
    for (const url of ['/assets/none.js', '/.env', '/../package.json', '/.vite/manifest.json', '/api/none', '/young/main.tsx'])
      assert.equal((await get(url)).statusCode, 404, url)
    assert.equal((await get('/jeune', { accept: 'application/json' })).statusCode, 404)
  })
})

import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TestContext } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'

process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x' // before the import: it then brings its own NSS libraries
const { default: sparticuz } = await import('@sparticuz/chromium')

let browser: Promise<Browser> | undefined

/** One Chromium a process, started at the first need; no system package. */
async function open() {
  browser ??= sparticuz.executablePath().then((executablePath) =>
    chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? executablePath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    }),
  )
  return browser
}

/** Closes Chromium; call it once the tests of a file are over. */
export async function closeBrowser() {
  const open = await browser
  browser = undefined
  // one that is gone already may never say so, and would keep the run from its end
  const long = Promise.withResolvers<void>()
  const timer = setTimeout(long.resolve, 5_000)
  await Promise.race([open?.close(), long.promise])
  clearTimeout(timer)
}

const sizes = { phone: { width: 390, height: 844 }, computer: { width: 1440, height: 900 } }
export type Device = keyof typeof sizes

/** `clockShift`: how far this browser's clock is ahead of the real one, milliseconds: that of a product whose clock was moved. */
type Options = { dark?: boolean; timeZone?: string; baseURL?: string; clockShift?: number }

/** A person's own browser: a phone of 390 px or a computer of 1440 px, in French, Paris time. Errors of pages fail the test. */
export async function ownBrowser(t: TestContext, device: Device, options: Options = {}) {
  const context = await (await open()).newContext({
    viewport: sizes[device],
    ...(device === 'phone' && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
    locale: 'fr-FR',
    timezoneId: options.timeZone ?? 'Europe/Paris',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(options.baseURL && { baseURL: options.baseURL }),
  })
  if (options.clockShift) await context.addInitScript(moveClock, options.clockShift)
  const faults: string[] = []
  context.on('weberror', (e) => faults.push(e.error().message))
  t.after(async () => {
    await context.close()
    if (faults.length) throw new Error(`errors in the page: ${faults.join(' | ')}`)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return { context, page }
}

/** Runs in the page, before anything else. */
function moveClock(shift: number) {
  const RealDate = Date
  const now = () => RealDate.now() + shift
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => Reflect.construct(target, given.length ? given : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

/** What axe finds wrong on a page, in words; empty is good. Asked in the page itself and for faults only: its builder takes ten times as long. */
export async function accessibilityFaults(page: Page) {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  let { violations } = await runAxe(page)
  // a page on its way from light to dark shows colours that nobody reads: what is still wrong half a second later is wrong
  if (violations.length) {
    await page.waitForTimeout(500)
    violations = (await runAxe(page)).violations
  }
  return violations.map(
    (v) =>
      `${v.id}: ${v.help} (${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(', ')})`,
  )
}
const runAxe = (page: Page) => page.evaluate('axe.run(document, { resultTypes: ["violations"] })') as Promise<Found>
type Found = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] }
const axe = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string }

/** Keeps a picture under docs/pictures when `npm run pictures` asked for them. */
export async function picture(page: Page, name: string) {
  if (!process.env.KEEP_PICTURES) return
  mkdirSync('docs/pictures', { recursive: true })
  await page.waitForTimeout(300)
  await page.screenshot({ path: `docs/pictures/${name}.png` })
}

export type { Page }

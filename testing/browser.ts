import { mkdirSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
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
  await (await browser)?.close()
  browser = undefined
}

const sizes = { phone: { width: 390, height: 844 }, computer: { width: 1440, height: 900 } }
export type Device = keyof typeof sizes

/** A person's own browser: a phone of 390 px or a computer of 1440 px, in French, Paris time. Errors of pages fail the test. */
export async function ownBrowser(t: TestContext, device: Device, options: { dark?: boolean; timeZone?: string; baseURL?: string } = {}) {
  const context = await (await open()).newContext({
    viewport: sizes[device],
    ...(device === 'phone' && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
    locale: 'fr-FR',
    timezoneId: options.timeZone ?? 'Europe/Paris',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(options.baseURL && { baseURL: options.baseURL }),
  })
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

/** What axe finds wrong on a page, in words; empty is good. */
export async function accessibilityFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    (v) =>
      `${v.id}: ${v.help} (${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(', ')})`,
  )
}

/** Keeps a picture under docs/pictures when `npm run pictures` asked for them. */
export async function picture(page: Page, name: string) {
  if (!process.env.KEEP_PICTURES) return
  mkdirSync('docs/pictures', { recursive: true })
  await page.waitForTimeout(300)
  await page.screenshot({ path: `docs/pictures/${name}.png` })
}

export type { Page }

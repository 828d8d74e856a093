import assert from 'node:assert/strict'
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { parseSync } from 'vite'
import { accessibilityFaults, closeBrowser, ownBrowser, type Page } from '#testing/browser'
import { ownProduct } from '#testing/product'

after(closeBrowser)

const languages = ['fr', 'en', 'ar'] as const
type Language = (typeof languages)[number]

/** Every address of the young person's app, as its modules write them; what is about one thing is reached by the first link to it. */
const addresses = globSync('modules/*/screens/young/routes.tsx')
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/path: '([^']+)'/g)].map((m) => m[1]!))
  .sort()

describe('the young person’s app in three languages', { timeout: 300_000 }, () => {
  it('reads well at 390 px in each: nothing for axe, nothing wider than the phone, no French left over, the right way round', async (t) => {
    const product = await ownProduct(t, '2026-11-26T09:00:00.000Z', { DEMO: '1', RATE_LIMIT: '0' })
    const faults: string[] = []
    const seen = new Map<Language, string[]>()
    for (const language of languages) {
      const { page } = await ownBrowser(t, 'phone', { baseURL: product.url, clockShift: product.clockShift })
      await page.addInitScript(`localStorage.setItem('elan.language', '${language}')`)
      await page.request.post('/api/demo/session', { data: { persona: 'young-adult' }, headers: { origin: product.url } })
      seen.set(language, await visitAll(page, language, faults))
    }
    assert.deepEqual(faults, [])
    for (const language of languages) assert.deepEqual(seen.get(language), ['/', '/moi', ...addresses], language)
  })
})

/** Goes to every address; answers those it found a page for. */
async function visitAll(page: Page, language: Language, faults: string[]) {
  const links = new Set<string>()
  const visited: string[] = []
  for (const address of ['/', '/moi', ...addresses]) {
    const real = address.includes(':')
      ? [...links].find((l) => isAt(l, address))?.replace(/^\/[^/]+/, address.replace('/:id', ''))
      : address
    if (!real) continue
    visited.push(address)
    await page.goto(`/jeune${real === '/' ? '' : real}`)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    await page.waitForFunction("!document.querySelector('main [aria-busy=true]')")
    for (const fault of [...(await accessibilityFaults(page)), ...(await otherFaults(page, language))])
      faults.push(`${language} ${real}: ${fault}`)
    for (const link of (await page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))")) as string[])
      if (link.startsWith('/jeune/')) links.add(link.slice('/jeune'.length).replace(/[?#].*/, ''))
    await keep(page, `${language}${address.replaceAll(/[/:]/g, '-')}`)
  }
  return visited
}

/** `/rendez-vous/:id` moves an appointment, of which the agenda has the address. */
const isAt = (link: string, address: string) =>
  new RegExp(`^${address.replace('/rendez-vous/', '/agenda/').replace(':id', '[0-9a-f-]{36}')}$`).test(link)

/** In the page: the language said, the direction, the width; and what is still in French, what people wrote apart (`dir="auto"`, `bdi`). */
async function otherFaults(page: Page, language: Language) {
  const { lang, dir, wide, words, own } = (await page.evaluate(look)) as {
    lang: string
    dir: string
    wide: number
    words: string[]
    own: string[]
  }
  const left = frenchOnly(language)
  const french = language === 'fr' ? [] : [...words, ...own].filter((w) => left.has(w) || (frenchDay.test(w) && !own.includes(w)))
  return [
    ...(lang === language ? [] : [`lang is ${lang}`]),
    ...(dir === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`dir is ${dir}`]),
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...french.map((w) => `in French: ${w}`),
  ]
}

const look = `(() => {
  const root = document.documentElement
  const words = [document.title.split(' · ')[0]]
  const own = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) (texts.currentNode.parentElement.closest('[dir=auto], bdi') ? own : words).push(texts.currentNode.textContent.trim())
  for (const e of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
    for (const a of ['aria-label', 'title', 'placeholder', 'alt']) if (e.getAttribute(a)) words.push(e.getAttribute(a))
  return { lang: root.lang, dir: root.dir || 'ltr', wide: root.scrollWidth - root.clientWidth, words: words.filter(Boolean), own: own.filter(Boolean) }
})()`

/** Dates are written by the device, and names of days never stay in another language. */
const frenchDay =
  /\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|juin|juillet|août|septembre|octobre|novembre|décembre)\b/

/** What the app says in French, and otherwise in this language. */
function frenchOnly(language: Language) {
  const own = said(language)
  return new Set([...said('fr')].filter((text) => !own.has(text)))
}

/** The sentences in the text files of a language; they are read, not run: some of them write dates as the browser does. */
function said(language: Language) {
  const found = new Set<string>()
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const { type, value, key: _, ...rest } = node as { type?: string; value?: unknown; key?: unknown }
    if (type === 'Literal' && typeof value === 'string' && /\p{L}{3}/u.test(value)) found.add(value.trim())
    for (const next of Object.values({ value, ...rest })) visit(next)
  }
  for (const file of globSync(['modules/*/screens/young', 'ui', 'apps/web/young'].map((folder) => `${folder}/texts.${language}.ts`)))
    visit(parseSync(file, readFileSync(file, 'utf8'), { lang: 'ts' }).program)
  return found
}

/** Pictures to look at, when a folder is named. */
async function keep(page: Page, name: string) {
  const folder = process.env.KEEP_LANGUAGES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

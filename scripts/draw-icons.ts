import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x' // before the import: it then brings its own NSS libraries
const { default: sparticuz } = await import('@sparticuz/chromium')

const folder = path.join(import.meta.dirname, '../apps/web/static/jeune/icons')
const mark = readFileSync(path.join(import.meta.dirname, '../apps/web/static/icon.svg'), 'utf8')
const inner = mark.replace(/<svg[^>]*>|<\/svg>/g, '')
const bare = inner.replace(/<path fill="#0a545b"[^>]*>/, '')
const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${content}</svg>`
// Launchers cut maskable icons to any shape and keep only the middle 80 %; badges are read by their outline alone.
const full = svg(`<path fill="#0a545b" d="M0 0h64v64H0Z"/><g transform="translate(32 32) scale(.78) translate(-30 -31)">${bare}</g>`)
const outline = svg(`<g transform="translate(32 32) scale(1.1) translate(-31 -31)">${bare.replace(/#f4a355/, '#fff')}</g>`)

const icons = [
  ['192', mark, 192],
  ['512', mark, 512],
  ['180', full, 180],
  ['maskable-192', full, 192],
  ['maskable-512', full, 512],
  ['badge', outline, 96],
] as const

/** Draws the app's icons from the mark, after it changed; the pictures are committed. */
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath()),
  args: ['--no-sandbox'],
})
for (const [name, picture, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
  )
  writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()

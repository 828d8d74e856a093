import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { keepTogether } from './french-spaces.ts'

const here = import.meta.dirname
const root = path.resolve(here, '../..')

/** A build is always the one that people get, in tests too: NODE_ENV=development would put React's own checks into it. */
const forProduction: Plugin = {
  name: 'for-production',
  apply: 'build',
  config() {
    process.env.NODE_ENV = 'production'
  },
}

/** Server code in a screen is an error, not an empty module. */
const noServerCode: Plugin = {
  name: 'no-server-code',
  enforce: 'pre',
  resolveId(id, from) {
    if (isBuiltin(id)) this.error(`${id} belongs to the server, but a screen reaches it through ${from}`)
  },
}

/** Screens take types and lists of words from `api.ts`, never checks: zod itself stays on the server (`inert-zod.ts`). */
const noZod: Plugin = {
  name: 'no-zod',
  enforce: 'pre',
  resolveId(id, from) {
    if (id === 'zod') return `${here}/inert-zod.ts`
    if (id.startsWith('zod/')) this.error(`${id} would weigh too much in a screen, but ${from} asks for it: take z from #platform/api`)
  },
}

const frenchSpaces: Plugin = {
  name: 'french-spaces',
  enforce: 'pre',
  transform: {
    filter: { id: { include: /\.tsx?$/, exclude: /node_modules/ } },
    handler: (source) => ({ code: keepTogether(source), map: null }),
  },
}

/** Icon for every shell; the young person's is installable, and asks at once for what it needs a moment later: over a slow line each discovery costs a second. No font: it would hold up the screen. */
const headLinks: Plugin = {
  name: 'head-links',
  transformIndexHtml: {
    order: 'post',
    handler(html, { filename, bundle = {} }) {
      const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs, injectTo: 'head' as const })
      const icon = html.includes('rel="icon"') ? [] : [link({ rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' })]
      if (!filename.includes('/young/')) return icon
      const asked = Object.values(bundle).flatMap(({ fileName: file }) => {
        if (/assets\/app-[^/]*\.js$/.test(file)) return [link({ rel: 'modulepreload', crossorigin: true, href: `/${file}` })]
        if (/assets\/app-[^/]*\.css$/.test(file)) return [link({ rel: 'stylesheet', crossorigin: true, href: `/${file}` })]
        return []
      })
      return [
        ...icon,
        ...asked,
        link({ rel: 'manifest', href: '/jeune/manifest.webmanifest' }),
        link({ rel: 'apple-touch-icon', href: '/jeune/icons/180.png' }),
      ]
    },
  },
}
/** `/jeune/sw.js`: keeps the young person's shell and its hashed files on the device, nothing of the other shells. */
const youngServiceWorker: Plugin = {
  name: 'young-service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const shell = Object.keys(bundle).find((file) => file.endsWith('young/index.html'))
      const page = shell === undefined ? undefined : bundle[shell]
      if (page?.type !== 'asset') return // a build of other shells only
      const files = new Set<string>()
      const visit = (file: string) => {
        const part = bundle[file]
        if (!part || files.has(file) || otherAlphabet.test(file) || otherLanguage.test(file)) return
        files.add(file)
        if (part.type === 'asset') return
        for (const asset of [...(part.viteMetadata?.importedCss ?? []), ...(part.viteMetadata?.importedAssets ?? [])]) visit(asset)
        for (const next of [...part.imports, ...part.dynamicImports]) visit(next)
      }
      for (const [, file] of String(page.source).matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) visit(file!)
      for (const font of fontsOf([...files].map((file) => bundle[file]))) files.add(font)
      const version = createHash('sha256')
        .update([...files].sort().join())
        .update(page.source)
      const source = readFileSync(`${here}/service-worker.js`, 'utf8')
        .replace('__VERSION__', version.digest('hex').slice(0, 12))
        .replace("['__LANGUAGES__']", JSON.stringify(otherLanguages(Object.keys(bundle))))
        .replace("['__FILES__']", JSON.stringify(['/jeune', ...[...files].sort().map((file) => `/${file}`)]))
      this.emitFile({ type: 'asset', fileName: 'jeune/sw.js', source })
    },
  },
}

/** Fetched, and kept, by who chose it. */
const otherLanguage = /\/dictionary\.(en|ar)-[^/]*\.js$/
const otherLanguages = (files: string[]) => files.filter((file) => otherLanguage.test(file)).map((file) => `/${file}`)
const otherAlphabet = /-(latin-ext|cyrillic|greek|vietnamese)-.*\.woff2$/
/** The Latin fonts that the styles name; other alphabets are fetched when a text needs them. */
function fontsOf(parts: ({ type: string; source?: string | Uint8Array } | undefined)[]) {
  const styles = parts.map((part) => (part?.type === 'asset' && part.source ? String(part.source) : '')).join('')
  const fonts = [...styles.matchAll(/url\("?\/(assets\/[^")]+\.woff2)"?\)/g)].map((m) => m[1]!)
  return fonts.filter((font) => !otherAlphabet.test(font))
}

/** Changes when a wire shape changes: an older cache of the device could not be read by the new screens. */
const wire = () => {
  const hash = createHash('sha256')
  for (const file of globSync('modules/*/{api,api-*}.ts', { cwd: root }).sort()) hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex').slice(0, 12)
}

/** One file for what the young person's entry starts with, one for what it fetches once it knows the language: few round trips, well compressed. */
function firstLoad(id: string, graph: { getModuleInfo: (id: string) => { importedIds: string[] } | null }) {
  const reached = (from: string, into = new Set<string>()) => {
    if (into.has(from)) return into
    into.add(from)
    for (const next of graph.getModuleInfo(from)?.importedIds ?? []) reached(next, into)
    return into
  }
  // the entry stays alone: it waits for the app, which could not wait for what it is made of
  if (id === `${here}/young/main.tsx`) return null
  if (reached(`${here}/young/main.tsx`).has(id)) return 'start'
  return reached(`${here}/young/app.tsx`).has(id) ? 'app' : null
}

/** The young person's shell is built alone: in one build with the desks its first load would be cut where they share, into sixty files. */
const shells = { young: ['young'], desks: ['public', 'adviser', 'pilot'] } as const

/** `--mode young`: the young person's shell; else the others. */
export default defineConfig(({ mode }) => ({
  root: here,
  publicDir: `${here}/static`,
  plugins: [
    forProduction,
    noServerCode,
    noZod,
    frenchSpaces,
    headLinks,
    react(),
    optimizeLocales.vite({ locales: ['fr-FR'] }),
    youngServiceWorker,
  ],
  define: { __WIRE__: JSON.stringify(wire()) },
  build: {
    // Phones of the last five years: Android keeps Chrome current, iOS 16.4 still runs on an iPhone 8.
    target: ['es2022', 'chrome111', 'safari16.4', 'firefox115'],
    outDir: `${root}/dist/web`,
    emptyOutDir: true,
    manifest: mode === 'young' ? '.vite/young.json' : '.vite/desks.json',
    assetsInlineLimit: 0, // an inlined file would need data: in the content security policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: shells[mode === 'young' ? 'young' : 'desks'].map((shell) => `${here}/${shell}/index.html`),
      output: {
        ...(mode === 'young' && {
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstLoad, debugName: 'first load' }] },
        }),
      },
    },
  },
}))

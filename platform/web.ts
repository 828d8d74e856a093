import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type {} from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Encoding = 'br' | 'gzip' | 'identity'
type WebFile = { type: string; etag: string; caching: string; csp?: string; scope?: string; bodies: Partial<Record<Encoding, Buffer>> }
type Options = {
  /** Other origins that pictures may come from (map tiles). */
  imageSources?: readonly string[]
}

/** Serves the built shells beside the API: each base to its page, hashed assets for ever, nothing that was not built. */
export function serveWeb(app: FastifyInstance, distFolder: string, { imageSources = [] }: Options = {}) {
  const files = load(distFolder, imageSources)
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const wanted = request.url.split('?')[0]!
    if (/^\/api(\/|$)/.test(wanted)) return reply.callNotFound()
    const file = files.get(wanted) ?? (isPage(wanted, request) ? files.get(`/${shellOf(wanted)}/index.html`) : undefined)
    return file ? send(file, request, reply) : reply.code(404).type('text/plain; charset=utf-8').send('Introuvable.')
  })
}

const bases = [
  ['/jeune', 'young'],
  ['/bureau', 'adviser'],
  ['/pilotage', 'pilot'],
] as const
const shellOf = (url: string) => bases.find(([base]) => url === base || url.startsWith(`${base}/`))?.[1] ?? 'public'

// Screens have no dot in the last part of their address: what has one is a file, and an unknown file is not a page.
const isPage = (url: string, { headers: { accept = '*/*' } }: FastifyRequest) =>
  !url.slice(url.lastIndexOf('/')).includes('.') && /text\/html|\*\/\*/.test(accept)

function send({ type, etag, caching, csp, scope, bodies }: WebFile, { headers }: FastifyRequest, reply: FastifyReply) {
  reply.headers({ etag, 'cache-control': caching, vary: 'accept-encoding', 'x-content-type-options': 'nosniff' })
  if (csp) reply.headers({ 'content-security-policy': csp, ...pageHeaders })
  if (scope) reply.header('service-worker-allowed', scope)
  if (headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const accepted = headers['accept-encoding'] ?? ''
  const encoding = (['br', 'gzip'] as const).find((e) => bodies[e] && new RegExp(`\\b${e}\\b(?!;q=0(\\.0*)?(,|$))`).test(accepted))
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(type).send(bodies[encoding ?? 'identity'])
}

const pageHeaders = {
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(self), geolocation=(self), payment=(), usb=()',
}

/** All of it in memory: a few megabytes, and no request can ever name another file of the machine. */
function load(folder: string, imageSources: readonly string[]) {
  if (!existsSync(path.join(folder, 'public/index.html'))) throw new Error(`The screens are not built in ${folder}`)
  const files = new Map<string, WebFile>()
  for (const entry of globSync('**/*', { cwd: folder, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name)
    if (entry.isFile() && types[path.extname(full)])
      files.set(`/${path.relative(folder, full).split(path.sep).join('/')}`, toFile(full, folder, imageSources))
  }
  return files
}

function toFile(full: string, folder: string, imageSources: readonly string[]): WebFile {
  const body = readFileSync(full)
  const url = path.relative(folder, full).split(path.sep).join('/')
  const packed = (ending: string) => (existsSync(full + ending) ? readFileSync(full + ending) : undefined)
  return {
    type: types[path.extname(full)]!,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    caching: url.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    csp: url.endsWith('.html') ? policy(body.toString(), imageSources) : undefined,
    scope: url === 'jeune/sw.js' ? '/jeune' : undefined,
    bodies: { identity: body, br: packed('.br'), gzip: packed('.gz') },
  }
}

// React Aria puts this one style sheet into the page by itself; allowed by its exact text, so that no other can be.
const reactAriaStyle = '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}'

function policy(html: string, imageSources: readonly string[]) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((m) => hashOf(m[1]!))
  return [
    `default-src 'none'`,
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `style-src 'self' ${hashOf(reactAriaStyle)}`,
    `img-src ${["'self'", 'data:', 'blob:', ...imageSources].join(' ')}`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `media-src 'self' blob:`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

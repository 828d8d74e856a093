// The young person's service worker. Built into /jeune/sw.js, where the version and the list of files are filled in.
const version = 'elan-__VERSION__'
const files = ['__FILES__']
const languages = ['__LANGUAGES__']
const shell = '/jeune'

// The page keeps the version it was opened with until it asks for the new one: no screen changes under a typing hand.
self.addEventListener('install', (event) => {
  event.waitUntil(install())
})
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting()
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepAlso(event.data.keep))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldVersions().then(() => self.clients.claim()))
})

async function install() {
  const cache = await caches.open(version)
  await Promise.all([...files, ...(await chosenLanguages())].map((file) => keep(cache, file)))
}
// What the page fetched before this worker was there, such as its language: kept for a day without network.
async function keepAlso(fetched) {
  const cache = await caches.open(version)
  const missing = fetched.filter((file) => file.startsWith('/assets/') && !files.includes(file))
  await Promise.all(missing.map(async (file) => (await cache.match(file)) ?? keep(cache, file)))
}
// A language that an older version held is wanted in this one too.
async function chosenLanguages() {
  const held = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
  const paths = held.flat().map(({ url }) => new URL(url).pathname)
  return languages.filter((file) => paths.some((path) => path.startsWith(file.slice(0, '/assets/dictionary.xx-'.length))))
}
// Hashed files are the same for ever: what an older version holds need not be downloaded again over a dear mobile line.
async function keep(cache, file) {
  const known = file.startsWith('/assets/') && (await caches.match(file, { ignoreVary: true }))
  const response = known || (await fetch(file, { cache: file === shell ? 'reload' : 'default' }))
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  await cache.put(file, response)
}
// The version before stays: another tab may still run it and load its lazy screens.
async function forgetOldVersions() {
  const old = (await caches.keys()).filter((name) => name.startsWith('elan-') && name !== version)
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api')) return
  if (request.mode === 'navigate') event.respondWith(page())
  else if (files.includes(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(file(request))
})

// The kept page and the kept files are of one version: mixing with a newer page would break both.
const page = async () => (await (await caches.open(version)).match(shell, { ignoreVary: true })) ?? fetch(shell)
const file = async (request) => (await caches.match(request, { ignoreVary: true, ignoreSearch: true })) ?? fetch(request)

self.addEventListener('push', (event) => {
  const { title = 'Élan', body, url = shell, tag } = readPush(event.data)
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      renotify: tag !== undefined,
      lang: 'fr',
      icon: '/jeune/icons/192.png',
      badge: '/jeune/icons/badge.png',
      data: { url },
    }),
  )
})
// A browser that receives a push must show something, even one it cannot read.
function readPush(data) {
  try {
    return data?.json() ?? {}
  } catch {
    return {}
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data?.url ?? shell, location.origin)))
})
async function open(url) {
  if (url.origin !== location.origin) return
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const app = windows.find((w) => w.url === url.href) ?? windows.find((w) => new URL(w.url).pathname.startsWith(shell))
  if (!app) return self.clients.openWindow(url.href)
  await app.focus().catch(() => {}) // not every browser lets a worker raise a window
  // The page goes there by itself, without loading again: what is being typed stays.
  if (app.url !== url.href) app.postMessage({ goTo: url.pathname + url.search })
}

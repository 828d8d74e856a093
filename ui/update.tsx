import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { navigate } from 'wouter/use-browser-location'

const watchers = new Set<() => void>()
let waiting: ServiceWorker | undefined

/** Installs the young person's service worker: the app opens without network and receives notifications. */
export async function registerServiceWorker() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const registration = await navigator.serviceWorker.register('/jeune/sw.js', { scope: '/jeune', updateViaCache: 'none' })
  // A tapped notification: the open page goes there without loading again.
  navigator.serviceWorker.addEventListener('message', ({ data }) => typeof data?.goTo === 'string' && navigate(data.goTo))
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: fetchedFiles() }))
  const look = () => found(navigator.serviceWorker.controller ? registration.waiting : null)
  look()
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', look)
  })
  // An app that stays open for days would never ask by itself.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void registration.update().catch(() => {}))
}

const fetchedFiles = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)

/** A newer version is on the device: `ready` shows "Mettre à jour", `update` takes it. Typed texts are in drafts, so nothing is lost. */
export function useUpdateReady() {
  const ready = useSyncExternalStore(
    (changed) => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
    () => waiting !== undefined,
  )
  return { ready, update: takeUpdate }
}

/** Takes a waiting version when the person goes to another page, where nothing is being typed. */
export function UpdateAtNavigation() {
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (path !== before.current) takeUpdate()
    before.current = path
  }, [path])
  return null
}

function takeUpdate() {
  if (!waiting) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
  waiting = undefined
}

function found(worker: ServiceWorker | null) {
  if (!worker) return
  waiting = worker
  for (const watcher of watchers) watcher()
}

let screensLost = false

/**
 * After a deployment the old page's lazy screens are gone from the server: load the new page, once. When the server itself is out of reach the page
 * stays, for what is on it: a page loaded anew would be lost to the browser's own words.
 */
export function reloadWhenScreensMoved() {
  globalThis.addEventListener?.('vite:preloadError', () => {
    screensLost = true
    const last = Number(sessionStorage.getItem('elan.moved') ?? 0)
    if (Date.now() - last >= 20_000) void reloadIfServed()
  })
}

/** Asks again for a screen that could not be fetched: only a page loaded anew fetches it. False when no screen is missing. */
export function fetchLostScreens() {
  if (screensLost) void reloadIfServed()
  return screensLost
}

async function reloadIfServed() {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (!answer?.ok) return
  sessionStorage.setItem('elan.moved', String(Date.now()))
  location.reload()
}

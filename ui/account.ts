type Watcher = (account: string | null) => void
const stored = 'elan.account'
const watchers = new Set<Watcher>()
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('elan.account') : undefined
let confirmed = false
let current: string | null = read()

/** Whose data this device shows: the last account known here, also offline. Null when nobody is signed in. */
export const account = () => current
/** True once the server has said so since this page was opened; nothing kept is sent before. */
export const isAccountConfirmed = () => confirmed

/** The server said who is signed in (null: nobody). Everything kept for somebody else stops being shown or sent. */
export function confirmAccount(id: string | null) {
  if (confirmed && current === id) return
  const other = current !== id
  confirmed = true
  current = id
  write(id)
  if (other) tabs?.postMessage(id)
  for (const watcher of watchers) watcher(id)
}

/** Called with the account each time the server confirms or changes it. */
export function onAccount(watcher: Watcher) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

// Somebody else signed in, or out, in another tab: what this tab shows belongs to the past.
tabs?.addEventListener('message', ({ data }) => {
  if (data !== current) globalThis.location?.reload()
})

function read() {
  try {
    return globalThis.localStorage?.getItem(stored) ?? null
  } catch {
    return null // storage refused by the browser: the page works, without memory
  }
}
function write(id: string | null) {
  try {
    if (id === null) globalThis.localStorage?.removeItem(stored)
    else globalThis.localStorage?.setItem(stored, id)
  } catch {
    // idem
  }
}

/** Keeps a small choice on this device; where the browser refuses storage, the page works without memory. */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // storage refused
  }
}
/** What `remember` kept. */
export function recall(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a small choice on this device; where the browser refuses storage, the page works without memory. */
export function remember(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // storage refused
  }
}

/** What `remember` kept. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

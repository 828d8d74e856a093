const shares = new Map<string, number>()
const watchers = new Set<() => void>()
const note = (url: string, share: number | undefined) => {
  if (share === undefined) shares.delete(url)
  else shares.set(url, share)
  for (const watcher of watchers) watcher()
}

/** The bytes on their way now, by a text of their address (an id). For React. */
export const uploads = {
  subscribe(watcher: () => void) {
    watchers.add(watcher)
    return () => {
      watchers.delete(watcher)
    }
  },
  shareOf: (mark: string) => [...shares].find(([url]) => url.includes(mark))?.[1],
}

/** The part of XMLHttpRequest that is used here: this file is also read where there is no browser. */
type Call = {
  open: (method: string, url: string) => void
  setRequestHeader: (name: string, value: string) => void
  getResponseHeader: (name: string) => string | null
  upload: { onprogress?: (progress: { loaded: number }) => void }
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  onloadend?: () => void
  abort: () => void
  send: (body: Blob) => void
  status: number
  responseText: string
}
const newCall = () => new (globalThis as unknown as { XMLHttpRequest: new () => Call }).XMLHttpRequest()

/** Like `fetch`, for bytes: tells how much has left, which fetch does not. */
export function sendBytes(url: string, { method, headers, signal }: RequestInit, body: Blob) {
  return new Promise<Response>((heard, fail) => {
    const call = newCall()
    call.open(method ?? 'POST', url)
    for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>)) call.setRequestHeader(name, value)
    call.upload.onprogress = ({ loaded }) => note(url, body.size ? loaded / body.size : 1)
    call.onload = () => heard(toResponse(call))
    call.onerror = () => fail(new TypeError('network error'))
    call.onabort = () => fail(signal?.reason ?? new DOMException('aborted', 'AbortError'))
    call.onloadend = () => note(url, undefined)
    signal?.addEventListener('abort', () => call.abort(), { once: true })
    note(url, 0)
    call.send(body)
  })
}

function toResponse(call: Call) {
  const kept = ['content-type', 'retry-after'].flatMap((name) => {
    const value = call.getResponseHeader(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new Response(call.status === 204 ? null : call.responseText, { status: call.status, headers: kept })
}

/** One hint of the server: something changed, here are the ids. Without `id` it is ephemeral (typing). */
export type Hint = { id?: string; type: string; data: unknown }

type Outside = {
  /** Opens the stream of what came after `after`; throws when it cannot. */
  open: (after: string | undefined, signal: AbortSignal) => Promise<AsyncIterable<string>>
  /** Resolves when this tab is the one that holds the stream, for as long as `work` lasts. */
  lead: (work: () => Promise<void>, signal: AbortSignal) => Promise<void>
  /** To and from the other tabs of this browser. */
  tabs?: { postMessage: (hint: Hint) => void; addEventListener: (type: 'message', hear: (e: { data: Hint }) => void) => void }
  pause: (failures: number, signal: AbortSignal) => Promise<void>
  /** `again`: it had been open before, so something may have been missed and was replayed. */
  opened: () => void
  lost: (error: unknown) => void
}

/** One stream per browser: the leading tab reads it and passes hints on; when it closes another goes on from the last id. */
export function createLiveStream(outside: Outside) {
  const handlers = new Set<(hint: Hint) => void>()
  let last: string | undefined
  let running: AbortController | undefined

  const hear = (hint: Hint) => {
    // Said when a stream opens. Only where no id was known does it say something: what came before it was not heard.
    if (hint.type === 'hello' && last !== undefined) return
    if (hint.id !== undefined) {
      if (last !== undefined && !isAfter(hint.id, last)) return // replayed to the new leader, known here
      last = hint.id
    }
    for (const handler of handlers) handler(hint)
  }
  outside.tabs?.addEventListener('message', ({ data }) => hear(data))
  const pass = (hint: Hint) => {
    hear(hint)
    outside.tabs?.postMessage(hint)
  }
  return {
    /** Follows the stream until stopped; to be started again for another account, which forgets the last id. */
    start() {
      if (running) return
      running = new AbortController()
      const { signal } = running
      void outside.lead(() => follow(outside, signal, () => last, pass), signal).catch(() => undefined)
    },
    stop() {
      running?.abort()
      running = undefined
      last = undefined
    },
    listen(handler: (hint: Hint) => void) {
      handlers.add(handler)
      return () => {
        handlers.delete(handler)
      }
    },
  }
}

async function follow(outside: Outside, signal: AbortSignal, last: () => string | undefined, pass: (hint: Hint) => void) {
  for (let failures = 0; !signal.aborted; ) {
    try {
      const chunks = await outside.open(last(), signal)
      outside.opened()
      failures = 0
      for await (const hint of hints(chunks)) pass(hint)
    } catch (error) {
      if (signal.aborted) return
      outside.lost(error)
    }
    if (!signal.aborted) await outside.pause(failures++, signal)
  }
}

/** Reads the event-stream format: `id:`, `event:`, `data:` lines, an empty line ends a hint, `:` is a heartbeat. */
export async function* hints(chunks: AsyncIterable<string>): AsyncGenerator<Hint> {
  let rest = ''
  for await (const chunk of chunks) {
    const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const hint = toHint(block)
      if (hint) yield hint
    }
  }
}

function toHint(block: string): Hint | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''))
  const data = field('data').join('\n')
  const type = field('event').at(-1)
  if (type === undefined && data === '') return undefined
  const id = field('id').at(-1)
  return { ...(id && { id }), type: type ?? 'message', data: data === '' ? {} : JSON.parse(data) }
}

/** Sequence numbers outgrow what a JavaScript number holds exactly. */
const isAfter = (id: string, last: string) => (id.length === last.length ? id > last : id.length > last.length)

import http from 'node:http'

/** Opens `count` streams with the tokens in turn; `take` is told the id of each message whose hint arrives. */
export async function openStreams(url: string, tokens: string[], count: number, take: (messageId: string) => void) {
  const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const streams: http.IncomingMessage[] = []
  for (let i = 0; i < count; i += 100)
    streams.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, count - i) }, (_, k) => open(url, agent, tokens[(i + k) % tokens.length]!, take)),
      )),
    )
  return () => {
    for (const s of streams) s.destroy()
    agent.destroy()
  }
}

function open(url: string, agent: http.Agent, token: string, take: (messageId: string) => void) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.get(`${url}/api/events`, { agent, headers: { cookie: `elan_session=${token}` } }, (reply) => {
      if (reply.statusCode !== 200) return reject(new Error(`stream: ${reply.statusCode}`))
      reply.setEncoding('utf8').on('data', (chunk: string) => {
        if (chunk.includes('event: messaging.message-sent'))
          for (const [, id] of chunk.matchAll(/"messageId":"([0-9a-f-]{36})"/g)) take(id!)
      })
      reply.on('error', () => undefined)
      resolve(reply)
    })
    request.on('error', reject)
  })
}

/** The distribution of a list of milliseconds. */
export function spread(list: number[]) {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

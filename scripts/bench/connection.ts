import net from 'node:net'

export type Answer = { status: number; statements: number | undefined; bytes: number }
export type Asked = { method: string; path: string; token: string; body?: object }

/**
 * One kept-alive connection that sends one request at a time and reads no more of the answer than its head and its length:
 * load that shares the cores with what it measures must cost little (a request of `node:http` costs as much as a small read of ours).
 */
export function connect(url: string) {
  const { hostname, port } = new URL(url)
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true })
  let waiting: { resolve: (a: Answer) => void; reject: (e: Error) => void } | undefined
  let head = ''
  let answer: Answer | undefined
  let missing = 0
  socket.on('data', (chunk) => {
    let body = chunk.length
    if (!answer) {
      const text = head + chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) {
        head = text
        return
      }
      answer = toAnswer(text.slice(0, end))
      missing = answer.bytes
      body = text.length - end - 4
      head = ''
    }
    missing -= body
    if (missing > 0) return
    const done = answer
    answer = undefined
    waiting?.resolve(done)
  })
  socket.on('error', (e) => waiting?.reject(e))
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  return {
    send: (asked: Asked) =>
      new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(toText(asked, hostname))
      }),
    close: () => {
      waiting = undefined
      socket.destroy()
    },
  }
}

function toText({ method, path, token, body }: Asked, host: string) {
  const payload = body ? JSON.stringify(body) : ''
  const content = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n` : ''
  return `${method} /api${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: elan_session=${token}\r\n${content}\r\n${payload}`
}

function toAnswer(head: string): Answer {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  const statements = /sql;desc="(\d+)"/.exec(head)?.[1]
  if (/\r\ntransfer-encoding:/i.test(head)) throw new Error('an answer in pieces: its end is not known by its length')
  return {
    status: Number(head.slice(9, 12)),
    statements: statements === undefined ? undefined : Number(statements),
    bytes: length === undefined ? 0 : Number(length),
  }
}

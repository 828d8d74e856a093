import { createServer } from 'node:net'
import type { Config } from '#platform/config'

/** The port to listen on, found free before anything else is started; 0 becomes a real one. */
export function findPort({ host, port }: Pick<Config, 'host' | 'port'>) {
  return new Promise<number>((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : port))
    })
  })
}

type Fault = { code?: string; syscall?: string; address?: string; port?: number }

/** Why nothing could listen there, in one sentence; undefined when that is not the fault. */
export function explainPort({ code = '', syscall, address, port }: Fault) {
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${address} is taken: stop what listens there, or choose another, for example PORT=${(port ?? 3000) + 10} npm start.`,
    EACCES: `Port ${port} needs more rights than this user has: choose one above 1023, for example PORT=3000.`,
    EADDRNOTAVAIL: `HOST=${address} is not an address of this machine.`,
    ENOTFOUND: 'HOST is not a name or an address of this machine.',
  }
  return sentences[code]
}

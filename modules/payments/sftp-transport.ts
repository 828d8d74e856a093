import { readFile } from 'node:fs/promises'
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2'
import { isKnownHost } from './known-hosts.ts'
import { type AspSettings, oursAmong, partOf, sidecarOf, type Transport, TransportFault } from './transport.ts'
import { sha256 } from './wire/canonical.ts'

const longestConnect = 10_000
const longestStep = 60_000

/** The ASP's SFTP server, recognised by the key in `known_hosts`; each step has an end, and every connection is closed. */
export async function openSftp(settings: AspSettings): Promise<Transport> {
  const { client, sftp } = await connect(settings)
  const root = decodeURIComponent(new URL(settings.url).pathname).replace(/\/+$/, '')
  const at = { out: (name: string) => `${root}/depot/${name}`, back: (name: string) => `${root}/retrait/${name}` }
  const does = stepsOver(client, sftp)
  const sizeOf = async (path: string) => (settings.can.stat ? does.size(path) : undefined)
  return {
    put: (name, bytes) => put({ does, sizeOf, can: settings.can, at: at.out }, name, bytes),
    sizeOfPut: (name) => sizeOf(at.out(name)),
    listPut: async (emitter) => {
      const files = settings.can.stat ? await does.list(`${root}/depot`).catch(() => []) : []
      return oursAmong(
        files.map((f) => f.name),
        emitter,
      )
    },
    list: () => does.list(`${root}/retrait`),
    get: (name, limit) => does.read(at.back(name), limit + 1),
    archive: async (name) => {
      await does.makeFolder(at.back('archive'))
      const isMoved = settings.can.rename && (await does.rename(at.back(name), at.back(`archive/${name}`))) === 'done'
      if (!isMoved) await does.remove(at.back(name))
      await does.remove(at.back(sidecarOf(name))).catch(() => undefined)
    },
    close: async () => void client.end(),
  }
}

type Putting = { does: Steps; sizeOf: (path: string) => Promise<number | undefined>; can: AspSettings['can']; at: (name: string) => string }

/** `.part`, size, rename, sidecar. From the first byte on, an end that was not heard of is uncertain. */
async function put({ does, sizeOf, can, at }: Putting, name: string, bytes: Buffer) {
  if ((await sizeOf(at(name))) === bytes.length) {
    await does.remove(at(partOf(name))).catch(() => undefined)
    return 'was-there'
  }
  const target = at(can.rename ? partOf(name) : name)
  await does.write(target, bytes)
  const written = await sizeOf(target)
  if (written !== undefined && written !== bytes.length) throw new TransportFault('uncertain', `${written} bytes of ${bytes.length}`)
  let outcome: 'put' | 'was-there' = 'put'
  if (can.rename && (await does.rename(target, at(name))) === 'failed') {
    const size = await sizeOf(at(name))
    // with eyes: the same size is the same file, another is somebody's; without: the acknowledgement will say
    if (can.stat && size !== bytes.length)
      throw new TransportFault(size === undefined ? 'uncertain' : 'refused', 'the name is taken by another file')
    await does.remove(target).catch(() => undefined)
    outcome = 'was-there'
  }
  if (can.sidecar) await does.write(at(sidecarOf(name)), Buffer.from(`${sha256(bytes)}  ${name}\n`)).catch(() => undefined)
  return outcome
}

type Steps = ReturnType<typeof stepsOver>
type Done<T> = (error?: Error | null | undefined, value?: T) => void

/** What is asked of the server, one promise each, with a fault that says what it means. */
function stepsOver(client: Client, sftp: SFTPWrapper) {
  let isGone = false
  client.once('close', () => {
    isGone = true
  })
  const step = async <T>(problem: 'refused' | 'uncertain', act: (done: Done<T>) => void) => {
    // nobody would ever answer: a step that was cut is not the last one that is asked for
    if (isGone) throw new TransportFault('unreachable', 'the connection is gone')
    return once<T>(client, problem, act)
  }
  return {
    write: (path: string, bytes: Buffer) => step<void>('uncertain', (done) => sftp.writeFile(path, bytes, done)),
    rename: async (from: string, to: string) =>
      step<'done' | 'failed'>('uncertain', (done) =>
        sftp.rename(from, to, (error) => (isPlainFailure(error) ? done(null, 'failed') : done(error, 'done'))),
      ),
    remove: (path: string) => step<void>('refused', (done) => sftp.unlink(path, done)),
    makeFolder: (path: string) => step<void>('refused', (done) => sftp.mkdir(path, () => done())),
    size: (path: string) =>
      step<number | undefined>('refused', (done) => sftp.stat(path, (error, stats) => done(null, error ? undefined : stats.size))),
    list: async (path: string) => {
      const entries = await step<{ filename: string; attrs: { size: number; isFile(): boolean } }[]>('refused', (done) =>
        sftp.readdir(path, (error, list) => done(error, list)),
      )
      return (entries ?? []).filter((e) => e.attrs.isFile()).map((e) => ({ name: e.filename, size: e.attrs.size }))
    },
    read: (path: string, most: number) =>
      step<Buffer>('refused', (done) => {
        const parts: Buffer[] = []
        const stream = sftp.createReadStream(path, { end: most - 1 })
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('error', (error: Error) => done(error))
        stream.on('end', () => done(null, Buffer.concat(parts)))
      }),
  }
}

/** SFTP 3 says 4 for whatever it has no word for, such as a name that is taken. */
const isPlainFailure = (error: unknown) => (error as { code?: number } | undefined)?.code === 4

function once<T>(client: Client, problem: 'refused' | 'uncertain', act: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (why: string, what: TransportFault['problem'] = problem) => finish(() => reject(new TransportFault(what, why)))
    const cut = () => fail('the connection was cut')
    const timer = setTimeout(() => fail('no answer'), longestStep)
    const finish = (end: () => void) => {
      clearTimeout(timer)
      client.off('close', cut)
      end()
    }
    client.once('close', cut)
    try {
      act((error, value) => {
        // the server's own no is a no, even in the middle of writing
        if (error) fail(error.message, typeof (error as { code?: unknown }).code === 'number' ? 'refused' : problem)
        else finish(() => resolve(value as T))
      })
    } catch (error) {
      fail(String(error))
    }
  })
}

async function connect(settings: AspSettings): Promise<{ client: Client; sftp: SFTPWrapper }> {
  const options = await optionsOf(settings)
  const client = new Client()
  return new Promise((resolve, reject) => {
    let isTrusted = true
    const fail = (error: Error & { level?: string }) => {
      client.destroy()
      const problem = !isTrusted || error.level === 'client-authentication' ? 'untrusted' : 'unreachable'
      reject(new TransportFault(problem, isTrusted ? error.message : 'the key of the server is not in known_hosts'))
    }
    client.on('error', fail)
    // many small questions, each waiting for its answer
    client.once('connect', () => client.setNoDelay(true))
    client.once('close', () => fail(new Error('closed before it was open')))
    client.once('ready', () => client.sftp((error, sftp) => (error ? fail(error) : resolve({ client, sftp }))))
    client.connect({
      ...options,
      hostVerifier: (key: Buffer) => {
        isTrusted = options.knows(key)
        return isTrusted
      },
    })
  })
}

async function optionsOf(settings: AspSettings): Promise<ConnectConfig & { knows: (key: Buffer) => boolean }> {
  const url = new URL(settings.url)
  const [privateKey, knownHosts] = await Promise.all([readFile(settings.keyFile ?? ''), readFile(settings.knownHosts ?? '', 'utf8')]).catch(
    (error: NodeJS.ErrnoException) => {
      throw new TransportFault('untrusted', `ASP_KEY_FILE or ASP_KNOWN_HOSTS cannot be read: ${error.code}`)
    },
  )
  const place = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 22) }
  return {
    ...place,
    username: decodeURIComponent(url.username),
    privateKey,
    readyTimeout: longestConnect,
    keepaliveInterval: 10_000,
    // servers of another age: RSA keys signed with SHA-1, CBC (said in the settings, never by itself)
    ...(settings.can.legacy && { algorithms: { serverHostKey: { append: ['ssh-rsa'] }, cipher: { append: ['aes256-cbc'] } } as object }),
    knows: (key) => isKnownHost(knownHosts, place, key),
  }
}

import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import ssh2 from 'ssh2'
import type { Faults } from './faults.ts'

const { Server, utils } = ssh2
const { STATUS_CODE, flagsToString } = utils.sftp
const modes = { file: 0o100_644, folder: 0o040_755 }

/** A pair of keys: the private one as OpenSSH reads it, the public one as `known_hosts` and `authorized_keys` write it. */
export function makeKeys(): { private: string; public: string } {
  const made = utils.generateKeyPairSync('ed25519')
  // the library writes some of its keys so that it cannot read them
  if (utils.parseKey(made.private) instanceof Error) return makeKeys()
  return { private: made.private, public: made.public.split(' ').slice(0, 2).join(' ') }
}

type Options = { root: string; hostKey: string; clientKey: string; faults: Faults; port?: number; host?: string }

/** A real SFTP server over a folder, that lets one key in and can be told to fail like a real one. */
export async function startSftpServer({ root, hostKey, clientKey, faults, port = 0, host = '127.0.0.1' }: Options) {
  const open = new Set<ssh2.Connection>()
  const allowed = ssh2.utils.parseKey(clientKey)
  if (allowed instanceof Error || Array.isArray(allowed)) throw new Error('the key of the client cannot be read')
  let connections = 0
  const server = new Server({ hostKeys: [hostKey] }, (client) => {
    connections += 1
    open.add(client)
    socketOf(client)?.setNoDelay(true)
    client.on('error', () => undefined).on('close', () => open.delete(client))
    if (faults.strikes(1)) return void client.end()
    client.on('authentication', (who) => {
      if (who.method !== 'publickey') return who.reject(['publickey'])
      const isAllowed = !faults.isOn(2) && who.key.data.equals(allowed.getPublicSSH())
      const isProven = !who.signature || allowed.verify(who.blob!, who.signature, who.hashAlgo) === true
      if (isAllowed && isProven) who.accept()
      else who.reject(['publickey'])
    })
    client.on('ready', () =>
      client.on('session', (accept) => accept().on('sftp', (acceptSftp) => serve(acceptSftp(), { root, faults, cut: () => cut(client) }))),
    )
  })
  await new Promise<void>((ready) => server.listen(port, host, ready))
  const at = server.address() as AddressInfo
  return {
    port: at.port,
    host,
    /** How many connections were tried: a closed circuit tries none. */
    connections: () => connections,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        for (const client of open) client.end()
      }),
  }
}

const socketOf = (client: ssh2.Connection) => (client as unknown as { _sock?: Socket })._sock

function cut(client: ssh2.Connection) {
  socketOf(client)?.destroy()
}

type Place = { root: string; faults: Faults; cut: () => void }
type Handle = { file: number; path: string } | { folder: string; isRead: boolean }

function serve(sftp: ssh2.SFTPWrapper, { root, faults, cut }: Place) {
  const handles = new Map<number, Handle>()
  let last = 0
  const real = (asked: string) => {
    const at = path.resolve(root, `.${path.posix.normalize(`/${asked}`)}`)
    if (at !== root && !at.startsWith(root + path.sep)) throw new Error('outside')
    return at
  }
  const keep = (handle: Handle) => {
    handles.set(++last, handle)
    const id = Buffer.alloc(4)
    id.writeUInt32BE(last)
    return id
  }
  const of = (id: Buffer) => handles.get(id.readUInt32BE(0))
  const attrs = (at: string) => {
    const s = statSync(at)
    return {
      mode: s.isDirectory() ? modes.folder : modes.file,
      uid: 0,
      gid: 0,
      size: s.size,
      atime: 0,
      mtime: Math.floor(s.mtimeMs / 1000),
    }
  }
  /** Answers with what the act says, or with the word SFTP has for what went wrong. */
  const answer = (request: number, act: () => number | undefined) => {
    try {
      const code = act()
      if (code !== undefined) sftp.status(request, code)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      sftp.status(
        request,
        code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : code === 'EACCES' ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE,
      )
    }
  }
  const isLocked = (asked: string) => faults.isOn(43) && asked.includes('/retrait/')
  const stat = (request: number, asked: string) =>
    answer(request, () => (faults.isOn(12) ? STATUS_CODE.OP_UNSUPPORTED : void sftp.attrs(request, attrs(real(asked)))))

  sftp.on('OPEN', (request, asked, flags) =>
    answer(request, () => {
      const mode = flagsToString(flags) ?? 'r'
      if (mode !== 'r' && faults.isOn(11)) return STATUS_CODE.FAILURE
      const at = real(asked)
      const file = openSync(at, mode === 'r' ? 'r' : mode.startsWith('a') ? 'a' : existsSync(at) && !mode.includes('x') ? 'r+' : 'w')
      if (mode.startsWith('w')) ftruncateSync(file)
      sftp.handle(request, keep({ file, path: at }))
    }),
  )
  sftp.on('WRITE', (request, id, offset, data) =>
    answer(request, () => {
      const handle = of(id)
      if (!handle || !('file' in handle)) return STATUS_CODE.FAILURE
      const part = faults.strikes(3) ? data.subarray(0, data.length >> 1) : data
      writeSync(handle.file, part, 0, part.length, offset)
      if (part.length === data.length) return STATUS_CODE.OK
      cut()
      return undefined
    }),
  )
  sftp.on('READ', (request, id, offset, length) =>
    answer(request, () => {
      const handle = of(id)
      if (!handle || !('file' in handle)) return STATUS_CODE.FAILURE
      const bytes = Buffer.alloc(Math.min(length, 1 << 18))
      const read = readSync(handle.file, bytes, 0, bytes.length, offset)
      if (!read) return STATUS_CODE.EOF
      sftp.data(request, bytes.subarray(0, read))
    }),
  )
  sftp.on('CLOSE', (request, id) =>
    answer(request, () => {
      const handle = of(id)
      if (handle && 'file' in handle) closeSync(handle.file)
      handles.delete(id.readUInt32BE(0))
      return STATUS_CODE.OK
    }),
  )
  sftp.on('OPENDIR', (request, asked) =>
    answer(
      request,
      () => void sftp.handle(request, keep({ folder: statSync(real(asked)).isDirectory() ? real(asked) : '', isRead: false })),
    ),
  )
  sftp.on('READDIR', (request, id) =>
    answer(request, () => {
      const handle = of(id)
      if (!handle || 'file' in handle || handle.isRead) return STATUS_CODE.EOF
      handle.isRead = true
      const names = readdirSync(handle.folder)
      sftp.name(
        request,
        names.map((filename) => ({ filename, longname: filename, attrs: attrs(path.join(handle.folder, filename)) })),
      )
    }),
  )
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('FSTAT', (request, id) =>
    answer(request, () => {
      const handle = of(id)
      if (!handle || !('file' in handle)) return STATUS_CODE.FAILURE
      sftp.attrs(request, attrs(handle.path))
    }),
  )
  sftp.on('REMOVE', (request, asked) =>
    answer(request, () => {
      if (isLocked(asked)) return STATUS_CODE.PERMISSION_DENIED
      rmSync(real(asked))
      return STATUS_CODE.OK
    }),
  )
  sftp.on('RENAME', (request, from, to) =>
    answer(request, () => {
      if (faults.isOn(12)) return STATUS_CODE.OP_UNSUPPORTED
      if (isLocked(from)) return STATUS_CODE.PERMISSION_DENIED
      if (faults.strikes(4)) return void cut()
      if (existsSync(real(to))) return STATUS_CODE.FAILURE
      renameSync(real(from), real(to))
      if (faults.strikes(5)) return void cut()
      return STATUS_CODE.OK
    }),
  )
  sftp.on('MKDIR', (request, asked) =>
    answer(request, () => {
      if (isLocked(asked)) return STATUS_CODE.PERMISSION_DENIED
      mkdirSync(real(asked))
      return STATUS_CODE.OK
    }),
  )
  sftp.on('REALPATH', (request, asked) =>
    answer(request, () => void sftp.name(request, [{ filename: path.posix.normalize(`/${asked}`), longname: asked, attrs: attrs(root) }])),
  )
  sftp.on('SETSTAT', (request) => sftp.status(request, STATUS_CODE.OK))
  sftp.on('FSETSTAT', (request) => sftp.status(request, STATUS_CODE.OK))
}

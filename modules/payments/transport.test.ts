import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { makeFaults } from '../../testing/outside/asp/faults.ts'
import { makeKeys, startSftpServer } from '../../testing/outside/asp/sftp-server.ts'
import { isKnownHost } from './known-hosts.ts'
import { type AspSettings, openTransport, type TransportFault } from './transport.ts'

const keys = { server: makeKeys(), client: makeKeys(), other: makeKeys() }
const name = 'CEJ_PAI_MLNAT_20261127160000_000001.json'
const bytes = randomBytes(300_000)

async function place(t: TestContext, kind: 'sftp' | 'file') {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-asp-'))
  const root = path.join(folder, 'serveur')
  for (const inside of ['depot', 'retrait']) mkdirSync(path.join(root, inside), { recursive: true })
  const faults = makeFaults()
  const server = await startSftpServer({ root, hostKey: keys.server.private, clientKey: keys.client.private, faults })
  t.after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const write = (file: string, content: string) => {
    writeFileSync(path.join(folder, file), content, { mode: 0o600 })
    return path.join(folder, file)
  }
  const settings: AspSettings = {
    url: kind === 'file' ? `file://${root}` : `sftp://elan@127.0.0.1:${server.port}`,
    keyFile: write('key', keys.client.private),
    knownHosts: write('known_hosts', `# ours\n[127.0.0.1]:${server.port} ${keys.server.public}\n`),
    emitter: 'MLNAT',
    environment: 'TEST',
    can: { rename: true, stat: true, sidecar: false, legacy: false },
  }
  const inFolder = (at: string) => readdirSync(path.join(root, at)).sort()
  return {
    root,
    faults,
    settings,
    server,
    write,
    inFolder,
    open: (more: Partial<AspSettings> = {}) => openTransport({ ...settings, ...more }),
  }
}

const problem = (what: string) => (error: TransportFault) => error.problem === what

for (const kind of ['sftp', 'file'] as const)
  describe(`the way to the ASP over ${kind}`, () => {
    it('puts a file whole, once, and finds it there', async (t) => {
      const p = await place(t, kind)
      const asp = await p.open()
      assert.equal(await asp.put(name, bytes), 'put')
      assert.equal(await asp.put(name, bytes), 'was-there')
      assert.equal(await asp.sizeOfPut(name), bytes.length)
      assert.equal(await asp.sizeOfPut('CEJ_PAI_MLNAT_20261127160000_000002.json'), undefined)
      assert.deepEqual(p.inFolder('depot'), [name])
      assert.ok(readFileSync(path.join(p.root, 'depot', name)).equals(bytes))
      await asp.close()
    })

    it('announces the hash of a file where that is wanted', async (t) => {
      const p = await place(t, kind)
      const asp = await p.open({ can: { ...p.settings.can, sidecar: true } })
      await asp.put(name, bytes)
      assert.deepEqual(p.inFolder('depot'), [name, `${name}.sha256`])
      await asp.close()
    })

    it('lists, fetches within bounds and puts away', async (t) => {
      const p = await place(t, kind)
      writeFileSync(path.join(p.root, 'retrait', 'a.json'), 'abcdef')
      const asp = await p.open()
      assert.deepEqual(await asp.list(), [{ name: 'a.json', size: 6 }])
      assert.equal(String(await asp.get('a.json', 100)), 'abcdef')
      assert.equal((await asp.get('a.json', 3)).length, 4, 'one byte more than the limit tells that it is passed')
      await asp.archive('a.json')
      assert.deepEqual([p.inFolder('retrait'), p.inFolder('retrait/archive')], [['archive'], ['a.json']])
      await assert.rejects(asp.get('a.json', 10), problem('refused'))
      await asp.close()
    })
  })

describe('the way to the ASP over SFTP, when it fails', () => {
  it('F01 an unreachable server', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(1)
    await assert.rejects(p.open(), problem('unreachable'))
    await assert.rejects(p.open({ url: 'sftp://elan@127.0.0.1:1' }), problem('unreachable'))
  })

  it('F02 a key that is refused, a server that is another', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(2)
    await assert.rejects(p.open(), problem('untrusted'))
    p.faults.off(2)
    await assert.rejects(p.open({ keyFile: p.write('other', keys.other.private) }), problem('untrusted'))
    await assert.rejects(
      p.open({ knownHosts: p.write('hosts', `[127.0.0.1]:${p.server.port} ${keys.other.public}`) }),
      problem('untrusted'),
    )
    await assert.rejects(p.open({ knownHosts: '/nowhere' }), problem('untrusted'))
  })

  it('F03 a cut in the middle leaves a part, which the next try replaces', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(3)
    await assert.rejects((await p.open()).put(name, bytes), problem('uncertain'))
    assert.deepEqual(p.inFolder('depot'), [`.${name}.part`])
    const again = await p.open()
    assert.equal(await again.put(name, bytes), 'put')
    assert.deepEqual(p.inFolder('depot'), [name])
    await again.close()
  })

  it('F04 a cut before the rename', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(4)
    await assert.rejects((await p.open()).put(name, bytes), problem('uncertain'))
    const again = await p.open()
    assert.equal(await again.put(name, bytes), 'put')
    await again.close()
  })

  it('F04 after a cut every further step fails at once', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(4)
    const asp = await p.open()
    await assert.rejects(asp.put(name, bytes), problem('uncertain'))
    const began = performance.now()
    await assert.rejects(asp.list(), problem('unreachable'))
    assert.ok(performance.now() - began < 1000)
  })

  it('F05 a rename whose answer is lost', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(5)
    await assert.rejects((await p.open()).put(name, bytes), problem('uncertain'))
    for (const stat of [true, false]) {
      const again = await p.open({ can: { ...p.settings.can, stat } })
      assert.equal(await again.put(name, bytes), 'was-there')
      assert.deepEqual(p.inFolder('depot'), [name], 'the part is taken away')
      await again.close()
    }
  })

  it('never writes over another file of the same name', async (t) => {
    const p = await place(t, 'sftp')
    writeFileSync(path.join(p.root, 'depot', name), 'another')
    const asp = await p.open()
    await assert.rejects(asp.put(name, bytes), problem('refused'))
    assert.equal(readFileSync(path.join(p.root, 'depot', name), 'utf8'), 'another')
    await asp.close()
  })

  it('F11 a full disk', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(11)
    const asp = await p.open()
    await assert.rejects(asp.put(name, bytes), problem('refused'))
    await asp.close()
  })

  it('F12 a server that forbids rename and stat', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(12, 1000)
    const asp = await p.open({ can: { rename: false, stat: false, sidecar: false, legacy: false } })
    assert.equal(await asp.put(name, bytes), 'put')
    assert.deepEqual(p.inFolder('depot'), [name])
    writeFileSync(path.join(p.root, 'retrait', 'a.json'), 'a')
    await asp.archive('a.json')
    assert.ok(!existsSync(path.join(p.root, 'retrait', 'a.json')))
    await asp.close()
  })

  it('F43 a server that lets nothing be put away', async (t) => {
    const p = await place(t, 'sftp')
    p.faults.on(43, 1000)
    writeFileSync(path.join(p.root, 'retrait', 'a.json'), 'a')
    const asp = await p.open()
    await assert.rejects(asp.archive('a.json'), problem('refused'))
    await asp.close()
  })
})

describe('known hosts', () => {
  const [type = '', base64 = ''] = keys.server.public.split(' ')
  const key = Buffer.from(base64, 'base64')
  const salt = randomBytes(20)
  const hashed = `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update('[asp.fr]:2222').digest('base64')}`
  const rows: [string, string, number, boolean][] = [
    ['the host', `asp.fr ${type} ${base64}`, 22, true],
    ['one of several', `other,asp.fr ${type} ${base64}`, 22, true],
    ['the host on another port', `asp.fr ${type} ${base64}`, 2222, false],
    ['the host with its port', `[asp.fr]:2222 ${type} ${base64}`, 2222, true],
    ['a hashed name', `${hashed} ${type} ${base64}`, 2222, true],
    ['another key', `asp.fr ${keys.other.public}`, 22, false],
    ['a revoked key', `asp.fr ${type} ${base64}\n@revoked asp.fr ${type} ${base64}`, 22, false],
    ['nothing', '', 22, false],
  ]
  for (const [what, file, port, isKnown] of rows)
    it(`${what}: ${isKnown}`, () => assert.equal(isKnownHost(file, { host: 'asp.fr', port }, key), isKnown))
})

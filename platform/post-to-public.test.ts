import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import { isAllowed, PrivateAddress, postToPublic, type Resolve } from './post-to-public.ts'

/** A machine of our own network, which counts who calls. */
async function insider(t: TestContext, answer = 201) {
  const calls: string[] = []
  const server = createServer((request, reply) => {
    calls.push(request.headers.host ?? '')
    reply.writeHead(answer, { 'retry-after': '7', location: '/elsewhere' }).end('x'.repeat(1000))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  return { calls, port: (server.address() as AddressInfo).port }
}
const saying =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const options = { headers: {}, body: 'sealed', timeout: 2000, allowsLoopback: false }

describe('calling an address that came from outside', () => {
  it('reaches nobody when a public name resolves to this machine', async (t) => {
    const { calls, port } = await insider(t)
    const call = postToPublic(`http://push.exemple.fr:${port}/x`, { ...options, resolve: saying('127.0.0.1') })
    await assert.rejects(call, PrivateAddress)
    assert.deepEqual(calls, [])
  })

  it('connects to the address that was checked: it is looked up once', async (t) => {
    const { calls, port } = await insider(t)
    let lookups = 0
    const resolve: Resolve = (_, done) => {
      lookups++
      done(null, [{ address: '127.0.0.1', family: 4 }])
    }
    const reply = await postToPublic(`http://push.exemple.fr:${port}/x`, { ...options, allowsLoopback: true, resolve })
    assert.deepEqual(reply, { status: 201, retryAfter: '7' })
    assert.deepEqual([calls, lookups], [[`push.exemple.fr:${port}`], 1])
  })

  it('refuses a name with one address of ours among its own, and addresses written as such', async () => {
    const mixed = postToPublic('https://push.exemple.fr/x', { ...options, resolve: saying('8.8.8.8', '10.0.0.5') })
    await assert.rejects(mixed, PrivateAddress)
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:10.0.0.1]', '169.254.169.254', '2130706433', '0x7f.1'])
      await assert.rejects(postToPublic(`https://${host}/x`, options), PrivateAddress, host)
  })

  it('does not follow a redirection', async (t) => {
    const { calls, port } = await insider(t, 307)
    const reply = await postToPublic(`http://127.0.0.1:${port}/x`, { ...options, allowsLoopback: true })
    assert.deepEqual([reply.status, calls.length], [307, 1])
  })

  it('says that a silent server took too long', async (t) => {
    const server = createServer(() => undefined)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    t.after(() => {
      server.closeAllConnections()
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const call = postToPublic(`http://127.0.0.1:${port}/x`, { ...options, allowsLoopback: true, timeout: 100 })
    await assert.rejects(call, { name: 'TimeoutError' })
  })
})

describe('addresses', () => {
  for (const address of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2a00:1450:4007::5', '2606:4700::1'])
    it(`${address} is public`, () => assert.equal(isAllowed(address, false), true))
  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.53',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:a00:1::1',
  ])
    it(`${address} is not`, () => assert.equal(isAllowed(address, false), false))
  it('only those of this machine are let through where the installation is on it', () => {
    assert.deepEqual(
      ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((address) => isAllowed(address, true)),
      [true, true, false, false],
    )
  })
})

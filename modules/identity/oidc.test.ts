import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { describe, it, type TestContext } from 'node:test'
import Provider from 'oidc-provider'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'

/** A real OpenID provider on loopback; its people sign in by their e-mail alone. */
async function startProvider(t: TestContext, redirectUri: string) {
  const server: Server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'elan', client_secret: 'not-a-secret-of-anybody', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for-this-test-only'] },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: sub, email_verified: !sub.startsWith('non-verifiee') }),
    }),
  })
  server.on('request', provider.callback())
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return issuer
}

async function freePort() {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

/** Élan with a provider, one adviser known to both. */
async function start(t: TestContext) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const issuer = await startProvider(t, `${url}/api/sign-in/oidc/callback`)
  const elan = await ownElan(t, {
    PORT: String(port),
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'elan',
    OIDC_CLIENT_SECRET: 'not-a-secret-of-anybody',
    OIDC_LABEL: 'Compte ML',
  })
  for (const [email, role] of [
    ['aicha@exemple.fr', 'adviser'],
    ['non-verifiee@exemple.fr', 'adviser'],
    ['leo@exemple.fr', 'youngPerson'],
  ])
    await elan.db.run(sql`insert into identity.account (id, role, email, status, created_at)
      values (${ids.uuid()}, ${role}, ${email}, 'active', now())`)
  return { elan, url, issuer }
}

/** A browser without a screen: follows redirects by hand and keeps cookies by origin. */
function browser() {
  const jar = new Map<string, Map<string, string>>()
  const get = async (url: string, init: RequestInit = {}) => {
    const { origin } = new URL(url)
    const mine = jar.get(origin) ?? new Map<string, string>()
    jar.set(origin, mine)
    const cookie = [...mine].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) mine.set(name!, value)
      else mine.delete(name!)
    }
    return reply
  }
  /** Follows redirects until a page or `until` says stop; the address of what came last. */
  const follow = async (url: string, until: (url: string) => boolean, init?: RequestInit) => {
    let at = url
    let reply = await get(at, init)
    while (reply.status >= 300 && reply.status < 400) {
      at = new URL(reply.headers.get('location')!, at).href
      if (until(at)) return at
      reply = await get(at)
    }
    await reply.text()
    return at
  }
  /** Signs in at the provider and agrees; gives the address it sends the browser back to. */
  const atProvider = async (elan: string, email: string, query = '') => {
    const isBack = (u: string) => u.startsWith(`${elan}/`)
    let at = await follow(`${elan}/api/sign-in/oidc${query}`, isBack)
    for (const body of [`prompt=login&login=${email}&password=x`, 'prompt=consent'])
      if (!at.startsWith(elan))
        at = await follow(at, isBack, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    return at
  }
  return { get, atProvider, cookies: (url: string) => [...(jar.get(new URL(url).origin)?.keys() ?? [])] }
}
const errorOf = (reply: Response) => new URL(reply.headers.get('location')!, 'http://x').searchParams.get('erreur')

describe('signing in through a provider', () => {
  it('opens the account of the verified e-mail, links it, and goes where the person was going', async (t) => {
    const { elan, url, issuer } = await start(t)
    const someone = browser()
    const back = await someone.atProvider(url, 'aicha@exemple.fr', '?suite=/bureau/agenda')
    const reply = await someone.get(back)
    assert.equal(reply.headers.get('location'), '/bureau/agenda')
    assert.ok(someone.cookies(url).includes('elan_session'))
    const linked = await elan.db.many(z.object({ issuer: z.string() }), sql`select issuer from identity.oidc_subject`)
    assert.deepEqual(linked, [{ issuer }])

    // the link holds when the address changes
    await elan.db.run(sql`update identity.account set email = 'a.benali@exemple.fr' where email = 'aicha@exemple.fr'`)
    const later = browser()
    assert.equal(
      (await later.get(await later.atProvider(url, 'aicha@exemple.fr', '?suite=//ailleurs.fr'))).headers.get('location'),
      '/bureau',
    )

    const replayed = await later.get(back)
    assert.equal(errorOf(replayed), 'identity.oidc-state')
  })

  it('refuses whoever has no account, is a young person or has an unverified e-mail', async (t) => {
    const { url } = await start(t)
    for (const [email, code] of [
      ['inconnue@exemple.fr', 'identity.oidc-unknown'],
      ['leo@exemple.fr', 'identity.oidc-unknown'],
      ['non-verifiee@exemple.fr', 'identity.oidc-unverified'],
    ] as const) {
      const someone = browser()
      const reply = await someone.get(await someone.atProvider(url, email))
      assert.equal(errorOf(reply), code, email)
      assert.ok(!someone.cookies(url).includes('elan_session'), email)
    }
  })

  it('refuses a state that was changed, another browser, and a code used twice', async (t) => {
    const { url } = await start(t)
    const changed = browser()
    const back = new URL(await changed.atProvider(url, 'aicha@exemple.fr'))
    back.searchParams.set('state', `${back.searchParams.get('state')}x`)
    assert.equal(errorOf(await changed.get(back.href)), 'identity.oidc-state')

    const victim = browser()
    assert.equal(errorOf(await victim.get(await browser().atProvider(url, 'aicha@exemple.fr'))), 'identity.oidc-state')

    // a code already exchanged, put into a journey of its own: the provider refuses it, or the nonce and PKCE do
    const first = browser()
    const used = new URL(await first.atProvider(url, 'aicha@exemple.fr'))
    await first.get(used.href)
    const second = browser()
    const fresh = new URL(await second.atProvider(url, 'aicha@exemple.fr'))
    fresh.searchParams.set('code', used.searchParams.get('code')!)
    assert.equal(errorOf(await second.get(fresh.href)), 'identity.oidc-refused')
    assert.ok(!second.cookies(url).includes('elan_session'))
  })
})

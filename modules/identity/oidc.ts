import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as openid from 'openid-client'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import type { Config } from '#platform/config'
import { hashToken } from '#platform/ids'
import { type Deps, giveSession } from '#platform/server'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { keepChallenge, takeChallenge } from './challenges.ts'
import { openSession } from './open-session.ts'
import { homeOf, pathWithin } from './rules.ts'
import { countOne } from './throttle.ts'

const minutes = 10
const start = '/api/sign-in/oidc'
const callback = `${start}/callback`
/** Ties the journey to the browser that began it: a state alone could be handed to somebody else. */
const browserCookie = 'elan_oidc'

/** Sign-in through the provider of the installation (OpenID Connect, code with PKCE, nonce and state): pages, not JSON, hence beside the endpoints. */
export function mountOidc(app: FastifyInstance, deps: Deps) {
  const hidden = { schema: { hide: true } as object }
  app.get(start, hidden, (request, reply) => goToProvider(deps, request, reply))
  app.get(callback, hidden, (request, reply) => comeBack(deps, request, reply))
}

const Journey = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), browser: z.string(), next: z.string() })
type Provider = NonNullable<Config['oidc']>

async function goToProvider(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { oidc, publicUrl } = deps.config
  if (!oidc) return fail(reply, 'identity.oidc-off')
  const provider = await discover(oidc).catch((error: Error) => deps.log.error({ error }, 'oidc: discovery'))
  if (!provider) return fail(reply, 'identity.oidc-unreachable')
  const [nonce, verifier, browser] = [openid.randomNonce(), openid.randomPKCECodeVerifier(), openid.randomState()]
  const next = pathWithin((request.query as { suite?: string }).suite, '')
  const secret = openid.randomState()
  const state = await transact(deps, async (work) => {
    if (await countOne(work, 'try-address', request.ip)) return undefined
    const id = await keepChallenge(work, 'oidc', null, { state: '', nonce, verifier, browser: hashOf(browser), next }, minutes)
    const whole = `${id}.${secret}`
    await work.db.run(
      sql`update identity.challenge set value = jsonb_set(value, '{state}', to_jsonb(${hashOf(whole)}::text)) where id = ${id}`,
    )
    return whole
  })
  if (!state) return fail(reply, 'identity.too-many')
  reply.setCookie(browserCookie, browser, {
    path: start,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: minutes * 60,
  })
  const to = openid.buildAuthorizationUrl(provider, {
    redirect_uri: `${publicUrl}${callback}`,
    scope: 'openid email',
    response_type: 'code',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return reply.redirect(to.href, 303)
}

async function comeBack(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { oidc, publicUrl } = deps.config
  if (!oidc) return fail(reply, 'identity.oidc-off')
  const { state = '' } = request.query as { state?: string }
  const journey = await transact(deps, (work) => takeJourney(work, state, request.cookies[browserCookie]))
  reply.clearCookie(browserCookie, { path: start })
  if (!journey) return refuse(deps, reply, 'identity.oidc-state')
  const claims = await exchange(oidc, new URL(request.url, publicUrl), state, journey).catch((error: Error) => {
    deps.log.warn({ error: error.message }, 'oidc: refused')
  })
  if (!claims) return refuse(deps, reply, 'identity.oidc-refused')
  const opened = await transact(deps, (work) => openLinked(work, request, reply, claims))
  if (typeof opened === 'string') return fail(reply, opened)
  return reply.redirect(pathWithin(journey.next, homeOf(opened.role)), 303)
}

/** Taken once, and only by the browser that began. */
async function takeJourney(work: Work, state: string, browser: string | undefined) {
  const id = z.uuid().safeParse(state.split('.')[0])
  const journey = id.success ? await takeChallenge(work, id.data, 'oidc', null, Journey) : undefined
  return journey && browser && same(journey.state, hashOf(state)) && same(journey.browser, hashOf(browser)) ? journey : undefined
}
const hashOf = (text: string) => hashToken(text).toString('base64url')
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

type Claims = { iss: string; sub: string; email: string | undefined; isVerified: boolean }

/** Gives the code for who it is; the provider's signature, nonce and PKCE are checked by the library. */
async function exchange(oidc: Provider, url: URL, state: string, { nonce, verifier }: z.infer<typeof Journey>): Promise<Claims> {
  const provider = await discover(oidc)
  const tokens = await openid.authorizationCodeGrant(provider, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const { iss, sub, ...id } = tokens.claims()!
  // providers may keep the e-mail out of the identity token
  const more = id.email === undefined ? await openid.fetchUserInfo(provider, tokens.access_token, sub) : id
  return {
    iss,
    sub,
    email: typeof more.email === 'string' ? more.email.toLowerCase() : undefined,
    isVerified: more.email_verified === true,
  }
}

const Linked = z.object({ id: z.uuid(), isKnown: z.boolean() })

/** The account this subject was linked to before, else the professional's account of that verified e-mail. Nothing is created. */
async function openLinked(work: Work, request: FastifyRequest, reply: FastifyReply, { iss, sub, email, isVerified }: Claims) {
  const found = await work.db.maybe(
    Linked,
    sql`
    select a.id, s.account_id is not null as "isKnown" from identity.account a
    left join identity.oidc_subject s on s.account_id = a.id and s.issuer = ${iss} and s.subject = ${sub}
    where a.status <> 'closed' and a.role <> 'youngPerson'
      and (s.account_id is not null or (a.email = ${isVerified ? (email ?? null) : null}
        and a.status <> 'new' and not exists (select from identity.oidc_subject o where o.account_id = a.id and o.issuer = ${iss})))
    order by (s.account_id is not null) desc limit 1`,
  )
  if (!found) {
    await audit(work, 'identity.oidc-refused', null, { issuer: iss, isVerified })
    return email && !isVerified ? 'identity.oidc-unverified' : 'identity.oidc-unknown'
  }
  if (!found.isKnown) {
    await work.db.run(sql`insert into identity.oidc_subject (issuer, subject, account_id) values (${iss}, ${sub}, ${found.id})
      on conflict do nothing`)
    await audit(work, 'identity.oidc-linked', found.id, { issuer: iss })
  }
  const give = (token: string | undefined, seconds?: number) => giveSession(work.config, reply, token, seconds)
  return openSession({ ...work, setSession: give, request: { userAgent: request.headers['user-agent'] ?? '' } }, found.id, 'oidc')
}

async function refuse(deps: Deps, reply: FastifyReply, code: string) {
  await transact(deps, (work) => audit(work, 'identity.oidc-refused', null, { code }))
  return fail(reply, code)
}

const fail = (reply: FastifyReply, code: string) => reply.redirect(`/connexion?pro&erreur=${encodeURIComponent(code)}`, 303)

const known = new Map<string, Promise<openid.Configuration>>()
/** The provider's own description of itself, read once; tried again after a failure. */
function discover({ issuer, clientId, clientSecret }: Provider) {
  const key = `${issuer} ${clientId}`
  const found = known.get(key)
  if (found) return found
  const { protocol, hostname } = new URL(issuer)
  const isLocal = protocol === 'http:' && (hostname === 'localhost' || hostname.startsWith('127.'))
  const made = openid.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    undefined,
    isLocal ? { execute: [openid.allowInsecureRequests] } : {},
  )
  known.set(key, made)
  made.catch(() => known.delete(key))
  return made
}

import type { Authenticate } from './server.ts'

/** Milliseconds for which a session is not looked up again. */
const memory = 5_000
/** Sessions remembered at most; the oldest go first. */
const most = 20_000

type Known = { actor: NonNullable<Awaited<ReturnType<Authenticate>>>; until: number }

/**
 * Remembers for five seconds who is behind a session cookie: a page asks for several things at once. `forget` is called as soon as
 * word comes that a session ended (some milliseconds); five seconds is how long an ended one can live when that word is late.
 */
export function rememberSessions(authenticate: Authenticate) {
  const byToken = new Map<string, Known>()
  return {
    authenticate: async (...[db, token, now]: Parameters<Authenticate>) => {
      const known = byToken.get(token)
      if (known && known.until > performance.now()) return known.actor
      byToken.delete(token)
      const actor = await authenticate(db, token, now)
      if (!actor) return undefined
      if (byToken.size >= most) byToken.delete(byToken.keys().next().value ?? '')
      byToken.set(token, { actor, until: performance.now() + memory })
      return actor
    },
    forget: (sessionId: string) => {
      for (const [token, { actor }] of byToken) if (actor.sessionId === sessionId) byToken.delete(token)
    },
  }
}

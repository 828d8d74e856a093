import { generateSync } from 'otplib'
import { type MandateScope, mandateScopes, type Role, z } from '#platform/api'
import type { Db } from '#platform/db'
import { hashToken, ids } from '#platform/ids'
import { seal } from '#platform/secret'
import { sql } from '#platform/sql'
import { hashPassword } from './password-hash.ts'

const at = '2026-11-23T09:00:00.000Z'
/** The password of every test account that has one. */
export const testPassword = 'trois-chats-verts-42'
let hashed: Promise<string> | undefined

/** Rows of the identity module, for tests. */
export function identityGiven(db: Db) {
  const made = {
    /** An account without any means of signing in. */
    async account(
      a: { role?: Role; email?: string; phone?: string; status?: 'new' | 'invited' | 'active'; id?: string; isDemo?: boolean } = {},
    ) {
      const id = a.id ?? ids.uuid()
      const email = a.email ?? `${id}@exemple.fr`
      await db.run(sql`insert into identity.account (id, role, email, phone, status, is_demo, created_at)
        values (${id}, ${a.role ?? 'youngPerson'}, ${email}, ${a.phone ?? null}, ${a.status ?? 'active'}, ${a.isDemo ?? false}, ${at})`)
      return { id, email }
    },
    /** A professional who signs in with password and code application; `code(instant)` reads the application. */
    async passwordAccount(config: { secretFile: string }, a: { role?: Role; email?: string; id?: string } = {}) {
      const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
      hashed ??= hashPassword(testPassword)
      const account = a.id
        ? { id: a.id, email: `${a.id}@exemple.fr` }
        : await made.account({ role: a.role ?? 'adviser', ...(a.email && { email: a.email }) })
      await db.run(sql`insert into identity.password (account_id, hash, changed_at) values (${account.id}, ${await hashed}, ${at})`)
      await db.run(sql`insert into identity.totp (account_id, secret, confirmed_at)
        values (${account.id}, ${seal({ config }, account.id, secret)}, ${at})`)
      return { ...account, password: testPassword, code: (instant: string) => generateSync({ secret, epoch: Date.parse(instant) / 1000 }) }
    },
    /** Somebody who helps a young person, signed in. */
    async mandate(of: { id: string }, m: { scopes?: MandateScope[]; contact?: string; startsOn?: string; endsOn?: string } = {}) {
      const mandateId = ids.uuid()
      const token = ids.token()
      await db.run(sql`insert into identity.mandate (id, young_person_id, helper_name, relation, channel, contact, scopes, starts_on, ends_on,
          consent, consent_on, given_by, created_at)
        values (${mandateId}, ${of.id}, 'Claire Moreau', 'relative', 'email', ${m.contact ?? `${mandateId}@exemple.fr`}, ${m.scopes ?? [...mandateScopes]},
          ${m.startsOn ?? '2026-11-01'}, ${m.endsOn ?? '2027-05-01'}, 'in_app', '2026-11-01', ${of.id}, ${at})`)
      await db.run(sql`insert into identity.session (id, token_hash, account_id, mandate_id, method, user_agent, created_at, last_seen_at, expires_at)
        values (${ids.uuid()}, ${hashToken(token)}, ${of.id}, ${mandateId}, 'code', 'test', ${at}, ${at}, ${at}::timestamptz + interval '400 days')`)
      return { id: of.id, role: 'youngPerson' as const, token, mandateId }
    },
    /** The holder of these sessions has just proved again who they are. */
    async confirmed<W extends { id: string }>(who: W, when: string = at) {
      await db.run(sql`update identity.session set confirmed_at = ${when} where account_id = ${who.id}`)
      return who
    },
    /** A link as it was sent. */
    async link(accountId: string, l: { purpose?: 'activate' | 'reset'; expiresAt?: string } = {}) {
      const token = ids.token()
      await db.run(sql`insert into identity.link (token_hash, account_id, purpose, created_at, expires_at)
        values (${hashToken(token)}, ${accountId}, ${l.purpose ?? 'activate'}, ${at}, ${l.expiresAt ?? '2026-11-25T09:00:00Z'})`)
      return token
    },
  }
  return made
}

/** The code of the last letter that asks somebody to confirm who they are. */
export async function newestCode(db: Db) {
  const { body } = await db.one(
    z.object({ body: z.string() }),
    sql`select body from platform.outgoing where kind = 'identity.confirmation' order by created_at desc limit 1`,
  )
  return /\b\d{6}\b/.exec(body)![0]
}

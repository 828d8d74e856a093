import pg from 'pg'
import { dayOf } from '#platform/clock'
import { hashToken, ids } from '#platform/ids'

export type Actors = {
  advisers: { id: string; token: string; follows: string[] }[]
  youngPersons: { id: string; token: string }[]
  today: string
  inDays: (n: number) => string
}

/** Advisers who follow about sixty young persons, and those young persons, each signed in. */
export async function castOf(url: string): Promise<Actors> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: advisers } = await client.query<{ id: string; follows: string[] }>(
    `select adviser_id as id, array_agg(id) as follows from people.young_person group by adviser_id having count(*) between 50 and 70 order by 1 limit 40`,
  )
  const signIn = async (accountIds: string[]) => {
    const tokens = accountIds.map(() => ids.token())
    await client.query(
      `insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
       select s, h, a, 'password', 'bench', now(), now(), now() + interval '1 day' from unnest($1::uuid[], $2::bytea[], $3::uuid[]) as x (s, h, a)`,
      [accountIds.map(() => ids.uuid()), tokens.map(hashToken), accountIds],
    )
    return tokens
  }
  const adviserTokens = await signIn(advisers.map((a) => a.id))
  const youngIds = advisers.flatMap((a) => a.follows)
  const youngTokens = await signIn(youngIds)
  await client.end()
  const now = new Date()
  return {
    advisers: advisers.map((a, i) => ({ ...a, token: adviserTokens[i]! })),
    youngPersons: youngIds.map((id, i) => ({ id, token: youngTokens[i]! })),
    today: dayOf(now.toISOString()),
    inDays: (n) => dayOf(new Date(now.getTime() + n * 86_400_000).toISOString()),
  }
}

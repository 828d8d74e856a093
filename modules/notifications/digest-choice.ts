import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { DigestChoice } from './api.ts'

/** What a professional chose about the morning e-mail; `away` until they choose. */
export async function getDigestChoice({ db, actor }: Pick<Ctx, 'db' | 'actor'>) {
  const kept = await db.maybe(DigestChoice, sql`select wish from notifications.digest_choice where account_id = ${actor.id}`)
  return kept ?? { wish: 'away' as const }
}

/** Keeps what they choose. */
export async function chooseDigest({ db, actor, clock }: Pick<Ctx, 'db' | 'actor' | 'clock'>, { wish }: DigestChoice) {
  await db.run(sql`insert into notifications.digest_choice (account_id, wish, chosen_at) values (${actor.id}, ${wish}, ${clock.now()})
    on conflict (account_id) do update set wish = excluded.wish, chosen_at = excluded.chosen_at`)
  return { wish }
}

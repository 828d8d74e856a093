import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

/** Where the money of a month is. `entitled` is what it comes from. */
export type Account = 'entitled' | 'pending' | 'blocked' | 'paid' | 'recovered'
/** Cents that go from one account of a month to another; `about` says why, as a code. */
export type Move = { monthId: string; from: Account; to: Account; amountCents: number; about: string }

/**
 * Moves money in the ledger, all or none. The database refuses what would overdraw an account (`no_account_is_overdrawn`).
 * entitled = paid + pending + blocked + recovered holds after each statement.
 */
export async function moveMoney(db: Db, at: string, moves: readonly Move[]) {
  if (!moves.length) return
  await db.run(sql`
    insert into allowance.entry (month_id, from_account, to_account, amount_cents, about, at)
    select r."monthId", r."from", r."to", r."amountCents", r.about, ${at}
    from jsonb_to_recordset(${JSON.stringify(moves)}) as r("monthId" uuid, "from" text, "to" text, "amountCents" int, about text)`)
}

/**
 * Brings the ledger to what months are now found to be worth, by what is missing or too much: more fills what was asked back, then is pending;
 * less is taken from pending, then from blocked, and what was paid already is to be recovered. A month that waits again stays as it was.
 */
export async function entitle(db: Db, at: string, monthIds: readonly string[]) {
  await db.run(sql`
    insert into allowance.entry (month_id, from_account, to_account, amount_cents, about, at)
    select w.id, v.from_account, v.to_account, v.amount, 'calculation:' || w.calculation, ${at}
    from (
      select m.id, m.calculation, case m.status when 'due' then m.amount_cents else 0 end - coalesce(b.entitled, 0) as more,
        coalesce(b.pending, 0) as pending, coalesce(b.blocked, 0) as blocked, coalesce(b.recovered, 0) as recovered
      from allowance.month m left join allowance.balance b on b.month_id = m.id
      where m.id = any(${monthIds}::uuid[]) and m.status in ('due', 'not_due')) w
    cross join lateral (values
      ('entitled', 'recovered', least(w.more, -w.recovered)),
      ('entitled', 'pending', w.more + least(w.recovered, 0)),
      ('pending', 'entitled', least(-w.more, w.pending)),
      ('blocked', 'entitled', least(-w.more - w.pending, w.blocked)),
      ('recovered', 'entitled', -w.more - w.pending - w.blocked)) v (from_account, to_account, amount)
    where v.amount > 0`)
}

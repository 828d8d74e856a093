import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { channel, topic, type Wishes } from './api.ts'
import { choicesOf, shortened, wishesWith } from './rules.ts'

const Row = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  smsStoppedAt: z.string().nullable(),
  choices: z.array(z.object({ kind: topic, channel, isOn: z.boolean() })),
})
type Who = Pick<Ctx, 'db' | 'actor'>

/** What the person is told, by which channel, and where it goes. */
export async function getPreferences({ db, actor }: Who) {
  const { email, phone, smsStoppedAt, choices } = await db.one(
    Row,
    sql`
    select a.email, a.phone, ${smsStoppedAtColumn} as "smsStoppedAt", coalesce((select jsonb_agg(jsonb_build_object('kind', p.kind, 'channel', p.channel, 'isOn', p.is_on))
      from notifications.preference p where p.account_id = a.id), '[]') as choices
    from identity.pub_account a where a.id = ${actor.id}`,
  )
  return { wishes: wishesWith(choices), email: email && shortened(email), phone: phone && shortened(phone), smsStoppedAt }
}

/** When the account `a` answered STOP; null when it did not, or answered START since. */
export const smsStoppedAtColumn = sql`(select c.said_at from notifications.sms_choice c where c.account_id = a.id and c.is_stopped)`

/** Keeps the person's wishes, whole. */
export async function choosePreferences(who: Who, wishes: Wishes) {
  const choices = choicesOf(wishes)
  await who.db.run(sql`
    insert into notifications.preference (account_id, kind, channel, is_on)
    select ${who.actor.id}, c.kind, c.channel, c.is_on
    from unnest(${choices.map((c) => c.kind)}::text[], ${choices.map((c) => c.channel)}::text[], ${choices.map((c) => c.isOn)}::boolean[])
      c (kind, channel, is_on)
    on conflict (account_id, kind, channel) do update set is_on = excluded.is_on`)
  return getPreferences(who)
}

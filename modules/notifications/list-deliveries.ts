import { getVisibleYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { listOutgoing } from '#platform/outgoing'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Channel } from './api.ts'
import { smsStoppedAtColumn } from './choose-preferences.ts'
import { aboutWords, whyNot } from './delivery-words.ts'

const pageSize = 50

/** Which channels leave this installation; the others keep their messages. */
export const channelsOf = ({ config }: Pick<Ctx, 'config'>): Record<Channel, boolean> => ({
  push: true,
  email: Boolean(config.smtpUrl),
  sms: Boolean(config.sms),
})

/** What was sent to a young person and how far it got, so that an adviser sees that a reminder did not arrive. Never a text, never an address. */
export async function listDeliveries(ctx: Ctx, youngPersonId: string, { after }: { after?: string | undefined }) {
  await getVisibleYoungPerson(ctx, youngPersonId)
  const works = channelsOf(ctx)
  const rows = await listOutgoing(ctx.db, youngPersonId, { before: after, limit: pageSize + 1 })
  const { smsStoppedAt } = await ctx.db.one(
    z.object({ smsStoppedAt: z.string().nullable() }),
    sql`select ${smsStoppedAtColumn} as "smsStoppedAt" from identity.pub_account a where a.id = ${youngPersonId}`,
  )
  const page = rows.slice(0, pageSize)
  return {
    items: page.map(({ id, channel, kind, status, lastError, createdAt, sentAt }) => ({
      id,
      channel,
      about: aboutWords(kind),
      status,
      why: whyNot(status, lastError, channel, works[channel]),
      createdAt,
      sentAt,
    })),
    next: rows[pageSize] ? page.at(-1)!.id : null,
    smsStoppedAt,
  }
}

import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type messagingApi, typing } from './api.ts'
import { isYoung } from './queries.ts'

/** Tells the open screens of the others that somebody is typing; nothing is kept. */
export async function hintTyping(ctx: Ctx<typeof messagingApi.typing>) {
  const { db, actor, clock, params } = ctx
  const mine = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select y.id from people.pub_young_person y where y.id = ${params.id} and ${followedBy({ actor, clock }, sql`y.id`)}`,
  )
  if (!mine) throw notFound('messaging.unknown', { id: params.id })
  const others = (await listFileAudience(ctx, [params.id])).filter((id) => id !== actor.id)
  await ctx.hint({
    type: typing.type,
    audience: others,
    data: { conversationId: params.id, youngPersonId: params.id, accountId: actor.id, byYoungPerson: isYoung(actor) },
  })
  return {}
}

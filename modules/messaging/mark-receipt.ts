import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type messagingApi, receiptMoved } from './api.ts'
import { isYoung, lockConversation } from './queries.ts'

type Mark = Ctx<typeof messagingApi.read> | Ctx<typeof messagingApi.delivered>
const Cursors = z.object({ deliveredUpTo: z.int(), readUpTo: z.int() })

/** Moves the actor's own marks forward; what was read was received. Nothing happens when they are there already. */
export async function markReceipt(ctx: Mark, kind: 'delivered' | 'read') {
  const { db, actor, publish, params, body } = ctx
  const { lastNumber } = await lockConversation(ctx, params.id)
  const upTo = Math.min(body.upTo, lastNumber)
  const readUpTo = kind === 'read' ? upTo : 0
  const moved = await db.maybe(
    Cursors,
    sql`
    insert into messaging.receipt as r (conversation_id, account_id, by_young, delivered_up_to, read_up_to)
    select ${params.id}::uuid, ${actor.id}::uuid, ${isYoung(actor)}::boolean, ${upTo}::int, ${readUpTo}::int where ${upTo}::int > 0
    on conflict (conversation_id, account_id) do update
    set delivered_up_to = greatest(r.delivered_up_to, excluded.delivered_up_to), read_up_to = greatest(r.read_up_to, excluded.read_up_to)
    where excluded.delivered_up_to > r.delivered_up_to or excluded.read_up_to > r.read_up_to
    returning delivered_up_to as "deliveredUpTo", read_up_to as "readUpTo"`,
  )
  if (!moved) return findCursors(ctx)
  await moveSide(ctx, moved)
  await publish(
    receiptMoved,
    { conversationId: params.id, youngPersonId: params.id, accountId: actor.id, ...moved },
    await listFileAudience(ctx, [params.id]),
  )
  return moved
}

async function findCursors({ db, actor, params }: Mark) {
  const found = await db.maybe(
    Cursors,
    sql`select delivered_up_to as "deliveredUpTo", read_up_to as "readUpTo" from messaging.receipt
    where conversation_id = ${params.id} and account_id = ${actor.id}`,
  )
  return found ?? { deliveredUpTo: 0, readUpTo: 0 }
}

/** The side gets as far as its furthest reader; the time is kept at each step. Called under the conversation's lock. */
function moveSide({ db, actor, clock, params }: Mark, { deliveredUpTo, readUpTo }: z.infer<typeof Cursors>) {
  const young = isYoung(actor)
  const [delivered, read, unread] = young
    ? [sql`delivered_to_young`, sql`read_by_young`, sql`unread_by_young`]
    : [sql`delivered_to_advisers`, sql`read_by_advisers`, sql`unread_by_advisers`]
  return db.run(sql`
    with before as (select ${delivered} as delivered, ${read} as read from messaging.conversation where id = ${params.id}),
    moved as (
      update messaging.conversation c set ${delivered} = greatest(b.delivered, ${deliveredUpTo}), ${read} = greatest(b.read, ${readUpTo}),
        ${unread} = (select count(*) from messaging.message m where m.conversation_id = c.id and m.number > greatest(b.read, ${readUpTo})
          and m.kind = 'message' and m.by_young = ${!young})
      from before b where c.id = ${params.id} and (b.delivered < ${deliveredUpTo} or b.read < ${readUpTo})
    )
    insert into messaging.receipt_log (conversation_id, by_young, kind, up_to, account_id, at)
    select ${params.id}, ${young}, step.kind, step.up_to, ${actor.id}, ${clock.now()}
    from before b, (values ('delivered', ${deliveredUpTo}::int), ('read', ${readUpTo}::int)) as step (kind, up_to)
    where step.up_to > case step.kind when 'delivered' then b.delivered else b.read end`)
}

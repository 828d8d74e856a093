import { getSession } from '#modules/people'
import type { Ctx } from '#platform/server'
import type { messagingApi } from './api.ts'
import { listOwnConversations } from './list-conversations.ts'

/** Who I am and my conversations: where a client begins. */
export async function getMe(ctx: Ctx<typeof messagingApi.me>) {
  return { ...(await getSession(ctx)), conversations: await listOwnConversations(ctx) }
}

import { routes } from '#platform/server'
import { messagingApi } from './api.ts'
import { deleteMessage, editMessage } from './change-message.ts'
import { getConversation } from './get-conversation.ts'
import { getMe } from './get-me.ts'
import { hintTyping } from './hint-typing.ts'
import { listConversations } from './list-conversations.ts'
import { listMessages } from './list-messages.ts'
import { markReceipt } from './mark-receipt.ts'
import { searchMessages } from './search-messages.ts'
import { sendGroupMessage } from './send-group-message.ts'
import { sendMessage } from './send-message.ts'
import { getServiceHours, setServiceHours } from './service-hours.ts'

export const messagingRoutes = routes(messagingApi, {
  me: (ctx) => getMe(ctx),
  conversations: (ctx) => listConversations(ctx),
  conversation: (ctx) => getConversation(ctx),
  messages: (ctx) => listMessages(ctx),
  send: (ctx) => sendMessage(ctx),
  edit: (ctx) => editMessage(ctx),
  remove: (ctx) => deleteMessage(ctx),
  read: (ctx) => markReceipt(ctx, 'read'),
  delivered: (ctx) => markReceipt(ctx, 'delivered'),
  typing: (ctx) => hintTyping(ctx),
  search: (ctx) => searchMessages(ctx),
  sendGroup: (ctx) => sendGroupMessage(ctx),
  serviceHours: (ctx) => getServiceHours(ctx),
  setServiceHours: (ctx) => setServiceHours(ctx),
})

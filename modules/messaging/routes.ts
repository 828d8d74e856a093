import { routes } from '#platform/server'
import { messagingApi } from './api.ts'
import { addBanner, listBanners, listOwnBanners, withdrawBanner } from './banners.ts'
import { deleteMessage, editMessage } from './change-message.ts'
import { getConversation } from './get-conversation.ts'
import { getMe } from './get-me.ts'
import { hintTyping } from './hint-typing.ts'
import { listConversations } from './list-conversations.ts'
import { listGroupMessages } from './list-group-messages.ts'
import { listMessages } from './list-messages.ts'
import { addList, changeList, listLists, removeList } from './lists.ts'
import { markReceipt } from './mark-receipt.ts'
import { changeScheduled, listScheduled, scheduleMessage, withdrawScheduled } from './scheduled.ts'
import { searchAll } from './search-all.ts'
import { searchMessages } from './search-messages.ts'
import { sendGroupMessage } from './send-group-message.ts'
import { sendMessage } from './send-message.ts'
import { getServiceHours, setServiceHours } from './service-hours.ts'
import { addTemplate, changeTemplate, listTemplates, removeTemplate } from './templates.ts'

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
  searchAll: (ctx) => searchAll(ctx),
  groupMessages: (ctx) => listGroupMessages(ctx),
  templates: (ctx) => listTemplates(ctx),
  addTemplate: (ctx) => addTemplate(ctx),
  changeTemplate: (ctx) => changeTemplate(ctx),
  removeTemplate: (ctx) => removeTemplate(ctx),
  lists: (ctx) => listLists(ctx),
  addList: (ctx) => addList(ctx),
  changeList: (ctx) => changeList(ctx),
  removeList: (ctx) => removeList(ctx),
  scheduled: (ctx) => listScheduled(ctx),
  schedule: (ctx) => scheduleMessage(ctx),
  changeScheduled: (ctx) => changeScheduled(ctx),
  withdrawScheduled: (ctx) => withdrawScheduled(ctx),
  banners: (ctx) => listBanners(ctx),
  addBanner: (ctx) => addBanner(ctx),
  withdrawBanner: (ctx) => withdrawBanner(ctx),
  ownBanners: (ctx) => listOwnBanners(ctx),
  serviceHours: (ctx) => getServiceHours(ctx),
  setServiceHours: (ctx) => setServiceHours(ctx),
})

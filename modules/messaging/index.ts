// Messaging: the conversation of each young person with those who advise them, and how far each message got.
// Tables: messaging.*. Views: messaging.pub_unread, messaging.pub_conversation. Events: messaging.message-sent, .message-changed, .receipt, .banner-changed.
import type { Module } from '#platform/module'
import { messagingSubscriber } from './events.ts'
import { messagingPersonalData } from './personal-data.ts'
import { messagingRoutes } from './routes.ts'
import { sendScheduled } from './send-scheduled.ts'

export const messagingModule: Module = {
  name: 'messaging',
  routes: messagingRoutes,
  constraints: {
    message_ids_are_unique: 'messaging.id-reused',
    group_message_ids_are_unique: 'messaging.id-reused',
    template_ids_are_unique: 'messaging.id-reused',
    list_ids_are_unique: 'messaging.id-reused',
    scheduled_ids_are_unique: 'messaging.id-reused',
    banner_ids_are_unique: 'messaging.id-reused',
  },
  jobs: [sendScheduled],
  subscriber: messagingSubscriber,
  personalData: messagingPersonalData,
}

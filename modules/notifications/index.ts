// Notifications: the in-app centre of everybody, and what young people are told outside by push, e-mail and SMS, as they wish.
// Tables: notifications.*. Events: notifications.notice-added. Listens to messaging, appointments, workshops, actions, contracts, plans, hours, files, people, identity.
import type { Module } from '#platform/module'
import { notificationsSubscriber } from './events.ts'
import { trimCentre } from './jobs.ts'
import { notificationsPersonalData } from './personal-data.ts'
import { notificationsRoutes } from './routes.ts'
import { watchSending } from './watch-sending.ts'

export { settleNews as tellNews } from './tell.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  routes: notificationsRoutes,
  subscriber: notificationsSubscriber,
  jobs: [trimCentre, watchSending],
  personalData: notificationsPersonalData,
}

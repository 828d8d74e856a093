// Notifications: the in-app centre of everybody, and what young people are told outside by push, e-mail and SMS, as they wish.
// Tables: notifications.*. Events: notifications.notice-added. Listens to messaging, appointments, actions, people, identity.
import type { Module } from '#platform/module'
import { notificationsRoutes } from './routes.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  routes: notificationsRoutes,
}

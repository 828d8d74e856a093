// Actions: the catalogue, what young people commit to, comments, and what advisers count.
// Tables: actions.*; others may join actions.pub_action. Events: actions.given, .changed, .completed, .qualified, .commented, .reminder-due.
import type { Module } from '#platform/module'
import { remind } from './jobs.ts'
import { actionsList } from './lists.ts'
import { personalData } from './personal-data.ts'
import { actionsRoutes } from './routes.ts'

export { qualifyActions } from './qualify-actions.ts'
export { categoryMinutes } from './rules.ts'

export const actionsModule: Module = {
  name: 'actions',
  routes: actionsRoutes,
  jobs: [remind],
  lists: [actionsList],
  personalData,
}

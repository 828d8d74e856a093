// Workshops: collective sessions of a structure, who has a place, who waits for one, who came.
// Tables: workshops.*. Publishes workshops.registered, .waited, .cancelled, .attended, .missed, .excused, .session-changed, .session-cancelled, .reminder-due.
import type { Module } from '#platform/module'
import { workshopsList } from './lists.ts'
import { personalData } from './personal-data.ts'
import { remindJob } from './remind.ts'
import { workshopsRoutes } from './routes.ts'

export { listWorkshopInvitations, type WorkshopInvitation } from './get-invitation.ts'

export const workshopsModule: Module = {
  name: 'workshops',
  routes: workshopsRoutes,
  constraints: { capacity_is_never_exceeded: 'workshops.full', session_pkey: 'workshops.id-reused' },
  jobs: [remindJob],
  personalData,
  lists: [workshopsList],
}

// Appointments: what is planned with young people, their answers, reminders and attendance.
// Tables: appointments.*. Publishes appointments.created, .changed, .cancelled, .answered, .reminder-due, .attended, .missed, .excused.
import type { Module } from '#platform/module'
import { appointmentsList } from './lists.ts'
import { personalData } from './personal-data.ts'
import { remindJob } from './remind.ts'
import { appointmentsRoutes } from './routes.ts'

export { type Invitation, type InvitationKey, listInvitations, uidOf } from './get-invitation.ts'
export { moveAgenda, Place, putBackAgenda } from './move-agenda.ts'

export const appointmentsModule: Module = {
  name: 'appointments',
  routes: appointmentsRoutes,
  constraints: { adviser_busy: 'appointments.adviser-busy', young_person_busy: 'appointments.young-person-busy' },
  jobs: [remindJob],
  lists: [appointmentsList],
  personalData,
}

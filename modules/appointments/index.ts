// Appointments: what is planned with young people, their answers, reminders and attendance.
// Tables: appointments.*. Publishes appointments.created, .changed, .cancelled, .answered, .reminder-due, .attended, .missed, .excused.
import type { Module } from '#platform/module'
import { appointmentsList } from './lists.ts'
import { personalData } from './personal-data.ts'
import { remindJob } from './remind.ts'
import { appointmentsRoutes } from './routes.ts'

export { disengage, engage, holdDiaries, listTaken, selectTaken } from './engage.ts'
export { type Invitation, type InvitationKey, listInvitations, uidOf } from './get-invitation.ts'
export { moveAgenda, Place, putBackAgenda } from './move-agenda.ts'
export { nameOf } from './rules.ts'
export { writeInvitation } from './write-invitation.ts'

export const appointmentsModule: Module = {
  name: 'appointments',
  routes: appointmentsRoutes,
  constraints: {
    adviser_busy: 'appointments.adviser-busy',
    young_person_busy: 'appointments.young-person-busy',
    person_engaged: 'appointments.young-person-busy',
    one_booking_per_slot: 'appointments.slot-taken',
    slots_of_an_adviser_never_overlap: 'appointments.slots-overlap',
  },
  jobs: [remindJob],
  lists: [appointmentsList],
  personalData,
}

import { notFound } from '#platform/errors'
import { routes } from '#platform/server'
import { answerAppointment } from './answer-appointment.ts'
import { appointmentsApi } from './api.ts'
import { bookSlot, cancelBooking, listFreeSlots, moveToSlot } from './book-slot.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { closeAppointment } from './close-appointment.ts'
import { createAppointment } from './create-appointment.ts'
import { editAppointment } from './edit-appointment.ts'
import { getAdviserAgenda, getAgenda } from './get-agenda.ts'
import { findCalendarFile } from './get-invitation.ts'
import { listOfYoungPerson, listToClose } from './list-appointments.ts'
import { listPeople } from './list-people.ts'
import { listSlots, openSlots, withdrawSlot } from './open-slots.ts'
import { readAppointment, readHistory } from './read-appointment.ts'

export const appointmentsRoutes = routes(appointmentsApi, {
  create: (ctx) => createAppointment(ctx, ctx.body),
  toClose: (ctx) => listToClose(ctx),
  people: (ctx) => listPeople(ctx),
  get: (ctx) => readAppointment(ctx, ctx.params.id),
  edit: (ctx) => editAppointment(ctx, ctx.params.id, ctx.body),
  cancel: (ctx) => cancelAppointment(ctx, ctx.params.id, ctx.body.reason),
  history: (ctx) => readHistory(ctx, ctx.params.id),
  answer: (ctx) => answerAppointment(ctx, ctx.params.id, ctx.body),
  answerFor: (ctx) => answerAppointment(ctx, ctx.params.id, ctx.body, ctx.params.youngPersonId),
  close: (ctx) => closeAppointment(ctx, ctx.params.id, ctx.body),
  calendar: async ({ db, actor, params }) => {
    const ics = await findCalendarFile(db, { appointmentId: params.id, youngPersonId: actor.id })
    if (!ics) throw notFound('appointments.unknown', { id: params.id })
    return { ics }
  },
  agenda: (ctx) => getAgenda(ctx, ctx.query),
  adviserAgenda: (ctx) => getAdviserAgenda(ctx, ctx.query),
  slots: (ctx) => listSlots(ctx, ctx.query),
  openSlots: (ctx) => openSlots(ctx, ctx.body),
  withdrawSlot: (ctx) => withdrawSlot(ctx, ctx.params.id),
  freeSlots: (ctx) => listFreeSlots(ctx),
  bookSlot: (ctx) => bookSlot(ctx, ctx.params.id, ctx.body.id),
  moveToSlot: (ctx) => moveToSlot(ctx, ctx.params.id, ctx.body.slotId),
  cancelBooking: (ctx) => cancelBooking(ctx, ctx.params.id, ctx.body.reason),
  listOfYoungPerson: (ctx) => listOfYoungPerson(ctx, ctx.params.youngPersonId, ctx.query.after),
})

import { type Answer, type Appointment, appointmentsApi } from '#api/appointments'
import { useLive } from '#ui/live'
import { invalidate, useWrite } from '#ui/use-endpoint'

const reads = [
  appointmentsApi.get,
  appointmentsApi.agenda,
  appointmentsApi.adviserAgenda,
  appointmentsApi.toClose,
  appointmentsApi.listOfYoungPerson,
  appointmentsApi.history,
  appointmentsApi.slots,
  appointmentsApi.freeSlots,
] as const
const again = () => {
  for (const read of reads) void invalidate(read)
}

/** Reads again whatever is shown when an appointment changed elsewhere. */
export function useLiveAppointments() {
  useLive('appointments.created', again)
  useLive('appointments.changed', again)
  useLive('appointments.cancelled', again)
  useLive('appointments.answered', again)
  useLive('appointments.attended', again)
  useLive('appointments.missed', again)
  useLive('appointments.excused', again)
}

export const useCreateAppointment = () => useWrite(appointmentsApi.create, { invalidates: reads })
export const useEditAppointment = () => useWrite(appointmentsApi.edit, { invalidates: reads })
export const useCancelAppointment = () => useWrite(appointmentsApi.cancel, { invalidates: reads })
export const useCloseAppointment = () => useWrite(appointmentsApi.close, { invalidates: reads })

/** Notes what a young person without a telephone said. */
export const useAnswerFor = () => useWrite(appointmentsApi.answerFor, { invalidates: reads })

/** Answers at once on the screen; kept on the phone until the network is back. */
export const useAnswer = () =>
  useWrite(appointmentsApi.answer, {
    offline: true,
    invalidates: reads,
    optimistic: (patch, { params, body }) => {
      patch(appointmentsApi.get, params, (appointment) => withAnswer(appointment, body))
      patch(appointmentsApi.agenda, undefined, (agenda) => ({
        appointments: agenda.appointments.map((a) => (a.id === params.id ? withAnswer(a, body) : a)),
      }))
    },
  })

const withAnswer = (appointment: Appointment, { answer, text }: Answer): Appointment => ({
  ...appointment,
  participants: appointment.participants.map((p) => ({
    ...p,
    answer,
    answerText: text ?? null,
    answeredAt: new Date().toISOString(),
  })),
})

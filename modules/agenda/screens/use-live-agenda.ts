import { agendaApi } from '#api/agenda'
import { appointmentsApi } from '#api/appointments'
import { useLive } from '#ui/live'
import { invalidate } from '#ui/use-endpoint'

const again = () => {
  for (const read of [agendaApi.days, appointmentsApi.freeSlots]) void invalidate(read)
}

/** Reads the days again when something on them changed elsewhere. */
export function useLiveAgenda() {
  useLive('appointments.created', again)
  useLive('appointments.changed', again)
  useLive('appointments.cancelled', again)
  useLive('appointments.answered', again)
  useLive('workshops.registered', again)
  useLive('workshops.cancelled', again)
  useLive('workshops.session-changed', again)
  useLive('workshops.session-cancelled', again)
}

import { agendaApi } from '#api/agenda'
import { workshopsApi } from '#api/workshops'
import { useLive } from '#ui/live'
import { invalidate } from '#ui/use-endpoint'

/** What is read again after a change of a session. */
export const reads = [
  workshopsApi.list,
  workshopsApi.get,
  workshopsApi.toClose,
  workshopsApi.history,
  workshopsApi.own,
  workshopsApi.getOwn,
  agendaApi.days,
] as const
const again = () => {
  for (const read of reads) void invalidate(read)
}

/** Reads again whatever is shown when a session changed elsewhere. */
export function useLiveWorkshops() {
  useLive('workshops.registered', again)
  useLive('workshops.waited', again)
  useLive('workshops.cancelled', again)
  useLive('workshops.session-changed', again)
  useLive('workshops.session-cancelled', again)
  useLive('workshops.attended', again)
  useLive('workshops.missed', again)
  useLive('workshops.excused', again)
}

import { hoursApi } from '#api/hours'
import { useLive } from '#ui/live'
import { invalidate } from '#ui/use-endpoint'

/** What shows hours, to be read again when some of them changed. */
export const shownHours = [hoursApi.week, hoursApi.weeks, hoursApi.portfolio, hoursApi.entry]

/** Reads hours again when something about them happened elsewhere. */
export function useLiveHours() {
  useLive('hours.declared', again)
  useLive('hours.validated', again)
  useLive('hours.contested', again)
  useLive('hours.corrected', again)
  useLive('hours.week-closed', again)
  // what a week asks for
  useLive('contracts.signed', again)
  useLive('contracts.ended', again)
  useLive('plans.started', again)
  useLive('plans.ended', again)
}

function again() {
  for (const endpoint of shownHours) void invalidate(endpoint)
}

/** Hands a file made by the server to the person. */
export function saveFile(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

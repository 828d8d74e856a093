import { hoursApi } from '#api/hours'
import { isoDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { addDays, closesOn, mondayOf, weekName } from '../../rules.ts'
import { useLiveHours } from '../use-hours.ts'

/** The week to look at first: the one that closes next. Until Wednesday that is last week's. */
export function useWeekToClose() {
  const today = isoDay(Date.now(), useTimeZone())
  const last = addDays(mondayOf(today), -7)
  return weekName(today <= closesOn(last) ? last : mondayOf(today))
}

/** The week of everybody one follows. */
export function usePortfolio(week: string) {
  useLiveHours()
  return useEndpoint(hoursApi.portfolio, { query: { week } }, { keepPrevious: true })
}

/** How many lines wait in the week that closes next, for the navigation. */
export function useToValidateCount() {
  const { data } = usePortfolio(useWeekToClose())
  return data?.items.reduce((sum, row) => sum + row.waiting.length, 0) || undefined
}

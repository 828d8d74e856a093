import { useLive } from '#ui/live'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { allowanceApi, incomeDeclared, monthChanged } from '../api.ts'

/** What shows months, to be read again when one of them moved. */
export const shownMonths = [allowanceApi.months, allowanceApi.toDo, allowanceApi.secondLooks]

/** The months of somebody, kept up with what happens elsewhere. */
export function useMonths(youngPersonId: string) {
  useLive(monthChanged, again)
  useLive(incomeDeclared, again)
  return useEndpoint(allowanceApi.months, { query: { youngPersonId } })
}

function again() {
  for (const endpoint of shownMonths) void invalidate(endpoint)
}

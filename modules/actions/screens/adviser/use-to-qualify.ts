import { actionsApi } from '#api/actions'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveActions } from '../use-actions.ts'

/** The first of what waits to be qualified, followed live; shared by the badge, the home and the list. */
export function useToQualify() {
  useLiveActions()
  return useEndpoint(actionsApi.toQualify, {})
}

/** How many wait, for the navigation. */
export const useToQualifyCount = () => useToQualify().data?.total || undefined

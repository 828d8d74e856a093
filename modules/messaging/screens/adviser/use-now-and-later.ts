import { useLive } from '#ui/live'
import { useSession } from '#ui/session'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { messageSent, messagingApi } from '../../api.ts'

/** The adviser's prepared messages: all, or those that wait for one person. Read again when one leaves. */
export function useScheduled(youngPersonId?: string) {
  const { id: me } = useSession()
  useLive(messageSent, ({ authorId }) => authorId === me && void invalidate(messagingApi.scheduled))
  return useEndpoint(messagingApi.scheduled, { query: { ...(youngPersonId && { youngPersonId }) } })
}

/** The next working moment one would choose: tomorrow at nine. */
export const tomorrowAtNine = (today: string) => ({
  day: new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10),
  time: '09:00',
})

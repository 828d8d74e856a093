import { useLive } from '#ui/live'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { noticeAdded, notificationsApi } from '../api.ts'

/** How many lines wait to be read: the number beside the bell. */
export function useUnreadNotices() {
  const { data } = useEndpoint(notificationsApi.unread)
  useLive(noticeAdded, () => invalidate(notificationsApi.unread))
  return data?.unread
}

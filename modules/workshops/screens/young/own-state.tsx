import { CalendarX, Check, Clock, Users } from 'lucide-react'
import type { OwnSession } from '#api/workshops'
import { Badge } from '#ui/badge'
import { texts } from './texts.ts'

/** How many places are left; undefined when there is no limit. */
export const placesLeft = ({ capacity, registeredCount }: OwnSession) =>
  capacity === null ? undefined : Math.max(0, capacity - registeredCount)

/** Where I stand with a session, or whether there is room. */
export function OwnState({ session }: { session: OwnSession }) {
  const { status, own, hasWaitingList } = session
  if (status === 'cancelled')
    return (
      <Badge tone="bad" icon={CalendarX}>
        {texts.cancelled}
      </Badge>
    )
  if (own.attendance)
    return own.attendance === 'present' ? (
      <Badge tone="good" icon={Check}>
        {texts.wasThere}
      </Badge>
    ) : (
      <Badge>{texts.wasNot}</Badge>
    )
  if (own.status === 'registered')
    return (
      <Badge tone="good" icon={Check}>
        {texts.registered}
      </Badge>
    )
  if (own.status === 'waiting')
    return (
      <Badge tone="watch" icon={Clock}>
        {texts.waiting(own.rank ?? 1)}
      </Badge>
    )
  const left = placesLeft(session)
  if (left === undefined) return <Badge icon={Users}>{texts.placesOpen}</Badge>
  if (left > 0) return <Badge tone="accent">{texts.places(left)}</Badge>
  return <Badge tone="watch">{hasWaitingList ? texts.fullWaiting : texts.full}</Badge>
}

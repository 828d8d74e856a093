import { CalendarClock, Check, CircleDashed, CircleDot, ClipboardCheck, X } from 'lucide-react'
import type { Action } from '#api/actions'
import { Badge } from '#ui/badge'
import { useTimeZone } from '#ui/session'
import { isLate, todayIn } from '../words.ts'

/** Where an action stands, for an adviser: what waits for them stands out. */
export function StatusBadge({ action }: { action: Action }) {
  const today = todayIn(useTimeZone())
  if (action.status === 'cancelled') return <Badge icon={X}>Annulée</Badge>
  if (action.status === 'done')
    return action.qualifiedCategory ? (
      <Badge tone={action.qualifiedCategory === 'not_counted' ? 'plain' : 'good'} icon={Check}>
        {action.qualifiedCategory === 'not_counted' ? 'Non comptée' : 'Qualifiée'}
      </Badge>
    ) : (
      <Badge tone="sun" icon={ClipboardCheck}>
        À qualifier
      </Badge>
    )
  if (isLate(action, today))
    return (
      <Badge tone="watch" icon={CalendarClock}>
        En retard
      </Badge>
    )
  return action.status === 'in_progress' ? (
    <Badge tone="accent" icon={CircleDot}>
      En cours
    </Badge>
  ) : (
    <Badge icon={CircleDashed}>À faire</Badge>
  )
}

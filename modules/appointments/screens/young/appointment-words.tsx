import { CalendarX, Check, Clock, X } from 'lucide-react'
import type { Appointment } from '#api/appointments'
import { Badge } from '#ui/badge'
import { modalityLabels } from '../../rules.ts'

/** Where it takes place, in one line. */
export function placeOf({ modality, address, structureName }: Appointment) {
  if (modality === 'at_structure') return structureName
  return modality === 'elsewhere' ? (address ?? '') : modalityLabels[modality]
}

/** Where I stand with this appointment, in a word; never a reproach. */
export function AnswerBadge({ appointment }: { appointment: Appointment }) {
  const [me] = appointment.participants
  if (appointment.status === 'cancelled')
    return (
      <Badge tone="bad" icon={CalendarX}>
        Annulé
      </Badge>
    )
  if (me?.attendance) return <AttendanceBadge attendance={me.attendance} />
  if (me?.answer === 'confirmed')
    return (
      <Badge tone="good" icon={Check}>
        Tu y seras
      </Badge>
    )
  if (me?.answer === 'declined')
    return (
      <Badge tone="watch" icon={X}>
        Tu ne peux pas venir
      </Badge>
    )
  if (me?.answer === 'move-asked')
    return (
      <Badge tone="watch" icon={Clock}>
        Autre moment demandé
      </Badge>
    )
  return null
}

const AttendanceBadge = ({ attendance }: { attendance: 'present' | 'absent' | 'excused' }) =>
  attendance === 'present' ? (
    <Badge tone="good" icon={Check}>
      Tu y étais
    </Badge>
  ) : (
    <Badge>Tu n’as pas pu venir</Badge>
  )

/** Two appointments at the same hour: said plainly, so that nobody waits in vain. */
export const isDouble = (appointment: Appointment) => appointment.status === 'planned' && appointment.participants.some((p) => p.isOverride)

import { CalendarX, Check, Clock, X } from 'lucide-react'
import type { Appointment } from '#api/appointments'
import { Badge } from '#ui/badge'
import { texts } from './texts.ts'

/** How an appointment is called: its title, else its type. */
export const nameOf = ({ title, otherType, type }: Pick<Appointment, 'title' | 'otherType' | 'type'>) =>
  title ?? otherType ?? texts.types[type]

/** Where it takes place, in one line. */
export function placeOf({ modality, address, structureName }: Appointment) {
  if (modality === 'at_structure') return structureName
  return modality === 'elsewhere' ? (address ?? '') : wayOf(modality)
}

/** How one meets without going anywhere. */
export const wayOf = (modality: 'phone' | 'video') => texts.modalities[modality]

/** Where I stand with this appointment, in a word; never a reproach. */
export function AnswerBadge({ appointment }: { appointment: Appointment }) {
  const [me] = appointment.participants
  if (appointment.status === 'cancelled')
    return (
      <Badge tone="bad" icon={CalendarX}>
        {texts.cancelled}
      </Badge>
    )
  if (me?.attendance) return <AttendanceBadge attendance={me.attendance} />
  if (me?.answer === 'confirmed')
    return (
      <Badge tone="good" icon={Check}>
        {texts.youWillBeThere}
      </Badge>
    )
  if (me?.answer === 'declined')
    return (
      <Badge tone="watch" icon={X}>
        {texts.youCannotCome}
      </Badge>
    )
  if (me?.answer === 'move-asked')
    return (
      <Badge tone="watch" icon={Clock}>
        {texts.moveAsked}
      </Badge>
    )
  return null
}

const AttendanceBadge = ({ attendance }: { attendance: 'present' | 'absent' | 'excused' }) =>
  attendance === 'present' ? (
    <Badge tone="good" icon={Check}>
      {texts.youWereThere}
    </Badge>
  ) : (
    <Badge>{texts.couldNotCome}</Badge>
  )

/** Two appointments at the same hour: said plainly, so that nobody waits in vain. */
export const isDouble = (appointment: Appointment) => appointment.status === 'planned' && appointment.participants.some((p) => p.isOverride)

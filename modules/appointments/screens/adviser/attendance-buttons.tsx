import { Check, CircleSlash, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { type Appointment, type Attendance, attendances, type Participant } from '#api/appointments'
import { Button } from '#ui/button'
import { Row } from '#ui/card'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useCloseAppointment } from '../use-appointments.ts'
import { attendanceWords, fullName } from '../words.ts'

const icons = { present: Check, absent: CircleSlash, excused: X } as const
/** One key each, while the row has the focus. */
const keys: Record<string, Attendance> = { p: 'present', a: 'absent', e: 'excused' }

/** Says who came; said again, it corrects. */
export function AttendanceButtons({ appointment, participant }: { appointment: Appointment; participant: Participant }) {
  const say = useSayAttendance(appointment, participant)
  return (
    <Row>
      {attendances.map((attendance) => (
        <Button
          key={attendance}
          small
          icon={icons[attendance]}
          aria-pressed={participant.attendance === attendance}
          variant={participant.attendance === attendance ? 'main' : 'soft'}
          onClick={() => say(attendance)}
        >
          {attendanceWords[attendance]}
        </Button>
      ))}
    </Row>
  )
}

/** How to say it, for buttons and keys. */
export function useSayAttendance({ id }: Appointment, participant: Participant) {
  const toast = useToast()
  const close = useCloseAppointment()
  return (attendance: Attendance) =>
    void close
      .sendAndWait({ params: { id }, body: { attendances: [{ youngPersonId: participant.youngPersonId, attendance }] } })
      .then((outcome) => {
        if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
        if (outcome.state === 'done') toast(`${fullName(participant)} : ${attendanceWords[attendance].toLowerCase()}.`)
      })
}

/** p, a or e on a row says present, absent or excused. */
export const onAttendanceKey = (say: (attendance: Attendance) => void) => (event: KeyboardEvent) => {
  const attendance = keys[event.key]
  if (!attendance || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  say(attendance)
}

import { useRef } from 'react'
import { type Appointment, appointmentsApi, type Participant } from '#api/appointments'
import { HomeSection } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { useShortcut } from '#ui/shortcuts'
import { useEndpoint } from '#ui/use-endpoint'
import { nameOf } from '../../rules.ts'
import { useLiveAppointments } from '../use-appointments.ts'
import { fullName } from '../words.ts'
import { AttendanceButtons, onAttendanceKey, useSayAttendance } from './attendance-buttons.tsx'
import styles from './week.module.css'

/** One at a time: the next comes as soon as this one is closed. */
const most = 1

/** Appointments that are over and of which nobody said who came. "c", then p, a or e. */
export function ToClose() {
  useLiveAppointments()
  const list = useRef<HTMLUListElement>(null)
  const { data } = useEndpoint(appointmentsApi.toClose)
  useShortcut('c', 'Clôturer le prochain rendez-vous : puis p présent, a absent, e excusé', () =>
    list.current?.querySelector('button')?.focus(),
  )
  const rows = (data?.appointments ?? []).flatMap((appointment) =>
    appointment.participants.filter((p) => !p.attendance).map((participant) => ({ appointment, participant })),
  )
  return (
    <HomeSection title="Rendez-vous à clôturer" count={rows.length}>
      <ul className={styles.rows} ref={list}>
        {rows.slice(0, most).map(({ appointment, participant }) => (
          <CloseRow key={`${appointment.id} ${participant.youngPersonId}`} appointment={appointment} participant={participant} />
        ))}
      </ul>
    </HomeSection>
  )
}

function CloseRow({ appointment, participant }: { appointment: Appointment; participant: Participant }) {
  const timeZone = useTimeZone()
  const say = useSayAttendance(appointment, participant)
  return (
    <li className={styles.close} onKeyDown={onAttendanceKey(say)}>
      <div>
        <strong>{fullName(participant)}</strong>
        <br />
        <span className={styles.quiet}>
          {nameOf(appointment)}, {relativeDayAndTime(appointment.startsAt, timeZone)}
        </span>
      </div>
      <AttendanceButtons appointment={appointment} participant={participant} />
    </li>
  )
}

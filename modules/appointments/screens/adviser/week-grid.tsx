import type { CSSProperties, MouseEvent } from 'react'
import { Link } from 'wouter'
import type { Appointment, BusySlot } from '#api/appointments'
import type { Session } from '#api/workshops'
import { dayInFull, isoDay, isoTime, timeOfDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { modalityLabels, nameOf } from '../../rules.ts'
import { weekOf } from '../days.ts'
import { answerWords, attendanceWords, capital, fullName, hours, whoComes } from '../words.ts'
import { type Block, layOut, type PlacedBlock } from './lay-out.ts'
import type { PlanStart } from './plan-dialog.tsx'
import styles from './week.module.css'

/** A week and what can be done on it. */
export type WeekView = {
  monday: string
  appointments: Appointment[]
  busy: BusySlot[]
  sessions: Session[]
  onOpen: (id: string) => void
  onPlan: (start: PlanStart) => void
}
const pixelsAnHour = 56

/** The blocks of each day of a week; the week-end only when something is there. */
export function daysOf({ monday, appointments, busy, sessions }: WeekView, timeZone: string) {
  const blocks: Block[] = [
    ...appointments.map((a) => ({ key: a.id, startsAt: a.startsAt, endsAt: a.endsAt, appointment: a })),
    ...busy.map((b) => ({ key: b.appointmentId, startsAt: b.startsAt, endsAt: b.endsAt, busy: b })),
    ...sessions.map((s) => ({ key: s.id, startsAt: s.startsAt, endsAt: s.endsAt, session: s })),
  ]
  return weekOf(monday)
    .map((day) => ({ day, blocks: blocks.filter((b) => isoDay(b.startsAt, timeZone) === day) }))
    .filter(({ blocks: own }, i) => i < 5 || own.length)
}

/** The week by hours, where there is room. A click on an empty hour plans there. */
export function WeekGrid(view: WeekView) {
  const timeZone = useTimeZone()
  const days = daysOf(view, timeZone).map(({ day, blocks }) => ({ day, placed: layOut(blocks, (at) => minutesOf(at, timeZone)) }))
  const all = days.flatMap((d) => d.placed)
  const first = Math.min(8, ...all.map((b) => Math.floor(b.from / 60)))
  const last = Math.max(19, ...all.map((b) => Math.ceil(b.to / 60)))
  const height = (last - first) * pixelsAnHour
  return (
    <div className={styles.grid} style={{ '--days': days.length, '--hour': `${pixelsAnHour}px` } as CSSProperties}>
      <div className={styles.corner} />
      {days.map(({ day }) => (
        <h2 key={day} className={`${styles.day} ${day === isoDay(Date.now(), timeZone) ? styles.today : ''}`}>
          {capital(dayInFull(day, timeZone))}
        </h2>
      ))}
      <div className={styles.hours} style={{ height }} aria-hidden>
        {Array.from({ length: last - first }, (_, i) => first + i).map((hour) => (
          <span key={hour}>{hour} h</span>
        ))}
      </div>
      {days.map(({ day, placed }) => (
        <div key={day} className={styles.column} style={{ height }}>
          <EmptyHours day={day} first={first} onPlan={view.onPlan} />
          {placed.map((block) => (
            <GridBlock key={block.key} block={block} first={first} onOpen={view.onOpen} />
          ))}
        </div>
      ))}
    </div>
  )
}

function minutesOf(at: string, timeZone: string) {
  const [hour = 0, minute = 0] = isoTime(at, timeZone).split(':').map(Number)
  return hour * 60 + minute
}

/** For the pointer only: by keyboard, "n" plans anywhere. */
function EmptyHours({ day, first, onPlan }: { day: string; first: number; onPlan: WeekView['onPlan'] }) {
  const timeZone = useTimeZone()
  const plan = (event: MouseEvent) => {
    const half = Math.floor((event.nativeEvent.offsetY / pixelsAnHour) * 2)
    const time = `${String(first + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
    onPlan({ day, time })
  }
  return (
    <button type="button" tabIndex={-1} className={styles.empty} aria-label={`Planifier le ${dayInFull(day, timeZone)}`} onClick={plan} />
  )
}

function GridBlock({ block, first, onOpen }: { block: PlacedBlock; first: number; onOpen: (id: string) => void }) {
  const timeZone = useTimeZone()
  const style: CSSProperties = {
    top: ((block.from - first * 60) / 60) * pixelsAnHour,
    height: Math.max(26, ((block.to - block.from) / 60) * pixelsAnHour - 2),
    left: `calc(${(block.lane / block.lanes) * 100}% + 2px)`,
    width: `calc(${100 / block.lanes}% - 4px)`,
  }
  const { appointment, busy, session } = block
  if (session)
    return (
      <Link
        href={`/ateliers/${session.id}`}
        className={`${styles.block} ${session.status === 'cancelled' ? styles.off : styles.session}`}
        style={style}
        title={`${session.title}, ${hours(block, timeZone)}`}
      >
        <span className={styles.who}>{session.title}</span>
        <span className={styles.line}>
          {timeOfDay(session.startsAt, timeZone)} · {sessionState(session)}
        </span>
      </Link>
    )
  if (!appointment)
    return (
      <div className={`${styles.block} ${styles.busy}`} style={style} title={`Occupé, ${hours(block, timeZone)}`}>
        <span className={styles.who}>Occupé</span>
        <span>{busy?.advisers.map(fullName).join(', ')}</span>
      </div>
    )
  return (
    <button
      type="button"
      className={`${styles.block} ${styles[lookOf(appointment)]}`}
      style={style}
      title={`${whoComes(appointment)}, ${hours(block, timeZone)}`}
      onClick={() => onOpen(appointment.id)}
    >
      <span className={styles.who}>{whoComes(appointment)}</span>
      <span className={styles.line}>
        {timeOfDay(appointment.startsAt, timeZone)} · {stateOf(appointment) ?? modalityLabels[appointment.modality]}
      </span>
      <span className={styles.line}>{nameOf(appointment)}</span>
    </button>
  )
}

/** How full a workshop is, or why it does not take place. */
export const sessionState = ({ status, registeredCount, capacity }: Session) =>
  status === 'cancelled' ? 'Annulé' : capacity === null ? `${registeredCount} inscrits` : `${registeredCount} / ${capacity} places`

/** Whatever must be known of an appointment at a glance, in words. */
export function stateOf({ status, participants, overrideReason }: Appointment) {
  if (status === 'cancelled') return 'Annulé'
  const [only] = participants
  if (only?.attendance && participants.length === 1) return attendanceWords[only.attendance]
  const asked = participants.find((p) => p.answer === 'move-asked') ?? participants.find((p) => p.answer === 'declined')
  if (asked?.answer) return answerWords[asked.answer]
  if (overrideReason) return 'Double réservation'
  return participants.length === 1 && only?.answer === 'confirmed' ? answerWords.confirmed : undefined
}

function lookOf({ status, participants }: Appointment) {
  if (status === 'cancelled') return 'off'
  if (participants.some((p) => p.answer === 'move-asked' || p.answer === 'declined') && !participants.some((p) => p.attendance))
    return 'watch'
  return participants.length > 0 && participants.every((p) => p.attendance) ? 'past' : 'planned'
}

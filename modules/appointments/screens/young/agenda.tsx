import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { type Appointment, appointmentsApi } from '#api/appointments'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, isoDay, shortDay, timeOfDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { nameOf } from '../../rules.ts'
import { mondayOf, plusDays, weekOf } from '../days.ts'
import { useLiveAppointments } from '../use-appointments.ts'
import { capital } from '../words.ts'
import { AnswerBadge, isDouble, placeOf } from './appointment-words.tsx'
import styles from './young.module.css'

/** My week, day by day. */
export function Agenda() {
  useLiveAppointments()
  const timeZone = useTimeZone()
  const thisMonday = mondayOf(isoDay(Date.now(), timeZone))
  const [monday, setMonday] = useState(thisMonday)
  const { data, error, refetch } = useEndpoint(appointmentsApi.agenda, { query: { from: monday, days: 7 } })
  return (
    <Stack gap={16}>
      <PageTitle title="Agenda" intro={monday === thisMonday ? 'Cette semaine' : `Semaine du ${shortDay(monday, timeZone)}`} />
      <nav className={styles.weeks} aria-label="Semaine">
        <IconButton label="Semaine précédente" icon={ChevronLeft} onClick={() => setMonday(plusDays(monday, -7))} />
        {monday === thisMonday ? (
          <span className={styles.range}>
            {shortDay(monday, timeZone)} – {shortDay(plusDays(monday, 6), timeZone)}
          </span>
        ) : (
          <Button small onClick={() => setMonday(thisMonday)}>
            Revenir à cette semaine
          </Button>
        )}
        <IconButton label="Semaine suivante" icon={ChevronRight} onClick={() => setMonday(plusDays(monday, 7))} />
      </nav>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && <Week monday={monday} appointments={data.appointments} onNext={() => setMonday(plusDays(monday, 7))} />}
    </Stack>
  )
}

type WeekProps = { monday: string; appointments: Appointment[]; onNext: () => void }

function Week({ monday, appointments, onNext }: WeekProps) {
  const timeZone = useTimeZone()
  if (!appointments.length)
    return (
      <EmptyState
        icon={CalendarDays}
        title="Rien de prévu cette semaine"
        action={<Button onClick={onNext}>Voir la semaine suivante</Button>}
      >
        Quand ton conseiller te donne un rendez-vous, il arrive ici et tu es prévenu.
      </EmptyState>
    )
  return weekOf(monday)
    .map((day) => ({ day, own: appointments.filter((a) => isoDay(a.startsAt, timeZone) === day) }))
    .filter(({ own }) => own.length)
    .map(({ day, own }) => (
      <section key={day} aria-labelledby={`day-${day}`}>
        <h2 id={`day-${day}`} className={styles.day}>
          {capital(dayInFull(day, timeZone))}
          {day === isoDay(Date.now(), timeZone) && ' · aujourd’hui'}
        </h2>
        <List>
          {own.map((a) => (
            <AgendaRow key={a.id} appointment={a} />
          ))}
        </List>
      </section>
    ))
}

function AgendaRow({ appointment }: { appointment: Appointment }) {
  const timeZone = useTimeZone()
  const isOff = appointment.status === 'cancelled'
  return (
    <ListItem
      href={`/agenda/${appointment.id}`}
      before={<span className={isOff ? styles.timeOff : styles.time}>{timeOfDay(appointment.startsAt, timeZone)}</span>}
      title={isOff ? <s>{nameOf(appointment)}</s> : nameOf(appointment)}
      text={
        <span className={styles.lines}>
          <span>{placeOf(appointment)}</span>
          {isDouble(appointment) && <span>Deux rendez-vous à la même heure</span>}
          <AnswerBadge appointment={appointment} />
        </span>
      }
    />
  )
}

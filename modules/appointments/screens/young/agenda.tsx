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
import { PrintButton } from '#ui/print'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { mondayOf, plusDays, weekOf } from '../days.ts'
import { useLiveAppointments } from '../use-appointments.ts'
import { capital } from '../words.ts'
import { AnswerBadge, isDouble, nameOf, placeOf } from './appointment-words.tsx'
import { texts } from './texts.ts'
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
      <PageTitle
        title={texts.agenda}
        intro={monday === thisMonday ? texts.thisWeek : texts.weekOf(shortDay(monday, timeZone))}
        actions={<PrintButton />}
      />
      <nav className={styles.weeks} aria-label={texts.week}>
        <IconButton label={texts.previousWeek} icon={ChevronLeft} onClick={() => setMonday(plusDays(monday, -7))} />
        {monday === thisMonday ? (
          <span className={styles.range}>
            {shortDay(monday, timeZone)} – {shortDay(plusDays(monday, 6), timeZone)}
          </span>
        ) : (
          <Button small onClick={() => setMonday(thisMonday)}>
            {texts.backToWeek}
          </Button>
        )}
        <IconButton label={texts.nextWeek} icon={ChevronRight} onClick={() => setMonday(plusDays(monday, 7))} />
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
      <EmptyState icon={CalendarDays} title={texts.empty} action={<Button onClick={onNext}>{texts.seeNextWeek}</Button>}>
        {texts.emptyText}
      </EmptyState>
    )
  return weekOf(monday)
    .map((day) => ({ day, own: appointments.filter((a) => isoDay(a.startsAt, timeZone) === day) }))
    .filter(({ own }) => own.length)
    .map(({ day, own }) => (
      <section key={day} aria-labelledby={`day-${day}`}>
        <h2 id={`day-${day}`} className={styles.day}>
          {capital(dayInFull(day, timeZone))}
          {day === isoDay(Date.now(), timeZone) && ` · ${texts.today}`}
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
          {isDouble(appointment) && <span>{texts.double}</span>}
          <AnswerBadge appointment={appointment} />
        </span>
      }
    />
  )
}

import { CalendarDays } from 'lucide-react'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, timeOfDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { capital, fullName } from '../words.ts'
import { AppointmentRow } from './appointment-row.tsx'
import styles from './week.module.css'
import { daysOf, sessionState, type WeekView } from './week-grid.tsx'

/** The week day by day, where a grid has no room. */
export function WeekList(view: WeekView) {
  const timeZone = useTimeZone()
  const days = daysOf(view, timeZone).filter((d) => d.blocks.length)
  return (
    <div className={styles.list}>
      {!days.length && (
        <EmptyState icon={CalendarDays} title="Aucun rendez-vous cette semaine">
          Planifiez-en un avec « Nouveau rendez-vous ».
        </EmptyState>
      )}
      {days.map(({ day, blocks }) => (
        <section key={day} aria-labelledby={`list-${day}`}>
          <h2 id={`list-${day}`} className={styles.listDay}>
            {capital(dayInFull(day, timeZone))}
          </h2>
          <List>
            {[...blocks]
              .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
              .map(({ key, appointment, busy, session }) =>
                session ? (
                  <ListItem
                    key={key}
                    href={`/ateliers/${session.id}`}
                    before={
                      <span className={styles.moment}>
                        <strong>{timeOfDay(session.startsAt, timeZone)}</strong>
                      </span>
                    }
                    title={session.title}
                    text={`Atelier · ${sessionState(session)}`}
                  />
                ) : appointment ? (
                  <AppointmentRow key={key} appointment={appointment} onOpen={() => view.onOpen(appointment.id)} />
                ) : (
                  <ListItem key={key} title="Occupé" text={busy?.advisers.map(fullName).join(', ')} />
                ),
              )}
          </List>
        </section>
      ))}
    </div>
  )
}

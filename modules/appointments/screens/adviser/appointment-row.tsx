import type { Appointment } from '#api/appointments'
import { Badge } from '#ui/badge'
import { shortDay, timeOfDay } from '#ui/format'
import { ListItem } from '#ui/list'
import { modalityLabels, nameOf } from '../../rules.ts'
import { hours, whoComes } from '../words.ts'
import styles from './week.module.css'
import { stateOf } from './week-grid.tsx'

/** An appointment in a list: of a day, who comes; `withDay`, in one person's file, what it is. */
export function AppointmentRow({ appointment, onOpen, withDay }: { appointment: Appointment; onOpen: () => void; withDay?: boolean }) {
  const { startsAt, endsAt, timeZone, modality } = appointment
  const state = stateOf(appointment)
  return (
    <ListItem
      onClick={onOpen}
      {...(withDay
        ? {
            moment: (
              <span className={`${styles.moment} ${styles.dated}`}>
                <span>{shortDay(startsAt, timeZone)}</span>
                <strong>{timeOfDay(startsAt, timeZone)}</strong>
              </span>
            ),
          }
        : {
            before: (
              <span className={styles.moment}>
                <strong>{timeOfDay(startsAt, timeZone)}</strong>
                <span>{timeOfDay(endsAt, timeZone)}</span>
              </span>
            ),
          })}
      title={withDay ? nameOf(appointment) : whoComes(appointment)}
      text={
        withDay ? `${modalityLabels[modality]} · ${hours(appointment, timeZone)}` : `${nameOf(appointment)} · ${modalityLabels[modality]}`
      }
      meta={state && <Badge tone={tones[state] ?? 'plain'}>{state}</Badge>}
    />
  )
}
const tones: Record<string, 'good' | 'watch' | 'bad'> = {
  Viendra: 'good',
  Présent: 'good',
  'Ne peut pas venir': 'watch',
  'Demande à déplacer': 'watch',
  'Double réservation': 'watch',
  Annulé: 'bad',
}

import { useState } from 'react'
import { appointmentsApi } from '#api/appointments'
import { HomeSection } from '#ui/card'
import { isoDay, relativeDayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveAppointments } from '../use-appointments.ts'
import { whoComes } from '../words.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { stateOf } from './week-grid.tsx'

const ahead = 31
const most = 2

/** Coming appointments that somebody cannot attend, or asks to move: opens the plan, filled in. */
export function ToAnswer() {
  useLiveAppointments()
  const timeZone = useTimeZone()
  const [shown, setShown] = useState<{ id: string; mode: 'edit' | 'read' }>()
  const { data } = useEndpoint(appointmentsApi.adviserAgenda, { query: { from: isoDay(Date.now(), timeZone), days: ahead } })
  const waiting = (data?.appointments ?? []).filter(
    (a) =>
      a.status === 'planned' &&
      a.mayAct &&
      Date.parse(a.startsAt) > Date.now() &&
      a.participants.some((p) => p.answer === 'move-asked' || p.answer === 'declined'),
  )
  return (
    <HomeSection title="Rendez-vous à déplacer" count={waiting.length}>
      <List>
        {waiting.slice(0, most).map((a) => (
          <ListItem
            key={a.id}
            title={whoComes(a)}
            text={`${stateOf(a)} · ${relativeDayAndTime(a.startsAt, timeZone)}`}
            onClick={() => setShown({ id: a.id, mode: a.participants.some((p) => p.answer === 'move-asked') ? 'edit' : 'read' })}
          />
        ))}
      </List>
      {shown && <AppointmentDialog id={shown.id} startsWith={shown.mode} onClose={() => setShown(undefined)} />}
    </HomeSection>
  )
}

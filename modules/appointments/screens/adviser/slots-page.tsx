import { CalendarPlus, ChevronLeft, ChevronRight, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { appointmentsApi, type Slot } from '#api/appointments'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, isoDay, shortDay, timeSpan } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { modalityLabels } from '../../rules.ts'
import { mondayOf, plusDays } from '../days.ts'
import { useLiveAppointments } from '../use-appointments.ts'
import { capital } from '../words.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { OpenSlotsDialog } from './open-slots-dialog.tsx'

const days = 14
const states = { free: ['Libre', 'accent'], booked: ['Réservé', 'good'], covered: ['Vous êtes pris', 'watch'] } as const

/** The slots one opened: free ones can be taken back, booked ones lead to their appointment. */
export function SlotsPage() {
  useLiveAppointments()
  const timeZone = useTimeZone()
  const [from, setFrom] = useState(() => mondayOf(isoDay(Date.now(), timeZone)))
  const [opens, setOpens] = useState(false)
  const [shown, setShown] = useState<string>()
  const { data, error, refetch } = useEndpoint(appointmentsApi.slots, { query: { from, days } }, { keepPrevious: true })
  return (
    <Stack gap={16}>
      <PageTitle
        title="Mes créneaux"
        intro={`Les jeunes les réservent eux-mêmes · du ${shortDay(from, timeZone)} au ${shortDay(plusDays(from, days - 1), timeZone)}`}
        back={{ href: '/agenda', label: 'Agenda' }}
        actions={
          <Button variant="main" icon={CalendarPlus} onClick={() => setOpens(true)}>
            Ouvrir des créneaux
          </Button>
        }
      />
      <Row>
        <IconButton label="Quinzaine précédente" icon={ChevronLeft} onClick={() => setFrom(plusDays(from, -days))} />
        <IconButton label="Quinzaine suivante" icon={ChevronRight} onClick={() => setFrom(plusDays(from, days))} />
      </Row>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {data && !data.slots.length && (
        <EmptyState icon={CalendarPlus} title="Aucun créneau ouvert sur cette quinzaine">
          Ouvrez par exemple deux matinées par semaine : vos jeunes choisissent, vous n’avez plus à appeler.
        </EmptyState>
      )}
      {data &&
        [...Map.groupBy(data.slots, (s) => isoDay(s.startsAt, timeZone))].map(([day, own]) => (
          <section key={day} aria-labelledby={`slots-${day}`}>
            <Stack gap={8}>
              <h2 id={`slots-${day}`}>{capital(dayInFull(day, timeZone))}</h2>
              <List>
                {own.map((slot) => (
                  <SlotRow key={slot.id} slot={slot} onOpen={setShown} />
                ))}
              </List>
            </Stack>
          </section>
        ))}
      {opens && <OpenSlotsDialog onClose={() => setOpens(false)} />}
      {shown && <AppointmentDialog id={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  )
}

function SlotRow({ slot, onOpen }: { slot: Slot; onOpen: (appointmentId: string) => void }) {
  const timeZone = useTimeZone()
  const [text, tone] = states[slot.state]
  const isPast = Date.parse(slot.startsAt) <= Date.now()
  return (
    <ListItem
      {...(slot.appointmentId && { onClick: () => onOpen(slot.appointmentId!) })}
      title={slot.bookedBy ?? capital(timeSpan(slot.startsAt, slot.endsAt, timeZone))}
      text={[
        slot.bookedBy && capital(timeSpan(slot.startsAt, slot.endsAt, timeZone)),
        modalityLabels[slot.modality],
        slot.isForStructure && 'ouvert à toute la structure',
      ]
        .filter(Boolean)
        .join(' · ')}
      meta={<Badge tone={isPast && slot.state === 'free' ? 'plain' : tone}>{isPast && slot.state === 'free' ? 'Passé' : text}</Badge>}
      after={slot.state !== 'booked' && !isPast && <Withdraw slot={slot} />}
    />
  )
}

function Withdraw({ slot }: { slot: Slot }) {
  const toast = useToast()
  const withdraw = useWrite(appointmentsApi.withdrawSlot, { invalidates: [appointmentsApi.slots] })
  const go = async () => {
    const outcome = await withdraw.sendAndWait({ params: { id: slot.id } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    if (outcome.state === 'done') toast('Créneau retiré.')
  }
  return <IconButton label="Retirer ce créneau" icon={Trash2} onClick={() => void go()} />
}

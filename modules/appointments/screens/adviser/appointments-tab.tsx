import { CalendarDays, CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { type Appointment, appointmentsApi } from '#api/appointments'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { List } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { useLiveAppointments } from '../use-appointments.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { AppointmentRow } from './appointment-row.tsx'
import { PlanDialog } from './plan-dialog.tsx'

/** The appointments of one young person: those to come, then those past. */
export function AppointmentsTab({ youngPersonId }: { youngPersonId: string }) {
  useLiveAppointments()
  const [isPlanning, setPlanning] = useState(false)
  const [shown, setShown] = useState<string>()
  const list = useEndpointPages(
    appointmentsApi.listOfYoungPerson,
    { params: { youngPersonId }, query: {} },
    { next: (page) => (page.hasMore ? page.appointments.at(-1)?.id : undefined) },
  )
  const all = list.pages?.flatMap((p) => p.appointments)
  const coming = all?.filter((a) => Date.parse(a.endsAt) > Date.now()).reverse()
  const past = all?.filter((a) => Date.parse(a.endsAt) <= Date.now())
  return (
    <Stack gap={24}>
      <SectionHeading
        title="À venir"
        count={coming?.length}
        action={
          <Button variant="main" icon={CalendarPlus} onClick={() => setPlanning(true)}>
            Nouveau rendez-vous
          </Button>
        }
      />
      {list.error && !all && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {coming && <Rows appointments={coming} onOpen={setShown} empty="Aucun rendez-vous à venir" />}
      {past && past.length > 0 && (
        <>
          <SectionHeading title="Passés" />
          <Rows appointments={past} onOpen={setShown} empty="" />
        </>
      )}
      {list.hasMore && (
        <Button busy={list.isLoadingMore} onClick={list.loadMore}>
          Voir les plus anciens
        </Button>
      )}
      {isPlanning && <PlanDialog start={{ youngPersonId }} onClose={() => setPlanning(false)} />}
      {shown && <AppointmentDialog id={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  )
}

function Rows({ appointments, onOpen, empty }: { appointments: Appointment[]; onOpen: (id: string) => void; empty: string }) {
  if (!appointments.length)
    return (
      <EmptyState icon={CalendarDays} title={empty}>
        Le jeune est prévenu dès que vous en planifiez un.
      </EmptyState>
    )
  return (
    <List>
      {appointments.map((a) => (
        <AppointmentRow key={a.id} appointment={a} withDay onOpen={() => onOpen(a.id)} />
      ))}
    </List>
  )
}

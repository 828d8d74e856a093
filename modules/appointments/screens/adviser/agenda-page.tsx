import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { appointmentsApi } from '#api/appointments'
import { ExportButton } from '#screens/team'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { Switch } from '#ui/choice'
import { isoDay, shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useShortcut } from '#ui/shortcuts'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { mondayOf, plusDays } from '../days.ts'
import { useLiveAppointments } from '../use-appointments.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { PlanDialog, type PlanStart } from './plan-dialog.tsx'
import { WeekGrid } from './week-grid.tsx'
import { WeekList } from './week-list.tsx'

/** The week of the adviser, or of the whole structure. */
export function AgendaPage() {
  useLiveAppointments()
  const timeZone = useTimeZone()
  const [monday, setMonday] = useState(() => mondayOf(isoDay(Date.now(), timeZone)))
  const [scope, setScope] = useState<'mine' | 'structure'>('mine')
  const [planned, setPlanned] = useState<PlanStart>()
  const [shown, setShown] = useState<string>()
  const week = useEndpoint(appointmentsApi.adviserAgenda, { query: { from: monday, days: 7, scope } }, { keepPrevious: true })
  useShortcut('n', 'Nouveau rendez-vous', () => setPlanned({}))
  const view = week.data && { monday, ...week.data, onOpen: setShown, onPlan: setPlanned }
  return (
    <Stack gap={16}>
      <PageTitle
        title="Agenda"
        intro={`Semaine du ${shortDay(monday, timeZone)} au ${shortDay(plusDays(monday, 6), timeZone)}`}
        actions={
          <Row>
            <ExportButton list="appointments-followed" />
            <Button variant="main" icon={CalendarPlus} onClick={() => setPlanned({})}>
              Nouveau rendez-vous
            </Button>
          </Row>
        }
      />
      <Row between>
        <WeekMoves monday={monday} onMove={setMonday} />
        <Switch label="Voir toute la structure" checked={scope === 'structure'} onChange={(all) => setScope(all ? 'structure' : 'mine')} />
      </Row>
      {week.error && !week.data && <ErrorNotice onRetry={() => void week.refetch()}>{refusalSentence(week.error)}</ErrorNotice>}
      {week.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {view && <WeekGrid {...view} />}
      {view && <WeekList {...view} />}
      {planned && <PlanDialog start={planned} onClose={() => setPlanned(undefined)} />}
      {shown && <AppointmentDialog id={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  )
}

function WeekMoves({ monday, onMove }: { monday: string; onMove: (monday: string) => void }) {
  const timeZone = useTimeZone()
  const thisMonday = mondayOf(isoDay(Date.now(), timeZone))
  useShortcut('ArrowLeft', 'Semaine précédente', () => onMove(plusDays(monday, -7)))
  useShortcut('ArrowRight', 'Semaine suivante', () => onMove(plusDays(monday, 7)))
  return (
    <Row>
      <IconButton label="Semaine précédente" icon={ChevronLeft} onClick={() => onMove(plusDays(monday, -7))} />
      <Button small disabled={monday === thisMonday} onClick={() => onMove(thisMonday)}>
        Cette semaine
      </Button>
      <IconButton label="Semaine suivante" icon={ChevronRight} onClick={() => onMove(plusDays(monday, 7))} />
    </Row>
  )
}

import { CalendarClock, CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { appointmentsApi } from '#api/appointments'
import { workshopsApi } from '#api/workshops'
import { ExportButton } from '#screens/team'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton, LinkButton } from '#ui/button'
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
import { capital } from '../words.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { MonthGrid } from './month-grid.tsx'
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
  const [span, setSpan] = useState<'week' | 'month'>('week')
  const month = `${plusDays(monday, 3).slice(0, 7)}-01`
  const query = span === 'week' ? { from: monday, days: 7 } : { from: mondayOf(month), days: 42 }
  const week = useEndpoint(appointmentsApi.adviserAgenda, { query: { ...query, scope } }, { keepPrevious: true })
  const workshops = useEndpoint(workshopsApi.list, { query }, { keepPrevious: true })
  useShortcut('n', 'Nouveau rendez-vous', () => setPlanned({}))
  const sessions = workshops.data?.sessions.filter((s) => scope === 'structure' || s.isMine) ?? []
  const view = week.data && { monday, ...week.data, sessions, onOpen: setShown, onPlan: setPlanned }
  const showWeek = (day: string) => {
    setMonday(mondayOf(day))
    setSpan('week')
  }
  return (
    <Stack gap={16}>
      <PageTitle
        title="Agenda"
        intro={
          span === 'week' ? `Semaine du ${shortDay(monday, timeZone)} au ${shortDay(plusDays(monday, 6), timeZone)}` : monthName(month)
        }
        actions={
          <Row>
            <ExportButton list="appointments-followed" />
            <LinkButton href="/creneaux" icon={CalendarClock}>
              Mes créneaux
            </LinkButton>
            <Button variant="main" icon={CalendarPlus} onClick={() => setPlanned({})}>
              Nouveau rendez-vous
            </Button>
          </Row>
        }
      />
      <Row between>
        <Row>
          {span === 'week' ? <WeekMoves monday={monday} onMove={setMonday} /> : <MonthMoves month={month} onMove={setMonday} />}
          <Button small aria-pressed={span === 'month'} onClick={() => setSpan(span === 'week' ? 'month' : 'week')}>
            {span === 'week' ? 'Voir le mois' : 'Voir la semaine'}
          </Button>
        </Row>
        <Switch label="Voir toute la structure" checked={scope === 'structure'} onChange={(all) => setScope(all ? 'structure' : 'mine')} />
      </Row>
      {week.error && !week.data && <ErrorNotice onRetry={() => void week.refetch()}>{refusalSentence(week.error)}</ErrorNotice>}
      {week.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {view && span === 'week' && <WeekGrid {...view} />}
      {view && span === 'week' && <WeekList {...view} />}
      {view && span === 'month' && <MonthGrid {...view} month={month} onDay={showWeek} />}
      {planned && <PlanDialog start={planned} onClose={() => setPlanned(undefined)} />}
      {shown && <AppointmentDialog id={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  )
}

const monthName = (month: string) =>
  capital(new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month)))

/** The Monday whose week lies in the middle of a month, some months later. */
const inMonth = (month: string, later: number) =>
  mondayOf(new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7) - 1 + later, 8)).toISOString().slice(0, 10))

function MonthMoves({ month, onMove }: { month: string; onMove: (monday: string) => void }) {
  return (
    <Row>
      <IconButton label="Mois précédent" icon={ChevronLeft} onClick={() => onMove(inMonth(month, -1))} />
      <IconButton label="Mois suivant" icon={ChevronRight} onClick={() => onMove(inMonth(month, 1))} />
    </Row>
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

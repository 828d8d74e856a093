import { CalendarDays, CalendarPlus, ChevronLeft, ChevronRight, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type AgendaItem, agendaApi } from '#api/agenda'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton, LinkButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, isoDay, shortDay } from '#ui/format'
import { List } from '#ui/list'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { mondayOf, monthOf, plusDays, weekOf } from '../days.ts'
import { useLiveAgenda } from '../use-live-agenda.ts'
import styles from './agenda.module.css'
import { AgendaRow, spokenWords } from './agenda-row.tsx'
import { Month } from './month.tsx'
import { texts } from './texts.ts'

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** My days: the week as a list, the month at a glance; from here one takes an appointment or finds a workshop. */
export function Agenda() {
  useLiveAgenda()
  const { isArchived, mandate } = useSession()
  const [view, setView] = useState<'week' | 'month'>('week')
  return (
    <Stack gap={16}>
      <PageTitle title={texts.title} />
      {!isArchived && !mandate && (
        <Row>
          <LinkButton href="/rendez-vous" variant="main" icon={CalendarPlus}>
            {texts.takeAppointment}
          </LinkButton>
          <LinkButton href="/ateliers" icon={Users}>
            {texts.workshops}
          </LinkButton>
        </Row>
      )}
      <fieldset className={styles.views} aria-label={texts.view}>
        {(['week', 'month'] as const).map((v) => (
          <button key={v} type="button" aria-pressed={view === v} onClick={() => setView(v)}>
            {texts[v]}
          </button>
        ))}
      </fieldset>
      {view === 'week' ? <WeekView /> : <MonthView />}
    </Stack>
  )
}

function WeekView() {
  const timeZone = useTimeZone()
  const thisMonday = mondayOf(isoDay(Date.now(), timeZone))
  const [monday, setMonday] = useState(thisMonday)
  const read = useEndpoint(agendaApi.days, { query: { from: monday, days: 7 } })
  const next = () => setMonday(plusDays(monday, 7))
  return (
    <>
      <Moves
        label={monday === thisMonday ? texts.thisWeek : texts.weekOf(shortDay(monday, timeZone))}
        previous={[texts.previousWeek, () => setMonday(plusDays(monday, -7))]}
        next={[texts.nextWeek, next]}
        onNow={monday === thisMonday ? undefined : () => setMonday(thisMonday)}
      />
      <Shown read={read}>{(items) => <Week monday={monday} items={items} onNext={next} />}</Shown>
    </>
  )
}

function MonthView() {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  const [month, setMonth] = useState(monthOf(today))
  const [day, setDay] = useState(today)
  const read = useEndpoint(agendaApi.days, { query: { from: mondayOf(month), days: 42 } }, { keepPrevious: true })
  const go = (to: string) => {
    setMonth(to)
    setDay(monthOf(today) === to ? today : to)
  }
  return (
    <>
      <Moves
        label={capital(
          new Intl.DateTimeFormat(document.documentElement.lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
            new Date(month),
          ),
        )}
        previous={[texts.previousMonth, () => go(monthOf(month, -1))]}
        next={[texts.nextMonth, () => go(monthOf(month, 1))]}
        onNow={month === monthOf(today) ? undefined : () => go(monthOf(today))}
      />
      <Shown read={read}>
        {(items) => (
          <>
            <Month month={month} today={today} chosen={day} items={items} onChoose={setDay} />
            <Day day={day} today={today} items={items.filter((i) => isoDay(i.startsAt, timeZone) === day)} isAlone />
          </>
        )}
      </Shown>
    </>
  )
}

type MovesProps = { label: string; previous: [string, () => void]; next: [string, () => void]; onNow: (() => void) | undefined }

function Moves({ label, previous, next, onNow }: MovesProps) {
  return (
    <nav className={styles.moves} aria-label={label}>
      <IconButton label={previous[0]} icon={ChevronLeft} onClick={previous[1]} />
      <span className={styles.range} aria-live="polite">
        {label}
        {onNow && (
          <>
            <br />
            <Button small variant="quiet" onClick={onNow}>
              {texts.backToNow}
            </Button>
          </>
        )}
      </span>
      <IconButton label={next[0]} icon={ChevronRight} onClick={next[1]} />
    </nav>
  )
}

type Read = ReturnType<typeof useEndpoint<typeof agendaApi.days>>

function Shown({ read: { data, error, refetch }, children }: { read: Read; children: (items: AgendaItem[]) => ReactNode }) {
  if (data) return children(data.items)
  if (error) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  return (
    <Loading>
      <SkeletonRows />
    </Loading>
  )
}

function Week({ monday, items, onNext }: { monday: string; items: AgendaItem[]; onNext: () => void }) {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  if (!items.length)
    return (
      <EmptyState icon={CalendarDays} title={texts.nothingThisWeek} action={<Button onClick={onNext}>{texts.seeNextWeek}</Button>}>
        {texts.nothingText}
      </EmptyState>
    )
  const days = weekOf(monday)
    .map((day) => ({ day, own: items.filter((i) => isoDay(i.startsAt, timeZone) === day) }))
    .filter(({ own }) => own.length)
  return (
    <>
      {days.map(({ day, own }) => (
        <Day key={day} day={day} today={today} items={own} />
      ))}
      <Listen text={days.map(({ day, own }) => spokenDay(day, own, timeZone)).join('. ')} about={texts.week} />
    </>
  )
}

/** A day for who listens. */
const spokenDay = (day: string, items: AgendaItem[], timeZone: string) =>
  [dayInFull(day, timeZone), ...items.map((item) => spokenWords(item, timeZone))].join('. ')

function Day({ day, today, items, isAlone }: { day: string; today: string; items: AgendaItem[]; isAlone?: boolean }) {
  const timeZone = useTimeZone()
  return (
    <section aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className={styles.day}>
        {capital(dayInFull(day, timeZone))}
        {day === today && ` · ${texts.today}`}
      </h2>
      {items.length > 0 && (
        <>
          <List>
            {items.map((item) => (
              <AgendaRow key={`${item.kind} ${item.id} ${item.startsAt}`} item={item} />
            ))}
          </List>
          {isAlone && <Listen text={spokenDay(day, items, timeZone)} about={dayInFull(day, timeZone)} />}
        </>
      )}
      {isAlone && !items.length && <p className={styles.quiet}>{texts.nothingThatDay}</p>}
    </section>
  )
}

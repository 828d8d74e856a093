import { ArrowLeft, ArrowRight, CalendarClock, Download, Hourglass, ListOrdered, Plus, Scale } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { type Entry, hoursApi } from '#api/hours'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, IconButton, LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { call, useEndpoint } from '#ui/use-endpoint'
import { addDays, mondayOfWeek, weekName } from '../../rules.ts'
import { saveFile, useLiveHours } from '../use-hours.ts'
import { DeclareDialog } from './declare-dialog.tsx'
import { EntryLine } from './entry-line.tsx'
import styles from './hours.module.css'
import { texts } from './texts.ts'
import { Waiting } from './waiting.tsx'
import { spokenWeek, WeekSummary } from './week-summary.tsx'
import { longDay, shortDay } from './words.ts'

/** Mes heures: a week, its ring and every line behind it. */
export function WeekPage() {
  useLiveHours()
  const { id, isArchived } = useSession()
  const [search, setSearch] = useSearchParams()
  const [declares, setDeclares] = useState(false)
  const wanted = search.get('semaine') ?? undefined
  const { data, error, refetch } = useEndpoint(
    hoursApi.week,
    { query: { youngPersonId: id, ...(wanted && { week: wanted }) } },
    { keepPrevious: true },
  )
  const go = (week: string) => setSearch({ semaine: week })
  return (
    <Stack gap={24}>
      <PageTitle
        title={texts.myHours}
        actions={
          !isArchived && (
            <Button variant="main" icon={Plus} onClick={() => setDeclares(true)}>
              {texts.declare}
            </Button>
          )
        }
      />
      {error && !data && (
        <ErrorNotice title={texts.failed} retryLabel={texts.retry} onRetry={() => void refetch()}>
          {refusalSentence(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={5} />
        </Loading>
      )}
      <Waiting />
      {data && <Week week={data} onGo={go} />}
      <Links />
      <DeclareDialog open={declares} onClose={() => setDeclares(false)} />
    </Stack>
  )
}

type Shown = NonNullable<ReturnType<typeof useEndpoint<typeof hoursApi.week>>['data']>

function Week({ week, onGo }: { week: Shown; onGo: (week: string) => void }) {
  const current = new Date().toISOString().slice(0, 10) < addDays(mondayOfWeek(week.week), 7)
  return (
    <>
      <div className={styles.weeks}>
        <IconButton label={texts.previousWeek} icon={ArrowLeft} onClick={() => onGo(weekName(addDays(week.monday, -7)))} />
        <p>{texts.weekOf(shortDay(week.monday))}</p>
        <IconButton label={texts.nextWeek} icon={ArrowRight} disabled={current} onClick={() => onGo(weekName(addDays(week.monday, 7)))} />
      </div>
      <Card>
        <WeekSummary week={week} />
        <State week={week} />
        <Listen text={`${texts.weekOf(shortDay(week.monday))}. ${spokenWeek(week)}`} about={texts.myWeek} />
      </Card>
      {week.unavailabilities.map((u) => (
        <Banner key={u.id}>{texts.awayFrom(texts.away[u.kind], shortDay(u.fromOn), shortDay(u.untilOn))}</Banner>
      ))}
      {week.entries.length ? <Days entries={week.entries} /> : <Nothing />}
    </>
  )
}

function State({ week }: { week: Shown }) {
  if (week.status === 'open') return <p className={styles.soft}>{texts.openUntil(longDay(week.closesOn))}</p>
  if (week.status === 'closed') return <Row>{<Badge icon={CalendarClock}>{texts.closed}</Badge>}</Row>
  return (
    <Stack gap={8}>
      <Row>
        <Badge icon={CalendarClock} tone="watch">
          {texts.revised}
        </Badge>
      </Row>
      <p>{texts.revisedFrom(texts.duration(week.closedValidatedMinutes ?? 0), texts.duration(week.validatedMinutes))}</p>
    </Stack>
  )
}

/** The lines of the week under their days. */
function Days({ entries }: { entries: readonly Entry[] }) {
  const timeZone = useTimeZone()
  return (
    <Stack gap={12}>
      {[...Map.groupBy(entries, (e) => e.onDay)].map(([onDay, lines]) => (
        <section key={onDay} aria-label={longDay(onDay)}>
          <h2 className={styles.day}>{longDay(onDay)}</h2>
          <ul className={styles.lines} style={{ padding: 0, listStyle: 'none' }}>
            {lines.map((entry) => (
              <EntryLine key={entry.id} entry={entry} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}

const Nothing = () => (
  <EmptyState icon={Hourglass} title={texts.nothingYet}>
    {texts.nothingYetText}
  </EmptyState>
)

function Links() {
  const { id } = useSession()
  const download = async () => {
    const until = new Date().toISOString().slice(0, 10)
    const file = await call(hoursApi.export, { query: { youngPersonId: id, from: addDays(until, -364), until } })
    saveFile(file.fileName, file.csv)
  }
  return (
    <Row>
      <LinkButton href="/heures/semaines" variant="quiet" icon={ListOrdered}>
        {texts.allWeeks}
      </LinkButton>
      <LinkButton href="/heures/comment" variant="quiet" icon={Scale}>
        {texts.howItCounts}
      </LinkButton>
      <Button variant="quiet" icon={Download} onClick={() => void download().catch(() => undefined)}>
        {texts.exportFile}
      </Button>
    </Row>
  )
}

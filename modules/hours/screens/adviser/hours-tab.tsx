import { CalendarOff, Download, Hourglass, Plus } from 'lucide-react'
import { useState } from 'react'
import { type Entry, hoursApi } from '#api/hours'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, duration, shortDay, timeSpan } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { call, useEndpoint, useWrite } from '#ui/use-endpoint'
import { saveFile, shownHours, useLiveHours } from '../use-hours.ts'
import { RingLegend, WeekRing } from '../week-ring.tsx'
import { DeclareDialog } from './declare-dialog.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import styles from './hours.module.css'
import { UnavailabilityDialog } from './unavailability-dialog.tsx'
import { useWeekToClose } from './use-portfolio.ts'
import { WeekNav } from './week-nav.tsx'
import { away, kindWords, sources, stateWords, titleOf } from './words.ts'

type Shown = NonNullable<ReturnType<typeof useEndpoint<typeof hoursApi.week>>['data']>

/** The hours of one young person, week by week, with every line behind a figure. */
export function HoursTab({ youngPersonId }: { youngPersonId: string }) {
  useLiveHours()
  const first = useWeekToClose()
  const [week, setWeek] = useState(first)
  const { data, error, refetch } = useEndpoint(hoursApi.week, { query: { youngPersonId, week } }, { keepPrevious: true })
  return (
    <Stack gap={24}>
      <Row between>
        <WeekNav week={week} onGo={setWeek} />
        <Acts youngPersonId={youngPersonId} monday={data?.monday} mayAct={data?.mayAct ?? false} />
      </Row>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && <Week week={data} />}
    </Stack>
  )
}

type ActsProps = { youngPersonId: string; monday: string | undefined; mayAct: boolean }

function Acts({ youngPersonId, monday, mayAct }: ActsProps) {
  const [asks, setAsks] = useState<'declare' | 'away'>()
  const toast = useToast()
  const download = async () => {
    const until = monday ?? new Date().toISOString().slice(0, 10)
    const from = new Date(Date.parse(until) - 364 * 86_400_000).toISOString().slice(0, 10)
    const file = await call(hoursApi.export, { query: { youngPersonId, from, until } })
    saveFile(file.fileName, file.csv)
  }
  return (
    <Row>
      <Button variant="quiet" icon={Download} onClick={() => void download().catch((e) => toast(refusalSentence(e), { tone: 'bad' }))}>
        Exporter un an (CSV)
      </Button>
      {mayAct && (
        <>
          <Button icon={CalendarOff} onClick={() => setAsks('away')}>
            Indisponible
          </Button>
          <Button variant="main" icon={Plus} onClick={() => setAsks('declare')}>
            Ajouter des heures
          </Button>
        </>
      )}
      <DeclareDialog youngPersonId={youngPersonId} open={asks === 'declare'} onClose={() => setAsks(undefined)} />
      <UnavailabilityDialog youngPersonId={youngPersonId} open={asks === 'away'} onClose={() => setAsks(undefined)} />
    </Row>
  )
}

function Week({ week }: { week: Shown }) {
  const [opened, setOpened] = useState<string>()
  return (
    <div className={styles.split}>
      <Stack>
        <Summary week={week} />
        {week.unavailabilities.map((u) => (
          <Away key={u.id} away={u} mayAct={week.mayAct} />
        ))}
      </Stack>
      {week.entries.length ? (
        <Lines entries={week.entries} onOpen={setOpened} />
      ) : (
        <EmptyState icon={Hourglass} title="Aucune heure cette semaine">
          Rendez-vous, ateliers, programmes et actions terminées arrivent ici d’eux-mêmes.
        </EmptyState>
      )}
      {opened && <EntryDialog id={opened} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

function Summary({ week }: { week: Shown }) {
  const timeZone = useTimeZone()
  const of = week.targetMinutes ? `sur ${duration(week.targetMinutes)}` : undefined
  return (
    <Card>
      <WeekRing
        sums={week}
        label={`${duration(week.validatedMinutes)} validées, ${duration(week.declaredMinutes)} déclarées ${of ?? ''}`}
        figure={duration(week.declaredMinutes)}
        of={of}
        size="9rem"
      />
      <RingLegend sums={week} words={{ validated: 'Validées', waiting: 'À valider', contested: 'Contestées' }} duration={duration} />
      <p className={styles.soft}>{kindWords[week.kind]}</p>
      {week.status === 'open' ? (
        <p className={styles.soft}>Se clôt le {dayInFull(week.closesOn, timeZone)} à 23 h 59.</p>
      ) : (
        <Row>
          <Badge tone={week.status === 'revised' ? 'watch' : 'plain'}>
            {week.status === 'revised' ? 'Corrigée après clôture' : 'Close'}
          </Badge>
        </Row>
      )}
      {week.revisions.map((r) => (
        <p key={r.at}>
          Validées : {duration(r.validatedBefore)} → {duration(r.validatedAfter)}{' '}
          <span className={styles.soft}>le {shortDay(r.at, timeZone)}</span>
        </p>
      ))}
    </Card>
  )
}

function Away({ away: u, mayAct }: { away: Shown['unavailabilities'][number]; mayAct: boolean }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const cancel = useWrite(hoursApi.cancelUnavailability, {
    invalidates: shownHours,
    onDone: () => toast('Indisponibilité retirée.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const remove = mayAct && (
    <Button small variant="quiet" busy={cancel.sending} onClick={() => cancel.send({ params: { id: u.id } })}>
      Retirer
    </Button>
  )
  return (
    <Banner action={remove}>
      {away[u.kind]} du {shortDay(u.fromOn, timeZone)} au {shortDay(u.untilOn, timeZone)} : ces jours ne comptent pas.
    </Banner>
  )
}

const tones = { declared: 'sun', validated: 'good', corrected: 'watch', contested: 'bad', rejected: 'plain', withdrawn: 'plain' } as const

function Lines({ entries, onOpen }: { entries: readonly Entry[]; onOpen: (id: string) => void }) {
  const timeZone = useTimeZone()
  return (
    <List label="Les heures de la semaine">
      {entries.map((e) => (
        <ListItem
          key={e.id}
          onClick={() => onOpen(e.id)}
          title={titleOf(e)}
          text={
            <>
              {dayInFull(e.onDay, timeZone)}
              {e.startsAt && e.endsAt && `, ${timeSpan(e.startsAt, e.endsAt, timeZone)}`}
              {e.title && ` · ${sources[e.sourceKind].toLowerCase()}`} <Badge tone={tones[e.state]}>{stateWords[e.state]}</Badge>
            </>
          }
          meta={
            <span className={styles.minutes}>
              {e.countedMinutes === e.minutes ? duration(e.minutes) : `${duration(e.countedMinutes)} comptées sur ${duration(e.minutes)}`}
            </span>
          }
        />
      ))}
    </List>
  )
}

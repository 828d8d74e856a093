import { ChevronLeft, ChevronRight, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Session, workshopsApi } from '#api/workshops'
import { ExportButton } from '#screens/team'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { Switch } from '#ui/choice'
import { EmptyState } from '#ui/empty-state'
import { isoDay, shortDay, timeSpan } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { kindLabels } from '../../rules.ts'
import { useLiveWorkshops } from '../use-workshops.ts'
import { SessionDialog } from './session-dialog.tsx'
import { fullName, placesWords, stateOf } from './words.ts'
import styles from './workshops.module.css'

const days = 42
const plusDays = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

/** The workshops of the structure: what comes, how full, what waits for its sheet. */
export function WorkshopsPage() {
  useLiveWorkshops()
  const timeZone = useTimeZone()
  const [, go] = useLocation()
  const [from, setFrom] = useState(() => plusDays(isoDay(Date.now(), timeZone), -7))
  const [onlyMine, setOnlyMine] = useState(false)
  const [isNew, setIsNew] = useState(false)
  const { data, error, refetch } = useEndpoint(workshopsApi.list, { query: { from, days } }, { keepPrevious: true })
  const sessions = data?.sessions.filter((s) => !onlyMine || s.isMine)
  return (
    <Stack gap={16}>
      <PageTitle
        title="Ateliers"
        intro={`Du ${shortDay(from, timeZone)} au ${shortDay(plusDays(from, days - 1), timeZone)}`}
        actions={
          <>
            <ExportButton list="workshops-sessions" filters={{ from, ...(onlyMine && { only: 'mine' }) }} />
            <Button variant="main" icon={Plus} onClick={() => setIsNew(true)}>
              Nouvel atelier
            </Button>
          </>
        }
      />
      <Row between>
        <Row>
          <IconButton label="Semaines précédentes" icon={ChevronLeft} onClick={() => setFrom(plusDays(from, -days))} />
          <IconButton label="Semaines suivantes" icon={ChevronRight} onClick={() => setFrom(plusDays(from, days))} />
        </Row>
        <Switch label="Ceux où je suis concerné" checked={onlyMine} onChange={setOnlyMine} />
      </Row>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {sessions && !sessions.length && (
        <EmptyState icon={Users} title="Aucun atelier sur ces semaines">
          Planifiez-en un avec « Nouvel atelier » : les jeunes concernés le voient dans leur application.
        </EmptyState>
      )}
      {sessions && sessions.length > 0 && (
        <List label="Ateliers">
          {sessions.map((s) => (
            <SessionRow key={s.id} session={s} />
          ))}
        </List>
      )}
      {isNew && <SessionDialog onClose={() => setIsNew(false)} onMade={(id) => go(`/ateliers/${id}`)} />}
    </Stack>
  )
}

/** A session in a list: when, what, who leads it, how full. */
export function SessionRow({ session: s }: { session: Session }) {
  const timeZone = useTimeZone()
  const state = stateOf(s, Date.now())
  return (
    <ListItem
      href={`/ateliers/${s.id}`}
      moment={
        <span className={styles.moment}>
          <strong>{shortDay(s.startsAt, timeZone)}</strong>
          <span className={styles.quiet}>{timeSpan(s.startsAt, s.endsAt, timeZone)}</span>
        </span>
      }
      title={s.status === 'cancelled' ? <s>{s.title}</s> : s.title}
      text={`${kindLabels[s.kind]} · ${placesWords(s)} · ${s.leaders.map(fullName).join(', ')}`}
      meta={<Badge tone={state.tone}>{state.text}</Badge>}
    />
  )
}

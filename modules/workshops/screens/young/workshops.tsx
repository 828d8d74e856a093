import { MessageCircle, Users } from 'lucide-react'
import { type OwnSession, workshopsApi } from '#api/workshops'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { relativeDayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveWorkshops } from '../use-workshops.ts'
import { OwnState } from './own-state.tsx'
import { texts } from './texts.ts'
import styles from './workshops.module.css'

/** What I am in, then what I may come to. */
export function Workshops() {
  useLiveWorkshops()
  const { data, error, refetch } = useEndpoint(workshopsApi.own)
  const all = data?.sessions ?? []
  const mine = all.filter((s) => s.own.status === 'registered' || s.own.status === 'waiting')
  const open = all.filter((s) => !mine.includes(s) && s.status === 'planned')
  return (
    <Stack gap={16}>
      <PageTitle title={texts.title} intro={texts.intro} back={{ href: '/agenda', label: texts.agenda }} />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && !mine.length && !open.length && (
        <EmptyState
          icon={Users}
          title={texts.none}
          action={
            <LinkButton href="/messages" icon={MessageCircle}>
              {texts.write}
            </LinkButton>
          }
        >
          {texts.noneText}
        </EmptyState>
      )}
      <Part title={texts.mine} sessions={mine} />
      <Part title={texts.open} sessions={open} />
    </Stack>
  )
}

function Part({ title, sessions }: { title: string; sessions: OwnSession[] }) {
  const timeZone = useTimeZone()
  if (!sessions.length) return null
  return (
    <section aria-label={title}>
      <Row>
        <h2 className={styles.head}>{title}</h2>
        <Listen text={sessions.map((s) => `${s.title}, ${relativeDayAndTime(s.startsAt, timeZone)}`).join('. ')} about={title} />
      </Row>
      <List>
        {sessions.map((s) => (
          <ListItem
            key={s.id}
            href={`/ateliers/${s.id}`}
            title={s.title}
            text={
              <span className={styles.lines}>
                <span>{relativeDayAndTime(s.startsAt, timeZone)}</span>
                <OwnState session={s} />
              </span>
            }
          />
        ))}
      </List>
    </section>
  )
}

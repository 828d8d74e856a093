import { Hourglass } from 'lucide-react'
import { hoursApi, type WeekSums } from '#api/hours'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { colon } from '#ui/language'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { intensityOf } from '../../rules.ts'
import { texts } from './texts.ts'
import { shortDay } from './words.ts'

/** Mes semaines: the latest first, each opens to its lines. */
export function WeeksPage() {
  const { id } = useSession()
  const pages = useEndpointPages(hoursApi.weeks, { query: { youngPersonId: id } })
  return (
    <Stack gap={24}>
      <PageTitle title={texts.allWeeks} back={{ href: '/heures', label: texts.back }} />
      {pages.error && !pages.items && (
        <ErrorNotice title={texts.failed} retryLabel={texts.retry} onRetry={pages.refetch}>
          {refusalSentence(pages.error)}
        </ErrorNotice>
      )}
      {pages.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {pages.items && !pages.items.length && (
        <EmptyState icon={Hourglass} title={texts.noWeeks}>
          {texts.noWeeksText}
        </EmptyState>
      )}
      {pages.items && pages.items.length > 0 && (
        <List label={texts.allWeeks}>
          {pages.items.map((week) => (
            <Line key={week.week} week={week} />
          ))}
        </List>
      )}
      {pages.hasMore && <ShowMore onClick={pages.loadMore} busy={pages.isLoadingMore} />}
    </Stack>
  )
}

function Line({ week }: { week: WeekSums }) {
  const { duration } = texts
  const isReached = intensityOf(week.kind, week.targetMinutes, week.validatedMinutes) === 'reached'
  const waiting = week.declaredMinutes - week.validatedMinutes
  return (
    <ListItem
      href={`/heures?semaine=${week.week}`}
      title={texts.weekOf(shortDay(week.monday))}
      text={
        <>
          {waiting > 0 && <span>{`${texts.waiting}${colon()}${duration(waiting)} `}</span>}
          {isReached && <Badge tone="good">{texts.reached}</Badge>}{' '}
          {week.status === 'revised' && <Badge tone="watch">{texts.states.corrected}</Badge>}
        </>
      }
      meta={
        week.targetMinutes
          ? `${duration(week.validatedMinutes)} ${texts.outOf(duration(week.targetMinutes))}`
          : duration(week.validatedMinutes)
      }
    />
  )
}

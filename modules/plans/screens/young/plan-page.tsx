import { CalendarCheck, Plus, Route } from 'lucide-react'
import { useState } from 'react'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { isoDay } from '#ui/format'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type Plan, plansApi } from '../../api.ts'
import { useLivePlans } from '../use-plans.ts'
import { dayWords } from './days.ts'
import { ObjectivePath } from './objective-path.tsx'
import { OwnProgrammes } from './own-programmes.tsx'
import styles from './plan.module.css'
import { ProposeDialog } from './propose-dialog.tsx'
import { texts } from './texts.ts'

/** My plan: each objective as a path of steps, then my programmes. */
export function PlanPage() {
  useLivePlans()
  const { id: youngPersonId, isArchived } = useSession()
  const { data: plan, error, refetch } = useEndpoint(plansApi.get, { params: { youngPersonId } })
  const [proposes, setProposes] = useState(false)
  const propose = isArchived ? undefined : (
    <Button variant="main" icon={Plus} onClick={() => setProposes(true)}>
      {texts.propose}
    </Button>
  )
  return (
    <Stack gap={24}>
      <PageTitle
        title={texts.title}
        intro={plan?.objectives.length ? texts.intro : undefined}
        actions={plan?.objectives.length ? propose : undefined}
      />
      {error && !plan && (
        <ErrorNotice title={texts.error} safe={texts.safe} onRetry={() => void refetch()}>
          {refusalSentence(error)}
        </ErrorNotice>
      )}
      {!plan && !error && (
        <Loading>
          <SkeletonCard lines={4} />
          <SkeletonCard lines={4} />
        </Loading>
      )}
      {plan && !plan.objectives.length && (
        <EmptyState icon={Route} title={texts.emptyTitle} action={propose}>
          {texts.empty}
        </EmptyState>
      )}
      {plan && plan.objectives.length > 0 && <Paths plan={plan} />}
      <OwnProgrammes />
      <ProposeDialog open={proposes} onClose={() => setProposes(false)} />
    </Stack>
  )
}

function Paths({ plan }: { plan: Plan }) {
  const today = isoDay(Date.now(), useTimeZone())
  const open = plan.objectives.filter((o) => !o.closedOn)
  const closed = plan.objectives.filter((o) => o.closedOn)
  const review = plan.nextReviewOn
  return (
    <Stack gap={16}>
      {review && (review <= today ? <Banner>{texts.reviewNow}</Banner> : <NextReview day={review} />)}
      {plan.version > 0 && <LastReview youngPersonId={plan.youngPersonId} />}
      {open.map((objective) => (
        <ObjectivePath key={objective.id} objective={objective} canAct={plan.canAct} />
      ))}
      {closed.length > 0 && (
        <details className={styles.closed}>
          <summary>{texts.closed(closed.length)}</summary>
          <Stack gap={16}>
            {closed.map((objective) => (
              <ObjectivePath key={objective.id} objective={objective} canAct={false} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  )
}

/** What was said at the last review, in the words of the adviser. */
function LastReview({ youngPersonId }: { youngPersonId: string }) {
  const { data } = useEndpoint(plansApi.history, { params: { youngPersonId } })
  const [last] = data?.reviews ?? []
  if (!last?.note) return null
  return (
    <Card tone="accent">
      <p className={styles.soft}>{texts.lastReview(dayWords(last.heldOn))}</p>
      <p className={styles.description} dir="auto">
        {last.note}
      </p>
      <Listen text={last.note} lang="fr-FR" about={texts.lastReview(dayWords(last.heldOn))} />
    </Card>
  )
}

const NextReview = ({ day }: { day: string }) => (
  <p className={styles.review}>
    <CalendarCheck size={20} aria-hidden /> {texts.nextReview(dayWords(day))}
  </p>
)

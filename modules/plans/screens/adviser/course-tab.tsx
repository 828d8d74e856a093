import { CalendarCheck, History, Plus, Route } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Row, SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { count, daysBetween, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type ObjectiveWithSteps, type Plan, plansApi } from '../../api.ts'
import { useLivePlans } from '../use-plans.ts'
import { HistorySheet } from './history-sheet.tsx'
import { ObjectiveCard } from './objective-card.tsx'
import { ObjectiveDialog } from './objective-dialog.tsx'
import styles from './plans.module.css'
import { Programmes } from './programmes.tsx'
import { ReviewDialog } from './review-dialog.tsx'

/** The plan of one young person and the programmes on the way; a programme opens beside. */
export function CourseTab({ youngPersonId }: { youngPersonId: string }) {
  useLivePlans()
  const [location, go] = useLocation()
  const [file, opened] = location.split('/plan')
  const { data: plan, error, refetch } = useEndpoint(plansApi.get, { params: { youngPersonId } })
  if (error && !plan) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!plan)
    return (
      <Loading>
        <SkeletonCard lines={3} />
        <SkeletonCard lines={5} />
      </Loading>
    )
  return (
    <Stack gap={32}>
      <ThePlan plan={plan} />
      <Programmes plan={plan} opened={opened?.slice(1) || undefined} onOpen={(id) => go(`${file}/plan${id ? `/${id}` : ''}`)} />
    </Stack>
  )
}

function ThePlan({ plan }: { plan: Plan }) {
  const [adds, setAdds] = useState(false)
  const open = plan.objectives.filter((o) => !o.closedOn)
  const closed = plan.objectives.filter((o) => o.closedOn)
  const add = plan.canAct && (
    <Button variant="main" icon={Plus} onClick={() => setAdds(true)}>
      Ajouter un objectif
    </Button>
  )
  return (
    <Stack gap={16}>
      <SectionHeading title="Plan" count={open.length} action={plan.objectives.length > 0 && add} />
      {plan.isPartial && (
        <Banner>
          Les objectifs de santé, de famille, de justice et de séjour ne se montrent qu’au conseiller référent et à qui le remplace.
        </Banner>
      )}
      {plan.nextReviewOn && <ReviewLine plan={plan} />}
      {!plan.objectives.length && (
        <EmptyState icon={Route} title="Le plan se fait à deux" action={add}>
          Un objectif par sujet, une date de fin, quelques étapes. Le jeune le voit aussitôt et peut en proposer.
        </EmptyState>
      )}
      <Objectives objectives={open} canAct={plan.canAct} />
      {closed.length > 0 && (
        <details className={styles.closed}>
          <summary>{count(closed.length, 'objectif terminé', 'objectifs terminés')}</summary>
          <Objectives objectives={closed} canAct={plan.canAct} />
        </details>
      )}
      <ObjectiveDialog open={adds} onClose={() => setAdds(false)} youngPersonId={plan.youngPersonId} />
    </Stack>
  )
}

const Objectives = ({ objectives, canAct }: { objectives: readonly ObjectiveWithSteps[]; canAct: boolean }) => (
  <div className={styles.objectives}>
    {objectives.map((objective) => (
      <ObjectiveCard key={objective.id} objective={objective} canAct={canAct} />
    ))}
  </div>
)

/** When the plan is looked at together again (R5131-16 I). */
function ReviewLine({ plan }: { plan: Plan }) {
  const timeZone = useTimeZone()
  const [reviews, setReviews] = useState(false)
  const [reads, setReads] = useState(false)
  const away = daysBetween(Date.now(), plan.nextReviewOn!, timeZone)
  return (
    <Card tone={away <= 0 ? 'sun' : 'plain'}>
      <Row between gap={16}>
        <span>
          <strong>
            {away <= 0 ? 'Point à faire' : 'Prochain point'} : {shortDay(plan.nextReviewOn!, timeZone)}
          </strong>
          <span className={styles.under}>
            {plan.reviewWeeks === 1 ? 'Toutes les semaines' : `Toutes les ${plan.reviewWeeks} semaines`}
            {plan.version > 0 && ` · ${count(plan.version, 'point fait', 'points faits')}`}
          </span>
        </span>
        <Row>
          <Button variant="quiet" icon={History} onClick={() => setReads(true)}>
            Historique
          </Button>
          {plan.canAct && (
            <Button icon={CalendarCheck} onClick={() => setReviews(true)}>
              Faire le point
            </Button>
          )}
        </Row>
      </Row>
      <ReviewDialog open={reviews} onClose={() => setReviews(false)} plan={plan} />
      <HistorySheet open={reads} onClose={() => setReads(false)} youngPersonId={plan.youngPersonId} />
    </Card>
  )
}

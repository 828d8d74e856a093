import { ArrowRight } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { useSession } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { type Plan, plansApi } from '../../api.ts'
import { useLivePlans } from '../use-plans.ts'
import styles from './plan.module.css'
import { texts } from './texts.ts'

/** The next step of the plan, and what is asked; the way to propose a first objective. */
export function PlanCard() {
  useLivePlans()
  const { id: youngPersonId } = useSession()
  const { data: plan } = useEndpoint(plansApi.get, { params: { youngPersonId } })
  const { data: programmes } = useEndpoint(plansApi.prescriptions, { query: { youngPersonId } })
  const asked = programmes?.items.filter((p) => p.status === 'prescribed' && p.ownAnswer === 'waiting').length ?? 0
  if (!plan) return null
  return (
    <Card title={texts.title}>
      <p className={styles.soft}>{summary(plan, asked)}</p>
      <div>
        <LinkButton href="/plan" variant="quiet" icon={ArrowRight}>
          {texts.cardGo}
        </LinkButton>
      </div>
    </Card>
  )
}

/** An answer first, then the nearest step to do. */
function summary({ objectives }: Plan, asked: number) {
  const waiting = asked + objectives.filter((o) => o.status === 'proposed' && !o.byYoungPerson).length
  if (waiting) return texts.cardAnswer(waiting)
  if (!objectives.length) return texts.cardEmpty
  const [next] = objectives
    .filter((o) => o.status === 'agreed')
    .flatMap((o) => o.steps)
    .filter((s) => s.status === 'to_do' || s.status === 'in_progress')
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  return next ? texts.cardNext(next.title) : texts.cardGoing
}

import { Check, Lock, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row } from '#ui/card'
import { Listen } from '#ui/listen'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { VisuallyHidden } from '#ui/visually-hidden'
import { type ObjectiveProgress, type ObjectiveWithSteps, plansApi, type Step } from '../../api.ts'
import { progressOf, sensitiveDomains } from '../../rules.ts'
import { domainIcons } from '../domain-icons.ts'
import { usePlanWrite, useStepProgress } from '../use-plans.ts'
import { dayWords } from './days.ts'
import styles from './plan.module.css'
import { StepDialog } from './step-dialog.tsx'
import { texts } from './texts.ts'

type Props = { objective: ObjectiveWithSteps; canAct: boolean }

/** One objective: where it leads, the steps on the way, what is asked. */
export function ObjectivePath({ objective, canAct }: Props) {
  const [adds, setAdds] = useState(false)
  const Icon = domainIcons[objective.domain]
  const steps = objective.steps.filter((s) => s.status !== 'cancelled')
  const { done, total } = progressOf(steps)
  return (
    <Card tone={objective.status === 'proposed' && !objective.byYoungPerson ? 'sun' : 'raised'}>
      <div className={styles.head}>
        <span className={styles.domain}>
          <Icon size={18} aria-hidden /> {texts.domains[objective.domain]}
          {sensitiveDomains.includes(objective.domain) && <Lock size={16} aria-label={texts.private} />}
        </span>
        <h2 className={styles.title}>
          <bdi>{objective.title}</bdi>
        </h2>
        <span className={styles.soft}>
          {[!objective.closedOn && texts.until(dayWords(objective.endsOn)), total > 0 && texts.stepsDone(done, total)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {objective.description && (
          <p className={styles.description} dir="auto">
            {objective.description}
          </p>
        )}
      </div>
      {steps.length > 0 && (
        <ol className={styles.path}>
          {steps.map((step) => (
            <PathStep key={step.id} step={step} canAct={canAct && objective.status === 'agreed'} />
          ))}
        </ol>
      )}
      <State objective={objective} />
      <Listen text={spokenWords(objective)} about={objective.title} />
      {canAct && <Answers objective={objective} canFinish={done === total && total > 0} />}
      {canAct && objective.status === 'agreed' && (
        <div>
          <Button variant="quiet" small icon={Plus} onClick={() => setAdds(true)}>
            {texts.addStep}
          </Button>
        </div>
      )}
      <StepDialog open={adds} onClose={() => setAdds(false)} objectiveId={objective.id} />
    </Card>
  )
}

/** The objective and the steps that are left, in the order of the path. */
const spokenWords = ({ title, description, endsOn, steps }: ObjectiveWithSteps) =>
  [
    title,
    description,
    texts.until(dayWords(endsOn)),
    ...steps.filter((s) => s.status !== 'cancelled' && s.status !== 'done').map((s) => s.title),
  ]
    .filter(Boolean)
    .join('. ')

function State({ objective: { status, byYoungPerson, dropReason } }: { objective: ObjectiveWithSteps }) {
  if (status === 'achieved') return <p className={styles.reached}>{texts.achieved}</p>
  if (status === 'dropped')
    return (
      <p className={styles.soft}>
        {texts.dropped}
        {dropReason && ` : « ${dropReason} »`}
      </p>
    )
  if (status === 'proposed') return <p className={styles.soft}>{byYoungPerson ? texts.yourProposal : texts.answerIt}</p>
  return null
}

function PathStep({ step, canAct }: { step: Step; canAct: boolean }) {
  const toast = useToast()
  const progress = useStepProgress({ offline: true })
  const isDone = step.status === 'done'
  const go = async () => {
    const outcome = await progress.sendAndWait({ params: { id: step.id }, body: { status: isDone ? 'to_do' : 'done' } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    if (outcome.state === 'queued') toast(texts.queued)
  }
  return (
    <li className={`${styles.step} ${isDone ? styles.done : ''}`}>
      {canAct ? (
        <button type="button" className={styles.dot} onClick={() => void go()}>
          {isDone && <Check size={18} strokeWidth={3} aria-hidden />}
          <VisuallyHidden>{isDone ? texts.stepUndone(step.title) : texts.stepDone(step.title)}</VisuallyHidden>
        </button>
      ) : (
        <span className={styles.dot}>{isDone && <Check size={18} strokeWidth={3} aria-hidden />}</span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{step.title}</bdi>
        </span>
        {(step.dueOn || step.byYoungPerson) && !isDone && (
          <span className={styles.soft}>
            {[step.dueOn && dayWords(step.dueOn), step.byYoungPerson && texts.mine].filter(Boolean).join(' · ')}
          </span>
        )}
        {step.status === 'in_progress' && (
          <span>
            <Badge tone="accent">{texts.started}</Badge>
          </span>
        )}
      </span>
    </li>
  )
}

function Answers({ objective, canFinish }: { objective: ObjectiveWithSteps; canFinish: boolean }) {
  const toast = useToast()
  const progress = usePlanWrite(plansApi.progressObjective, { offline: true })
  const go = async (status: ObjectiveProgress['status']) => {
    const outcome = await progress.sendAndWait({ params: { id: objective.id }, body: { status } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    if (outcome.state === 'queued') toast(texts.queued)
  }
  if (objective.status === 'proposed' && !objective.byYoungPerson)
    return (
      <Row>
        <Button variant="main" onClick={() => void go('agreed')}>
          {texts.yes}
        </Button>
        <Button onClick={() => void go('dropped')}>{texts.no}</Button>
      </Row>
    )
  if (objective.status === 'agreed' && canFinish)
    return (
      <div>
        <Button icon={Check} onClick={() => void go('achieved')}>
          {texts.achievedIt}
        </Button>
      </div>
    )
  return null
}

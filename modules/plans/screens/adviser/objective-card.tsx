import { Check, CircleDashed, Handshake, Lock, MessageCircleQuestion, X } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row } from '#ui/card'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { VisuallyHidden } from '#ui/visually-hidden'
import { type ObjectiveProgress, type ObjectiveWithSteps, plansApi } from '../../api.ts'
import { progressOf, sensitiveDomains } from '../../rules.ts'
import { domainIcons } from '../domain-icons.ts'
import { usePlanWrite } from '../use-plans.ts'
import { domainWords, objectiveWords } from '../words.ts'
import { DropDialog } from './drop-dialog.tsx'
import { ObjectiveDialog } from './objective-dialog.tsx'
import styles from './plans.module.css'
import { Steps } from './steps.tsx'

/** One objective: what, until when, agreed or not, and its steps. */
export function ObjectiveCard({ objective, canAct }: { objective: ObjectiveWithSteps; canAct: boolean }) {
  const timeZone = useTimeZone()
  const Icon = domainIcons[objective.domain]
  const { done, total } = progressOf(objective.steps)
  const isLate = !objective.closedOn && objective.endsOn < isoDay(Date.now(), timeZone)
  return (
    <Card>
      <div className={styles.objective}>
        <span className={styles.domain}>
          <Icon size={18} aria-hidden /> {domainWords[objective.domain]}
          {sensitiveDomains.includes(objective.domain) && <Badge icon={Lock}>Confidentiel</Badge>}
        </span>
        <h3 className={styles.title}>{objective.title}</h3>
        <Row>
          <ObjectiveBadge objective={objective} />
          <span className={isLate ? styles.late : styles.soft}>
            {objective.closedOn ? `clos le ${shortDay(objective.closedOn, timeZone)}` : `jusqu’au ${shortDay(objective.endsOn, timeZone)}`}
          </span>
        </Row>
        {objective.description && <p className={styles.description}>{objective.description}</p>}
        {objective.dropReason && <p className={styles.soft}>« {objective.dropReason} »</p>}
        {total > 0 && <Progress done={done} total={total} />}
      </div>
      <Steps objective={objective} canAct={canAct} />
      {canAct && <Buttons objective={objective} />}
    </Card>
  )
}

/** How many steps are done, in words and as a bar. */
const Progress = ({ done, total }: { done: number; total: number }) => (
  <div className={styles.progress}>
    <span className={styles.bar} aria-hidden>
      <span style={{ inlineSize: `${(100 * done) / total}%` }} />
    </span>
    <span className={styles.soft}>
      {done} <VisuallyHidden>étapes faites </VisuallyHidden>sur {total}
    </span>
  </div>
)

function ObjectiveBadge({ objective: { status, byYoungPerson, agreedHow } }: { objective: ObjectiveWithSteps }) {
  if (status === 'proposed')
    return byYoungPerson ? (
      <Badge tone="sun" icon={MessageCircleQuestion}>
        Proposé par le jeune
      </Badge>
    ) : (
      <Badge icon={CircleDashed}>Attend l’accord du jeune</Badge>
    )
  if (status === 'agreed')
    return (
      <Badge tone="accent" icon={Handshake}>
        {agreedHow === 'meeting' ? 'Convenu ensemble' : 'Convenu dans l’application'}
      </Badge>
    )
  return (
    <Badge tone={status === 'achieved' ? 'good' : 'plain'} icon={status === 'achieved' ? Check : X}>
      {objectiveWords[status]}
    </Badge>
  )
}

function Buttons({ objective }: { objective: ObjectiveWithSteps }) {
  const toast = useToast()
  const [shows, setShows] = useState<'edit' | 'drop'>()
  const progress = usePlanWrite(plansApi.progressObjective)
  const go = async (body: ObjectiveProgress) => {
    const outcome = await progress.sendAndWait({ params: { id: objective.id }, body })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
  }
  const { status, byYoungPerson, closedOn } = objective
  return (
    <Row>
      {status === 'proposed' && (
        <Button small variant="main" icon={Handshake} onClick={() => void go({ status: 'agreed', inMeeting: !byYoungPerson })}>
          {byYoungPerson ? 'Dire oui' : 'Convenu ensemble'}
        </Button>
      )}
      {status === 'agreed' && (
        <Button small icon={Check} onClick={() => void go({ status: 'achieved' })}>
          Objectif atteint
        </Button>
      )}
      {closedOn ? (
        <Button small onClick={() => void go({ status: 'agreed', inMeeting: true })}>
          Reprendre
        </Button>
      ) : (
        <>
          <Button small variant="quiet" onClick={() => setShows('edit')}>
            Modifier
          </Button>
          <Button small variant="quiet" onClick={() => setShows('drop')}>
            Abandonner
          </Button>
        </>
      )}
      <ObjectiveDialog
        open={shows === 'edit'}
        onClose={() => setShows(undefined)}
        youngPersonId={objective.youngPersonId}
        objective={objective}
      />
      <DropDialog open={shows === 'drop'} onClose={() => setShows(undefined)} objective={objective} />
    </Row>
  )
}

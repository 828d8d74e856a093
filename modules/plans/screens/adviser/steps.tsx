import { Link2, ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { actionsApi } from '#api/actions'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import { type ObjectiveWithSteps, plansApi, type Step, type StepStatus } from '../../api.ts'
import { usePlanWrite, useStepProgress } from '../use-plans.ts'
import { stepOptions, stepWords } from '../words.ts'
import { LinkDialog } from './link-dialog.tsx'
import styles from './plans.module.css'

/** The steps of an objective, each with its actions. */
export function Steps({ objective, canAct }: { objective: ObjectiveWithSteps; canAct: boolean }) {
  const [edits, setEdits] = useState<Step | 'new'>()
  const isOpen = canAct && !objective.closedOn
  return (
    <>
      {objective.steps.length > 0 && (
        <ol className={styles.steps} aria-label={`Étapes de « ${objective.title} »`}>
          {objective.steps.map((step) => (
            <StepRow key={step.id} step={step} youngPersonId={objective.youngPersonId} canAct={isOpen} onEdit={() => setEdits(step)} />
          ))}
        </ol>
      )}
      {isOpen && (
        <div>
          <Button small variant="quiet" icon={Plus} onClick={() => setEdits('new')}>
            Ajouter une étape
          </Button>
        </div>
      )}
      <Dialog
        open={edits !== undefined}
        onClose={() => setEdits(undefined)}
        title={edits === 'new' ? 'Ajouter une étape' : 'Modifier l’étape'}
      >
        <StepForm objectiveId={objective.id} step={edits === 'new' ? undefined : edits} onDone={() => setEdits(undefined)} />
      </Dialog>
    </>
  )
}

type RowProps = { step: Step; youngPersonId: string; canAct: boolean; onEdit: () => void }

function StepRow({ step, youngPersonId, canAct, onEdit }: RowProps) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const progress = useStepProgress()
  const [links, setLinks] = useState(false)
  const go = async (status: StepStatus) => {
    const outcome = await progress.sendAndWait({ params: { id: step.id }, body: { status } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
  }
  const isLate = step.dueOn && step.dueOn < isoDay(Date.now(), timeZone) && ['to_do', 'in_progress'].includes(step.status)
  return (
    <li className={`${styles.step} ${styles[step.status]}`}>
      <div className={styles.stepWords}>
        <span className={styles.stepTitle}>{step.title}</span>
        <span className={isLate ? styles.late : styles.soft}>
          {step.doneOn
            ? `faite le ${shortDay(step.doneOn, timeZone)}`
            : step.dueOn
              ? `pour le ${shortDay(step.dueOn, timeZone)}`
              : 'sans date'}
          {step.byYoungPerson && ' · ajoutée par le jeune'}
        </span>
        <StepActions stepId={step.id} youngPersonId={youngPersonId} />
      </div>
      {canAct ? (
        <div className={styles.stepTools}>
          <SelectField
            label={`État de l’étape « ${step.title} »`}
            hideLabel
            value={step.status}
            onChange={(event) => void go(event.target.value as StepStatus)}
            options={stepOptions}
          />
          <Button small variant="quiet" icon={ListPlus} onClick={() => setLinks(true)} aria-label={`Relier une action à « ${step.title} »`}>
            Action
          </Button>
          <Button small variant="quiet" onClick={onEdit} aria-label={`Modifier l’étape « ${step.title} »`}>
            Modifier
          </Button>
        </div>
      ) : (
        <Badge>{stepWords[step.status]}</Badge>
      )}
      <LinkDialog open={links} onClose={() => setLinks(false)} step={step} youngPersonId={youngPersonId} />
    </li>
  )
}

/** The actions that are a part of this step. */
function StepActions({ stepId, youngPersonId }: { stepId: string; youngPersonId: string }) {
  const { data } = useEndpoint(actionsApi.ofPlan, { query: { youngPersonId } }, { staleTime: 30_000 })
  const mine = data?.items.filter((a) => a.stepId === stepId) ?? []
  if (!mine.length) return null
  return (
    <ul className={styles.actions}>
      {mine.map((a) => (
        <li key={a.id}>
          <Link2 size={14} aria-hidden /> <Link href={`/jeunes/${youngPersonId}/actions/${a.id}`}>{a.title}</Link>{' '}
          <span className={styles.soft}>{stepWords[a.status].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}

type FormProps = { objectiveId: string; step: Step | undefined; onDone: () => void }

function StepForm({ objectiveId, step, onDone }: FormProps) {
  const [error, setError] = useState<string>()
  const [add, edit] = [usePlanWrite(plansApi.addStep), usePlanWrite(plansApi.editStep)]
  const send = async (data: FormData) => {
    const words = { title: String(data.get('title')).trim(), dueOn: String(data.get('dueOn')) || null }
    const outcome = step
      ? await edit.sendAndWait({ params: { id: step.id }, body: { version: step.version, ...words } })
      : await add.sendAndWait({ params: { id: objectiveId }, body: { id: crypto.randomUUID(), ...words } })
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
    else onDone()
  }
  return (
    <Form onSubmit={send}>
      <TextField label="Étape" name="title" required maxLength={200} defaultValue={step?.title} placeholder="Visiter le CFA" />
      <DateField label="Pour le" name="dueOn" optional defaultValue={step?.dueOn ?? ''} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{step ? 'Enregistrer' : 'Ajouter'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

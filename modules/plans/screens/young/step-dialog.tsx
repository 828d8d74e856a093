import { useState } from 'react'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { plansApi } from '../../api.ts'
import { usePlanWrite } from '../use-plans.ts'
import { texts } from './texts.ts'

type Props = { open: boolean; onClose: () => void; objectiveId: string }

/** Adds a step of one's own. */
export const StepDialog = ({ open, onClose, objectiveId }: Props) => (
  <Dialog open={open} onClose={onClose} title={texts.addStep}>
    <StepForm objectiveId={objectiveId} onDone={onClose} />
  </Dialog>
)

function StepForm({ objectiveId, onDone }: { objectiveId: string; onDone: () => void }) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const add = usePlanWrite(plansApi.addStep, { offline: true })
  const send = async (data: FormData) => {
    const outcome = await add.sendAndWait({
      params: { id: objectiveId },
      body: { id: crypto.randomUUID(), title: String(data.get('title')).trim(), dueOn: String(data.get('dueOn')) || null },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    if (outcome.state === 'queued') toast(texts.queued)
    onDone()
  }
  return (
    <Form onSubmit={send}>
      <TextField label={texts.stepLabel} name="title" required maxLength={200} />
      <DateField label={`${texts.stepDay} (${texts.optional})`} name="dueOn" />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton wide>{texts.add}</SubmitButton>
      </FormActions>
    </Form>
  )
}

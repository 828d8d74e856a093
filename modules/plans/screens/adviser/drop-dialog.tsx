import { useState } from 'react'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { type Objective, plansApi } from '../../api.ts'
import { usePlanWrite } from '../use-plans.ts'

type Props = { open: boolean; onClose: () => void; objective: Objective }

/** Gives an objective up, with the reason that the young person will read. */
export const DropDialog = ({ open, onClose, objective }: Props) => (
  <Dialog open={open} onClose={onClose} title="Abandonner cet objectif">
    <DropForm objective={objective} onDone={onClose} />
  </Dialog>
)

function DropForm({ objective, onDone }: { objective: Objective; onDone: () => void }) {
  const [error, setError] = useState<string>()
  const progress = usePlanWrite(plansApi.progressObjective)
  const send = async (data: FormData) => {
    const reason = String(data.get('reason')).trim()
    const outcome = await progress.sendAndWait({ params: { id: objective.id }, body: { status: 'dropped', reason } })
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
    else onDone()
  }
  return (
    <Form onSubmit={send}>
      <TextArea
        label="Pourquoi ?"
        name="reason"
        required
        maxLength={500}
        hint="Le jeune lira ces mots. L’objectif et ses étapes restent dans le plan et peuvent être repris."
      />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Abandonner l’objectif</SubmitButton>
      </FormActions>
    </Form>
  )
}

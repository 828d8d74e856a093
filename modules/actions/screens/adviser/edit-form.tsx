import { useState } from 'react'
import type { Action } from '#api/actions'
import { Button } from '#ui/button'
import { FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useEdit } from '../use-actions.ts'
import { ActionFields, readFields } from './action-fields.tsx'

/** Changes the words and the day of an action. */
export function EditForm({ action, onDone }: { action: Action; onDone: () => void }) {
  const [error, setError] = useState<string>()
  const edit = useEdit()
  const send = async (data: FormData) => {
    const outcome = await edit.sendAndWait({ params: { id: action.id }, body: { version: action.version, ...readFields(data) } })
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
    else onDone()
  }
  return (
    <Form onSubmit={send} label="Modifier l’action">
      <ActionFields start={action} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
        <Button variant="quiet" onClick={onDone}>
          Annuler
        </Button>
      </FormActions>
    </Form>
  )
}

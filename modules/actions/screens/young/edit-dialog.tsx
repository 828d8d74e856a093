import { useState } from 'react'
import { type Action, type Category, categories } from '#api/actions'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { canRemind } from '../../rules.ts'
import { useEdit } from '../use-actions.ts'
import { categoryForYoung, todayIn } from '../words.ts'

type Props = { action: Action; open: boolean; onClose: () => void }

/** Changes one's own action. */
export function EditDialog({ action, open, onClose }: Props) {
  const today = todayIn(useTimeZone())
  const [dueOn, setDueOn] = useState(action.dueOn)
  const [error, setError] = useState<string>()
  const edit = useEdit()
  const mayRemind = canRemind(dueOn, today) || (action.wantsReminder && dueOn === action.dueOn)
  const send = async (data: FormData) => {
    const outcome = await edit.sendAndWait({
      params: { id: action.id },
      body: {
        version: action.version,
        title: String(data.get('title')).trim(),
        description: String(data.get('description')).trim(),
        category: data.get('category') as Category,
        dueOn,
        wantsReminder: mayRemind && data.get('reminder') === 'on',
      },
    })
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
    else onClose()
  }
  return (
    <Dialog open={open} onClose={onClose} title="Modifier l’action">
      <Form onSubmit={send}>
        <TextField label="Ce que je vais faire" name="title" required maxLength={200} defaultValue={action.title} />
        <DateField label="Pour le" required value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        <SelectField
          label="Catégorie"
          name="category"
          defaultValue={action.category}
          options={categories.map((value) => ({ value, label: categoryForYoung(value) }))}
        />
        <TextArea label="Détails" name="description" optional maxLength={2000} defaultValue={action.description} />
        {mayRemind && <Checkbox label="Me le rappeler trois jours avant" name="reminder" defaultChecked={action.wantsReminder} />}
        {error && <p role="alert">{error}</p>}
        <FormActions>
          <SubmitButton wide>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

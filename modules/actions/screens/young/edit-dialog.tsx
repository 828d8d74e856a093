import { useState } from 'react'
import { type Action, actionsApi, type Category, categories } from '#api/actions'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { canRemind } from '../../rules.ts'
import { useEdit } from '../use-actions.ts'
import { categoryForYoung, todayIn } from '../words.ts'
import { isClash, wordsOf } from './conflicts.tsx'
import { texts } from './texts.ts'

type Props = { action: Action; open: boolean; onClose: () => void }

/** Changes one's own action. */
export function EditDialog({ action, open, onClose }: Props) {
  const today = todayIn(useTimeZone())
  const [dueOn, setDueOn] = useState(action.dueOn)
  const [error, setError] = useState<string>()
  const edit = useEdit({ offline: true })
  const { drop } = useOfflineQueue(actionsApi.edit)
  const mayRemind = canRemind(dueOn, today) || (action.wantsReminder && dueOn === action.dueOn)
  const send = async (data: FormData) => {
    const outcome = await edit.sendAndWait({
      params: { id: action.id },
      body: {
        version: action.version,
        base: wordsOf(action),
        title: String(data.get('title')).trim(),
        description: String(data.get('description')).trim(),
        category: data.get('category') as Category,
        dueOn,
        wantsReminder: mayRemind && data.get('reminder') === 'on',
      },
    })
    if (outcome.state !== 'failed') return onClose()
    if (isClash(outcome.error)) return onClose() // the page asks which of the two to keep
    if (outcome.keptAs) drop(outcome.keptAs) // what was typed is still in this form
    setError(refusalSentence(outcome.error))
  }
  return (
    <Dialog open={open} onClose={onClose} title={texts.editTitle}>
      <Form onSubmit={send}>
        <TextField label={texts.whatIDo} name="title" required maxLength={200} defaultValue={action.title} />
        <DateField label={texts.when} required value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        <SelectField
          label={texts.category}
          name="category"
          defaultValue={action.category}
          options={categories.map((value) => ({ value, label: categoryForYoung(value) }))}
        />
        <TextArea label={texts.details} name="description" optional maxLength={2000} defaultValue={action.description} />
        {mayRemind && <Checkbox label={texts.remind} name="reminder" defaultChecked={action.wantsReminder} />}
        {error && <p role="alert">{error}</p>}
        <FormActions>
          <SubmitButton wide>{texts.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import type { Category } from '#api/actions'
import { Checkbox } from '#ui/choice'
import { DateField, SelectField, TextArea, TextField } from '#ui/field'
import { useTimeZone } from '#ui/session'
import { canRemind } from '../../rules.ts'
import { categoryOptions, todayIn } from '../words.ts'

type Start = { title: string; description: string; category: Category; dueOn: string; wantsReminder: boolean }

/** The words, the day and the reminder of an action. */
export function ActionFields({ start }: { start: Start }) {
  const today = todayIn(useTimeZone())
  const [dueOn, setDueOn] = useState(start.dueOn)
  const mayRemind = canRemind(dueOn, today) || (start.wantsReminder && dueOn === start.dueOn)
  return (
    <>
      <TextField label="Titre" name="title" required maxLength={200} defaultValue={start.title} />
      <SelectField label="Catégorie" name="category" defaultValue={start.category} options={categoryOptions} />
      <DateField label="Échéance" name="dueOn" required value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
      <TextArea label="Précisions" name="description" optional maxLength={2000} defaultValue={start.description} />
      {mayRemind && <Checkbox label="Rappel trois jours avant, à 9 h" name="reminder" defaultChecked={start.wantsReminder} />}
    </>
  )
}

/** What was filled in. */
export const readFields = (data: FormData) => ({
  title: String(data.get('title')).trim(),
  description: String(data.get('description')).trim(),
  category: data.get('category') as Category,
  dueOn: String(data.get('dueOn')),
  wantsReminder: data.get('reminder') === 'on',
})

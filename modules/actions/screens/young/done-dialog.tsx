import { useState } from 'react'
import type { Action } from '#api/actions'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { duration } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { addDays, categoryMinutes } from '../../rules.ts'
import { useProgress } from '../use-actions.ts'
import { todayIn } from '../words.ts'
import { texts } from './texts.ts'

type Props = { action: Action; open: boolean; onClose: () => void }
const lengths = [15, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420]

/** Bravo, and when was it? Today unless told. */
export function DoneDialog({ action, open, onClose }: Props) {
  const [when, setWhen] = useState('today')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const progress = useProgress({ offline: true })
  const today = todayIn(useTimeZone())
  const send = async (data: FormData) => {
    const day = { today: undefined, yesterday: addDays(today, -1), other: String(data.get('day')) }[when]
    const minutes = data.get('minutes') ? Number(data.get('minutes')) : undefined
    const outcome = await progress.sendAndWait({
      params: { id: action.id },
      body: { status: 'done', ...(day && { doneOn: day }), ...(minutes !== undefined && { minutes }) },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast(outcome.state === 'queued' ? texts.doneNoted : texts.doneToast)
  }
  return (
    <Dialog open={open} onClose={onClose} title={texts.doneQuestion}>
      <Form onSubmit={send}>
        <RadioGroup
          legend={action.title}
          name="when"
          value={when}
          onChange={setWhen}
          options={[
            { value: 'today', label: texts.today },
            { value: 'yesterday', label: texts.yesterday },
            { value: 'other', label: texts.another },
          ]}
        />
        {when === 'other' && (
          <DateField
            label={texts.whatDay}
            name="day"
            required
            max={today}
            defaultValue={action.dueOn < today ? action.dueOn : addDays(today, -2)}
          />
        )}
        <Length category={action.category} />
        {error && <p role="alert">{error}</p>}
        <FormActions>
          <SubmitButton wide>{texts.done}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

const Length = ({ category }: { category: Action['category'] }) => (
  <SelectField
    label={texts.howLong}
    name="minutes"
    optional
    placeholder={categoryMinutes[category] ? texts.lengthUsual(duration(categoryMinutes[category])) : texts.lengthUnknown}
    options={lengths.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))}
  />
)

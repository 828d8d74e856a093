import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '#ui/button'
import { Checkbox } from '#ui/choice'
import { DateField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { addDays, canRemind } from '../../rules.ts'
import { useCreate } from '../use-actions.ts'
import { todayIn } from '../words.ts'
import styles from './actions.module.css'
import type { Start } from './create-dialog.tsx'
import { texts } from './texts.ts'

const mostDates = 12

/** The words and the day, or days, of a new action. */
export function CreateForm({ start, onDone }: { start: Start; onDone: () => void }) {
  const today = todayIn(useTimeZone())
  const [dates, setDates] = useState([addDays(today, 7)])
  const [error, setError] = useState<string>()
  const { id: youngPersonId } = useSession()
  const create = useCreate({ offline: true })
  const toast = useToast()
  const send = async (data: FormData) => {
    const outcome = await create.sendAndWait({
      body: {
        actions: dates.map((dueOn) => ({ id: crypto.randomUUID(), youngPersonId, dueOn })),
        catalogueCode: start.catalogueCode,
        title: String(data.get('title')).trim(),
        description: String(data.get('description')).trim(),
        category: start.category,
        wantsReminder: data.get('reminder') === 'on' && dates.every((d) => canRemind(d, today)),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onDone()
    toast(outcome.state === 'queued' ? texts.kept : texts.added)
  }
  return (
    <Form onSubmit={send}>
      <TextField label={texts.whatIDo} name="title" required maxLength={200} defaultValue={start.title} />
      <Dates dates={dates} onChange={setDates} several={start.severalDates} min={addDays(today, -60)} />
      <TextArea label={texts.details} name="description" optional maxLength={2000} defaultValue={start.description} />
      {dates.every((d) => canRemind(d, today)) && <Checkbox label={texts.remind} name="reminder" />}
      {error && <p role="alert">{error}</p>}
      <FormActions>
        <SubmitButton wide>{texts.add}</SubmitButton>
      </FormActions>
    </Form>
  )
}

type DatesProps = { dates: string[]; onChange: (dates: string[]) => void; several: boolean; min: string }

function Dates({ dates, onChange, several, min }: DatesProps) {
  const last = dates.at(-1)!
  return (
    <div className={styles.dates}>
      {dates.map((date, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a date has no name but its place
        <div key={index} className={styles.date}>
          <DateField
            label={index ? texts.date(index + 1) : texts.when}
            required
            min={min}
            value={date}
            onChange={(event) => onChange(dates.with(index, event.target.value))}
          />
          {index > 0 && <IconButton label={texts.removeDate(index + 1)} icon={X} onClick={() => onChange(dates.toSpliced(index, 1))} />}
        </div>
      ))}
      {several && dates.length < mostDates && last && (
        <Button variant="quiet" small icon={Plus} onClick={() => onChange([...dates, addDays(last, 7)])}>
          {texts.addDate}
        </Button>
      )}
    </div>
  )
}

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
    toast(outcome.state === 'queued' ? 'C’est gardé. Ça partira quand le réseau reviendra.' : 'C’est ajouté à tes actions.')
  }
  return (
    <Form onSubmit={send}>
      <TextField label="Ce que je vais faire" name="title" required maxLength={200} defaultValue={start.title} />
      <Dates dates={dates} onChange={setDates} several={start.severalDates} min={addDays(today, -60)} />
      <TextArea label="Détails" name="description" optional maxLength={2000} defaultValue={start.description} />
      {dates.every((d) => canRemind(d, today)) && <Checkbox label="Me le rappeler trois jours avant" name="reminder" />}
      {error && <p role="alert">{error}</p>}
      <FormActions>
        <SubmitButton wide>Ajouter</SubmitButton>
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
            label={index ? `Date ${index + 1}` : 'Pour le'}
            required
            min={min}
            value={date}
            onChange={(event) => onChange(dates.with(index, event.target.value))}
          />
          {index > 0 && <IconButton label={`Enlever la date ${index + 1}`} icon={X} onClick={() => onChange(dates.toSpliced(index, 1))} />}
        </div>
      ))}
      {several && dates.length < mostDates && last && (
        <Button variant="quiet" small icon={Plus} onClick={() => onChange([...dates, addDays(last, 7)])}>
          Ajouter une autre date
        </Button>
      )}
    </div>
  )
}

import { useRef, useState } from 'react'
import { hoursApi, type StepCategory, stepCategories } from '#api/hours'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { addDays, daysBack } from '../../rules.ts'
import { shownHours } from '../use-hours.ts'
import { DurationField, minutesIn } from '../young/duration-field.tsx'
import { categories } from './words.ts'

type Props = { youngPersonId: string; open: boolean; onClose: () => void }

/** Tells hours for somebody who cannot do it alone: validated by that act, and traced as such. */
export function DeclareDialog({ youngPersonId, open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title="Ajouter des heures">
      <Fields youngPersonId={youngPersonId} onClose={onClose} />
    </Dialog>
  )
}

function Fields({ youngPersonId, onClose }: Omit<Props, 'open'>) {
  const [kind, setKind] = useState('declared')
  const [error, setError] = useState<string>()
  const id = useRef(crypto.randomUUID())
  const today = isoDay(Date.now(), useTimeZone())
  const toast = useToast()
  const declare = useWrite(hoursApi.declare, { invalidates: shownHours })
  const send = async (data: FormData) => {
    const outcome = await declare.sendAndWait({
      body: {
        id: id.current,
        youngPersonId,
        kind: kind === 'job' ? 'job' : 'declared',
        category: (data.get('category') ?? 'employment') as StepCategory,
        onDay: String(data.get('day')),
        minutes: minutesIn(data, 'long'),
        title: String(data.get('title')).trim(),
        evidenceText: String(data.get('proof')).trim(),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast('Heures ajoutées et validées. Le jeune les voit, avec votre nom.')
  }
  return (
    <Form onSubmit={send}>
      <RadioGroup
        legend="Quoi"
        name="kind"
        value={kind}
        onChange={setKind}
        inline
        options={[
          { value: 'declared', label: 'Démarche' },
          { value: 'job', label: 'Heures de travail' },
        ]}
      />
      <TextField label="Intitulé" name="title" required maxLength={200} />
      <DateField label="Jour" name="day" required min={addDays(today, -daysBack)} max={today} defaultValue={today} />
      {kind === 'declared' && (
        <SelectField label="Thème" name="category" options={stepCategories.map((value) => ({ value, label: categories[value] }))} />
      )}
      <DurationField label="Durée" name="long" minutes={120} />
      <TextField label="Preuve ou témoin" name="proof" optional maxLength={500} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Ajouter et valider</SubmitButton>
      </FormActions>
    </Form>
  )
}

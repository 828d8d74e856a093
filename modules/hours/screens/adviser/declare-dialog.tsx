import { useRef, useState } from 'react'
import { hoursApi, type StepCategory, stepCategories } from '#api/hours'
import { type Paper, PaperField, usePaper } from '#screens/files'
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
  const [category, setCategory] = useState<StepCategory>('employment')
  const paper = usePaper({ youngPersonId, purpose: 'file', kind: kind === 'declared' && category === 'health' ? 'health' : 'proof' })
  const { send, error } = useAdding(youngPersonId, paper, onClose)
  const today = isoDay(Date.now(), useTimeZone())
  return (
    <Form onSubmit={(data) => send(data, kind === 'job' ? 'job' : 'declared', kind === 'job' ? 'employment' : category)}>
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
        <SelectField
          label="Thème"
          value={category}
          onChange={(event) => setCategory(event.target.value as StepCategory)}
          options={stepCategories.map((value) => ({ value, label: categories[value] }))}
        />
      )}
      <DurationField label="Durée" name="long" minutes={120} />
      <TextField label="Preuve ou témoin" name="proof" optional maxLength={500} />
      <PaperField label="Document" hint="Attestation, fiche de paie, feuille signée… Il rejoint les documents du jeune." paper={paper} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Ajouter et valider</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** One id for one intent, kept until it is taken. */
function useAdding(youngPersonId: string, paper: Paper, onClose: () => void) {
  const [error, setError] = useState<string>()
  const id = useRef(crypto.randomUUID())
  const toast = useToast()
  const declare = useWrite(hoursApi.declare, { invalidates: shownHours })
  const send = async (data: FormData, kind: 'declared' | 'job', category: StepCategory) => {
    const { fileId, failed } = await paper.send()
    if (failed) return
    const outcome = await declare.sendAndWait({
      body: {
        id: id.current,
        youngPersonId,
        kind,
        category,
        onDay: String(data.get('day')),
        minutes: minutesIn(data, 'long'),
        title: String(data.get('title')).trim(),
        evidenceText: String(data.get('proof')).trim(),
        ...(fileId && { evidenceFileId: fileId }),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast('Heures ajoutées et validées. Le jeune les voit, avec votre nom.')
  }
  return { send, error }
}

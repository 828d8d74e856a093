import { useState } from 'react'
import { Banner } from '#ui/banner'
import { ComboBox } from '#ui/combo-box'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import { type Plan, type Programme, plansApi } from '../../api.ts'
import { addDays } from '../../rules.ts'
import { usePlanWrite } from '../use-plans.ts'
import { categoryWords, effectWords } from '../words.ts'
import styles from './plans.module.css'

type Props = { open: boolean; onClose: () => void; plan: Plan; onDone: (id: string) => void }

/** Sends a young person to a programme. */
export const PrescribeDialog = ({ open, onClose, plan, onDone }: Props) => (
  <Dialog open={open} side onClose={onClose} title="Prescrire un programme">
    <PrescribeForm
      plan={plan}
      onDone={(id) => {
        onClose()
        onDone(id)
      }}
    />
  </Dialog>
)

function PrescribeForm({ plan, onDone }: { plan: Plan; onDone: (id: string) => void }) {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  const { data } = useEndpoint(plansApi.programmes, { query: {} }, { staleTime: 3_600_000 })
  const [code, setCode] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const prescribe = usePlanWrite(plansApi.prescribe)
  const programme = data?.items.find((p) => p.code === code)
  const send = async (form: FormData) => {
    if (!programme) return setError('Choisissez un programme.')
    const id = crypto.randomUUID()
    const outcome = await prescribe.sendAndWait({
      body: { id, youngPersonId: plan.youngPersonId, programmeCode: programme.code, ...readForm(form) },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Prescription faite : le jeune la voit et peut répondre.')
    onDone(id)
  }
  return (
    <Form onSubmit={send} label="Prescrire un programme">
      <ComboBox
        label="Programme"
        options={(data?.items ?? []).map((p) => ({ id: p.code, label: p.label, hint: categoryWords[p.category] }))}
        value={code}
        onChange={setCode}
        placeholder="Formation, E2C, service civique…"
      />
      {programme && <About programme={programme} />}
      <TextField label="Partenaire" name="partner" required maxLength={200} placeholder="École de la 2e chance de Bagnolet" />
      <TextField label="Contact" name="contact" optional maxLength={300} hint="Une personne, un téléphone ou une adresse." />
      <div className={styles.pair}>
        <DateField label="Du" name="startsOn" required defaultValue={addDays(today, 7)} />
        <DateField label="Au" name="endsOn" required />
      </div>
      {programme?.extendsContract && (
        <p className={styles.soft}>
          S’il commence avant la fin du contrat, le contrat courra au moins jusqu’au dernier jour du deuxième mois qui suit (art. R5131-16
          II).
        </p>
      )}
      <TextField
        key={code ?? 'none'}
        label="Heures par semaine"
        name="hours"
        type="number"
        min={0}
        max={60}
        step={0.5}
        required
        defaultValue={programme ? programme.weeklyMinutes / 60 : 35}
      />
      <StepChoice plan={plan} />
      {programme?.needsDerogation && (
        <TextArea label="Motif de la dérogation" name="derogation" required minLength={10} maxLength={1000} hint={programme.conditions} />
      )}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Prescrire</SubmitButton>
      </FormActions>
    </Form>
  )
}

function About({ programme }: { programme: Programme }) {
  return (
    <Banner tone={programme.needsDerogation || programme.allowanceEffect === 'suspended' ? 'watch' : 'info'}>
      <p>{programme.definition}</p>
      {programme.conditions && <p className={styles.soft}>{programme.conditions}</p>}
      <p>
        <strong>Effets :</strong> {effectWords(programme)}.
      </p>
    </Banner>
  )
}

/** The step of the plan that it serves. */
function StepChoice({ plan }: { plan: Plan }) {
  const steps = plan.objectives
    .filter((o) => !o.closedOn)
    .flatMap((o) => o.steps.map((s) => ({ value: s.id, label: `${o.title} : ${s.title}` })))
  if (!steps.length) return null
  return <SelectField label="Étape du plan" name="step" optional placeholder="Aucune" options={steps} />
}

const readForm = (form: FormData) => ({
  partnerName: String(form.get('partner')).trim(),
  partnerContact: String(form.get('contact')).trim(),
  startsOn: String(form.get('startsOn')),
  endsOn: String(form.get('endsOn')),
  weeklyMinutes: Math.round(Number(form.get('hours')) * 60),
  derogationReason: String(form.get('derogation') ?? '').trim(),
  stepId: String(form.get('step') ?? '') || null,
})

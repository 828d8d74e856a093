import { useState } from 'react'
import { contractsApi, type Facts } from '#api/contracts'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { halfTimeMinutes } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'

const answers = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
  { value: 'unknown', label: 'À vérifier' },
] as const
type Question = Exclude<keyof Facts, 'workMinutes' | 'derogation'>
const questions: Record<Exclude<Question, 'isWorkCompatible' | 'hasExploredEducation' | 'hasRegularStay'>, string> = {
  isStudent: 'Étudiant ou étudiante en ce moment ?',
  isInTraining: 'En formation en ce moment ?',
  isJobseeker: 'Inscription à France Travail faite ?',
  hasDifficulty: 'Rencontre des difficultés d’accès à l’emploi durable, selon vous ?',
  hasRqth: 'Reconnaissance de travailleur handicapé (RQTH) ?',
}

type Props = { open: boolean; onClose: () => void; person: Person; facts: Facts }

/** What is known for the conditions; seen by the person, the lead adviser and who covers. */
export function FactsDialog({ open, onClose, person, facts }: Props) {
  return (
    <Dialog open={open} side onClose={onClose} title="Conditions du contrat">
      <FactsForm onClose={onClose} person={person} facts={facts} />
    </Dialog>
  )
}

function FactsForm({ onClose, person, facts }: Omit<Props, 'open'>) {
  const [given, setGiven] = useState(facts)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const save = useWrite(contractsApi.saveFacts, { invalidates: reads })
  const set = (change: Partial<Facts>) => setGiven((g) => ({ ...g, ...change }))
  const send = async () => {
    const outcome = await save.sendAndWait({ params: { youngPersonId: person.id }, body: given })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Conditions mises à jour.')
    onClose()
  }
  const ask = (name: Question, legend: string) => (
    <RadioGroup
      key={name}
      inline
      legend={legend}
      name={name}
      options={answers}
      value={given[name]}
      onChange={(v) => set({ [name]: v as Facts['isStudent'] })}
    />
  )
  return (
    <Form onSubmit={send} label="Conditions du contrat">
      <p>
        Ce que vous savez aujourd’hui suffit. « À vérifier » ne bloque pas. Le séjour et le handicap ne sont lus que par {person.firstName},
        vous et la personne qui vous remplace.
      </p>
      {Object.entries(questions).map(([name, legend]) => ask(name as Question, legend))}
      {person.isMinor
        ? ask('hasExploredEducation', 'Le retour en formation initiale a-t-il été étudié ?')
        : ask('hasRegularStay', 'Nationalité française ou séjour régulier ?')}
      <WorkTime minutes={given.workMinutes} onChange={(workMinutes) => set({ workMinutes })} />
      {given.workMinutes > halfTimeMinutes &&
        ask('isWorkCompatible', 'Ce travail laisse-t-il le temps de 15 à 20 heures d’accompagnement ?')}
      <TextArea
        label="Dérogation aux six mois après un contrat précédent"
        optional
        hint="Engagements tenus, et difficultés particulières rencontrées."
        name="derogation"
        maxLength={1000}
        value={given.derogation}
        onChange={({ target }) => set({ derogation: target.value })}
      />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Typed in hours, kept in minutes. */
const WorkTime = ({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) => (
  <TextField
    label="Temps de travail par semaine, en heures"
    hint="0 sans emploi. Jusqu’à 17 h 30, c’est compatible."
    inputMode="decimal"
    name="hours"
    defaultValue={String(minutes / 60)}
    onChange={({ target }) => onChange(Math.round(Math.min(100, Math.max(0, Number(target.value.replace(',', '.')) || 0)) * 60))}
  />
)

import { useState } from 'react'
import { type Contract, contractsApi } from '#api/contracts'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { addDays, exitMotives, lastDayOf, mostMonths } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'
import { MotiveField } from './motive-field.tsx'

/** Lengthens a contract, exceptionally and with a reason. */
export function ExtendDialog({ onClose, contract }: { onClose: () => void; contract: Contract }) {
  const timeZone = useTimeZone()
  const [error, setError] = useState<string>()
  const toast = useToast()
  const extend = useWrite(contractsApi.extend, { invalidates: reads })
  const latest = lastDayOf(contract.startsOn, mostMonths.extended)
  const send = async (form: FormData) => {
    const body = { endsOn: String(form.get('endsOn')), reason: String(form.get('reason')).trim() }
    const outcome = await extend.sendAndWait({ params: { id: contract.id }, body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Contrat prolongé : une nouvelle version est écrite.')
    onClose()
  }
  return (
    <Dialog open side onClose={onClose} title="Prolonger le contrat">
      <Form onSubmit={send} label="Prolonger le contrat">
        <p>
          Exceptionnellement, un contrat peut durer jusqu’à 18 mois en tout (art. R5131-16) : ici, au plus tard le{' '}
          {shortDay(latest, timeZone)}. Un programme engagé avant la fin le prolonge de lui-même, au-delà de cette limite.
        </p>
        <DateField label="Nouvelle fin" name="endsOn" min={addDays(contract.endsOn, 1)} max={latest} required />
        <TextArea label="Motif" name="reason" required minLength={10} maxLength={1000} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Prolonger</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Ends a contract for a motive that says enough. */
export function EndDialog({ onClose, contract, person }: { onClose: () => void; contract: Contract; person: Person }) {
  const today = isoDay(Date.now(), useTimeZone())
  const [motive, setMotive] = useState('')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const end = useWrite(contractsApi.end, { invalidates: reads })
  const chosen = exitMotives.find((m) => m.code === motive)
  const needsWords = chosen !== undefined && 'asksForWords' in chosen
  const send = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const body = { endedOn: text('endedOn'), motive, detail: text('detail'), followUpUntil: text('followUpUntil') || null }
    const outcome = await end.sendAndWait({ params: { id: contract.id }, body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Contrat terminé.')
    onClose()
  }
  return (
    <Dialog open side onClose={onClose} title="Terminer le contrat">
      <Form onSubmit={send} label="Terminer le contrat">
        <p>Le dossier reste : {person.firstName} garde son historique, et vous pouvez continuer un autre accompagnement.</p>
        <DateField
          label="Dernier jour du contrat"
          name="endedOn"
          defaultValue={today < contract.endsOn ? today : contract.endsOn}
          min={contract.startsOn}
          max={today}
          required
        />
        <MotiveField value={motive} onChange={setMotive} />
        <TextArea label="Précision" name="detail" optional={!needsWords} required={needsWords} maxLength={1000} />
        <DateField
          label="Suivi après la sortie, jusqu’au"
          hint={chosen?.isJob ? 'Pour sécuriser la prise de poste : trois mois par exemple.' : 'Un an au plus.'}
          name="followUpUntil"
          optional
          {...(chosen?.isJob && { defaultValue: addDays(today, 90) })}
          key={chosen?.isJob ? 'job' : 'none'}
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton variant="danger">Terminer le contrat</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

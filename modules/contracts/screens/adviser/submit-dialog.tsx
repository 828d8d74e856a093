import { useState } from 'react'
import { type Contract, contractsApi, type Paper, papers } from '#api/contracts'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { paperDays } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import { paperWords } from '../words.ts'
import type { Person } from './contract-tab.tsx'

const askedAtSigning = papers.filter((p) => !['signed_scan', 'exit_proof'].includes(p))

/** Offers the text for signing; what is missing is asked for by a day, and blocks nothing. */
export function SubmitDialog({ onClose, contract, person }: { onClose: () => void; contract: Contract; person: Person }) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const submit = useWrite(contractsApi.submit, { invalidates: reads })
  const send = async (form: FormData) => {
    const outcome = await submit.sendAndWait({ params: { id: contract.id }, body: { missingPapers: form.getAll('paper') as Paper[] } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(`Le contrat attend les signatures : ${person.firstName} le voit dans son application.`)
    onClose()
  }
  const shown = askedAtSigning.filter((p) => p !== 'representative_proof' || person.isMinor)
  return (
    <Dialog open side onClose={onClose} title="Proposer à la signature">
      <Form onSubmit={send} label="Proposer à la signature">
        <p>Quelles pièces manquent encore ? Elles ne bloquent rien : chacune devient une tâche datée.</p>
        {shown.map((p) => (
          <Checkbox key={p} name="paper" value={p} label={paperWords[p]} hint={`à apporter sous ${paperDays[p]} jours`} />
        ))}
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Proposer à la signature</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { type Contract, contractsApi, type NewRepresentative } from '#api/contracts'
import { Dialog } from '#ui/dialog'
import { FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { relationNames } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'

const relations = Object.entries(relationNames).map(([value, label]) => ({ value, label }))

/** Sends the legal representative a link of their own; no account is made. */
export function RepresentativeDialog({ onClose, contract, person }: { onClose: () => void; contract: Contract; person: Person }) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const invite = useWrite(contractsApi.inviteRepresentative, { invalidates: reads })
  const send = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const outcome = await invite.sendAndWait({
      params: { id: contract.id },
      body: {
        id: crypto.randomUUID(),
        firstName: text('firstName'),
        lastName: text('lastName'),
        relation: text('relation') as NewRepresentative['relation'],
        contact: text('contact'),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Lien envoyé au représentant légal.')
    onClose()
  }
  return (
    <Dialog open side onClose={onClose} title="Représentant légal">
      <Form onSubmit={send} label="Représentant légal">
        <p>
          {person.firstName} a moins de 18 ans. Son représentant reçoit un lien personnel, puis un code sur ce même contact : il lit et
          signe sans créer de compte.
        </p>
        <TextField label="Prénom" name="firstName" required maxLength={100} autoComplete="off" />
        <TextField label="Nom" name="lastName" required maxLength={100} autoComplete="off" />
        <SelectField label="Lien avec le jeune" name="relation" options={relations} required />
        <TextField
          label="Son e-mail ou son téléphone"
          hint="Pas celui du jeune."
          name="contact"
          required
          maxLength={254}
          autoComplete="off"
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Envoyer le lien</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { type NewTransferRequest, peopleApi } from '#api/people'
import { Stack } from '#ui/card'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'

type Person = Omit<NewTransferRequest, 'id' | 'message'>

/** Somebody is followed elsewhere: nothing more is known here, but the file can be asked for. */
export function AskTransfer({ person, onDone }: { person: Person; onDone: () => void }) {
  const [id] = useState(() => crypto.randomUUID())
  const [error, setError] = useState<string>()
  const toast = useToast()
  const ask = useWrite(peopleApi.askTransfer, { invalidates: [peopleApi.transfers] })
  const send = async (form: FormData) => {
    const { firstName, lastName, birthDate, email, phone } = person
    const message = String(form.get('message') ?? '')
    const outcome = await ask.sendAndWait({ body: { id, firstName, lastName, birthDate, email, phone, message } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Demande envoyée. La réponse arrivera dans « Transferts ».')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Demander un transfert">
      <Stack gap={8}>
        <p>
          Une autre structure accompagne déjà {person.firstName} {person.lastName}. Pour protéger la personne, Élan ne dit pas laquelle.
        </p>
        <p>Son conseiller recevra votre demande. S’il accepte, le dossier vous arrive entier : échanges, rendez-vous, actions.</p>
      </Stack>
      <TextArea
        label="Message au conseiller"
        optional
        name="message"
        maxLength={500}
        rows={3}
        hint="Par exemple : a emménagé chez nous en octobre."
      />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Demander le transfert</SubmitButton>
      </FormActions>
    </Form>
  )
}

import { useState } from 'react'
import { peopleApi, type YoungPersonFile } from '#api/people'
import { Dialog } from '#ui/dialog'
import { FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { ContactFields, IdentityFields, readContact, readIdentity } from './identity-fields.tsx'

type Props = { file: YoungPersonFile; open: boolean; onClose: () => void }

/** Corrects who the young person is. */
export function IdentityDialog({ file, open, onClose }: Props) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const edit = useWrite(peopleApi.edit, { invalidates: [peopleApi.file] })
  const send = async (form: FormData) => {
    const outcome = await edit.sendAndWait({ params: { id: file.id }, body: readIdentity(form) })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Dossier mis à jour.')
    onClose()
  }
  return (
    <Dialog open={open} side onClose={onClose} title="Identité et situation">
      <Form onSubmit={send} label="Identité et situation">
        <IdentityFields start={file} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Changes where the young person is reached; both places are told. */
export function ContactDialog({ file, open, onClose }: Props) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const change = useWrite(peopleApi.changeContact, { invalidates: [peopleApi.file] })
  const send = async (form: FormData) => {
    const outcome = await change.sendAndWait({ params: { id: file.id }, body: readContact(form) })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Coordonnées mises à jour.')
    onClose()
  }
  return (
    <Dialog open={open} side onClose={onClose} title="E-mail et téléphone">
      <Form onSubmit={send} label="E-mail et téléphone">
        <p>C’est avec eux que {file.firstName} se connecte. L’ancienne et la nouvelle adresse seront prévenues.</p>
        <ContactFields start={file} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

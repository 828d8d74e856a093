import { type ReactNode, useState } from 'react'
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
  const edit = useWrite(peopleApi.edit, { invalidates: [peopleApi.file] })
  return (
    <EditDialog
      title="Identité et situation"
      done="Dossier mis à jour."
      open={open}
      onClose={onClose}
      send={(form) => edit.sendAndWait({ params: { id: file.id }, body: readIdentity(form) })}
    >
      <IdentityFields start={file} />
    </EditDialog>
  )
}

/** Changes where the young person is reached; both places are told. */
export function ContactDialog({ file, open, onClose }: Props) {
  const change = useWrite(peopleApi.changeContact, { invalidates: [peopleApi.file] })
  return (
    <EditDialog
      title="E-mail et téléphone"
      done="Coordonnées mises à jour."
      open={open}
      onClose={onClose}
      send={(form) => change.sendAndWait({ params: { id: file.id }, body: readContact(form) })}
    >
      <p>C’est avec eux que {file.firstName} se connecte. L’ancienne et la nouvelle adresse seront prévenues.</p>
      <ContactFields start={file} />
    </EditDialog>
  )
}

type EditProps = Omit<Props, 'file'> & {
  title: string
  done: string
  send: (form: FormData) => Promise<{ state: 'done' | 'queued' } | { state: 'failed'; error: Error }>
  children: ReactNode
}

function EditDialog({ title, done, open, onClose, send, children }: EditProps) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const submit = async (form: FormData) => {
    const outcome = await send(form)
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(done)
    onClose()
  }
  const close = () => {
    setError(undefined)
    onClose()
  }
  return (
    <Dialog open={open} side onClose={close} title={title}>
      <Form onSubmit={submit} label={title}>
        {children}
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

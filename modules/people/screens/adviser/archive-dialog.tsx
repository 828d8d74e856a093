import { useState } from 'react'
import { peopleApi, type YoungPersonFile } from '#api/people'
import { Dialog } from '#ui/dialog'
import { FieldError, SelectField, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { archiveMotives } from '../../rules.ts'

type Props = { file: YoungPersonFile; open: boolean; onClose: () => void }

/** Ends the support, with its motive; can be undone at once. */
export function ArchiveDialog({ file, open, onClose }: Props) {
  const [motive, setMotive] = useState('')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const restore = useWrite(peopleApi.restore, { invalidates: [peopleApi.file] })
  const archive = useWrite(peopleApi.archive, { invalidates: [peopleApi.file] })
  const send = async (form: FormData) => {
    const params = { id: file.id }
    const outcome = await archive.sendAndWait({ params, body: { motive, comment: String(form.get('comment') ?? '') } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Dossier archivé.', { undo: () => restore.send({ params }) })
    onClose()
  }
  return (
    <Dialog open={open} side onClose={onClose} title={`Archiver le dossier de ${file.firstName}`}>
      <Form onSubmit={send} label="Archiver le dossier">
        <p>
          {file.firstName} quitte votre portefeuille et ne reçoit plus de rappels. Rien n’est effacé : {file.firstName} garde l’accès à ce
          qui le ou la concerne, et vous pouvez restaurer le dossier.
        </p>
        <SelectField
          label="Motif"
          required
          value={motive}
          onChange={(event) => setMotive(event.target.value)}
          placeholder="Choisir un motif"
          options={archiveMotives.map((m) => ({ value: m.code, label: m.label }))}
        />
        <TextArea
          label="Précision"
          name="comment"
          optional={motive !== 'other'}
          required={motive === 'other'}
          maxLength={250}
          count={false}
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton variant="danger">Archiver</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

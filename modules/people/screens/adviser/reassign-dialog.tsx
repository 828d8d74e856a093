import { useState } from 'react'
import { peopleApi } from '#api/people'
import { ComboBox } from '#ui/combo-box'
import { Dialog } from '#ui/dialog'
import { FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { nameOf } from '../words.ts'

type Props = { youngPersonIds: readonly string[]; open: boolean; onClose: () => void }

/** Gives one or many files to a colleague of the structure. */
export const ReassignDialog = ({ youngPersonIds, open, onClose }: Props) => (
  <Dialog open={open} side onClose={onClose} title="Confier à un autre conseiller">
    <ReassignForm youngPersonIds={youngPersonIds} onDone={onClose} />
  </Dialog>
)

function ReassignForm({ youngPersonIds, onDone }: { youngPersonIds: readonly string[]; onDone: () => void }) {
  const [to, setTo] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const { data } = useEndpoint(peopleApi.colleagues, {})
  const reassign = useWrite(peopleApi.reassign, { invalidates: [peopleApi.file, peopleApi.team, peopleApi.searchStructure] })
  const send = async (form: FormData) => {
    if (!to) return setError('Choisissez un collègue.')
    const body = { youngPersonIds: [...youngPersonIds], toAdviserId: to, reason: String(form.get('reason') ?? '') }
    const outcome = await reassign.sendAndWait({ body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(`${count(youngPersonIds.length, 'dossier confié', 'dossiers confiés')}.`)
    onDone()
  }
  return (
    <Form onSubmit={send} label="Confier à un autre conseiller">
      <p>
        {count(youngPersonIds.length, 'dossier passe', 'dossiers passent')} à ce collègue avec ses échanges, ses rendez-vous et ses actions.
        Les jeunes sont prévenus.
      </p>
      <ComboBox
        label="Nouveau conseiller"
        options={(data?.colleagues ?? []).map((c) => ({ id: c.id, label: nameOf(c) }))}
        value={to}
        onChange={setTo}
      />
      <TextField label="Raison" optional name="reason" maxLength={200} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Confier</SubmitButton>
      </FormActions>
    </Form>
  )
}

import { useState } from 'react'
import { peopleApi } from '#api/people'
import { type NewHandover, teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { RadioGroup } from '#ui/choice'
import { ComboBox } from '#ui/combo-box'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count, isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { afterHandover, useEndHandover } from './use-end-handover.ts'

/** The files named, or, with `whole`, all those of an adviser. */
type What = { youngPersonIds: readonly string[]; whole?: { id: string; firstName: string; lastName: string } }
type Props = { what: What; onClose: () => void }

/** Gives files, or a whole caseload, to a colleague of the structure: for good, or until a day. */
export const GiveDialog = ({ what, onClose }: Props) => (
  <Dialog open side onClose={onClose} title="Confier à un autre conseiller">
    <GiveForm what={what} onDone={onClose} />
  </Dialog>
)

function GiveForm({ what, onDone }: { what: What; onDone: () => void }) {
  const [id] = useState(() => crypto.randomUUID())
  const [to, setTo] = useState<string | null>(null)
  const [lasts, setLasts] = useState('final')
  const [error, setError] = useState<string>()
  const tomorrow = isoDay(Date.now() + 86_400_000, useTimeZone())
  const give = useGiving()
  const { data } = useEndpoint(peopleApi.colleagues, {})
  const { whole: from, youngPersonIds } = what
  const send = async (form: FormData) => {
    if (!to) return setError('Choisissez un collègue.')
    const backOn = lasts === 'final' ? null : String(form.get('backOn'))
    const body = {
      id,
      toAdviserId: to,
      fromAdviserId: from?.id ?? null,
      youngPersonIds: from ? [] : [...youngPersonIds],
      backOn,
      reason: String(form.get('reason') ?? ''),
    }
    const failed = await give(body, onDone)
    if (failed) setError(failed)
  }
  return (
    <Form onSubmit={send} label="Confier à un autre conseiller">
      <p>
        {count(youngPersonIds.length, 'dossier passe', 'dossiers passent')} à ce collègue avec ses échanges, ses rendez-vous à venir et ses
        actions. Les jeunes sont prévenus. Vous pouvez tout annuler pendant dix minutes.
      </p>
      <ComboBox
        label="Nouveau conseiller"
        options={(data?.colleagues ?? []).filter((c) => c.id !== from?.id).map((c) => ({ id: c.id, label: nameOf(c) }))}
        value={to}
        onChange={setTo}
      />
      <RadioGroup
        legend="Pour combien de temps"
        name="lasts"
        value={lasts}
        onChange={setLasts}
        options={[
          { value: 'final', label: 'Définitivement' },
          { value: 'temporary', label: 'Jusqu’à une date', hint: 'Les dossiers reviennent d’eux-mêmes ce jour-là.' },
        ]}
      />
      {lasts === 'temporary' && <DateField label="Retour le" name="backOn" required min={tomorrow} />}
      <TextField label="Raison" optional name="reason" maxLength={200} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Confier</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Sends the handover; says what was done with a way back, or gives the sentence of what went wrong. */
function useGiving() {
  const toast = useToast()
  const { undo } = useEndHandover()
  const handOver = useWrite(teamApi.handOver, { invalidates: afterHandover })
  return async (body: NewHandover, onDone: () => void) => {
    const outcome = await handOver.sendAndWait({ body })
    if (outcome.state === 'failed') return refusalSentence(outcome.error)
    if (outcome.state === 'done')
      toast(`${count(outcome.reply.files, 'dossier confié', 'dossiers confiés')} à ${nameOf(outcome.reply.to)}.`, {
        undo: () => undo(body.id),
        seconds: 30,
      })
    onDone()
    return undefined
  }
}

import { useRef, useState } from 'react'
import { hoursApi, type UnavailabilityKind, unavailabilityKinds } from '#api/hours'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { shownHours } from '../use-hours.ts'
import { away } from './words.ts'

type Props = { youngPersonId: string; open: boolean; onClose: () => void }

/** Days that ask for no hours: the kind and the dates, nothing else is kept. */
export function UnavailabilityDialog({ youngPersonId, open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title="Noter une indisponibilité">
      <Fields youngPersonId={youngPersonId} onClose={onClose} />
    </Dialog>
  )
}

function Fields({ youngPersonId, onClose }: Omit<Props, 'open'>) {
  const [error, setError] = useState<string>()
  const id = useRef(crypto.randomUUID())
  const today = isoDay(Date.now(), useTimeZone())
  const toast = useToast()
  const add = useWrite(hoursApi.addUnavailability, { invalidates: shownHours })
  const send = async (data: FormData) => {
    const outcome = await add.sendAndWait({
      body: {
        id: id.current,
        youngPersonId,
        kind: data.get('kind') as UnavailabilityKind,
        fromOn: String(data.get('first')),
        untilOn: String(data.get('until')),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast('C’est noté : ces jours sortent du compte.')
  }
  return (
    <Form onSubmit={send}>
      <p>
        L’objectif de la semaine baisse d’un cinquième par jour ouvré ; une semaine entière sort du compte. Aucun justificatif ni détail
        n’est gardé ici.
      </p>
      <SelectField label="Motif" name="kind" options={unavailabilityKinds.map((value) => ({ value, label: away[value] }))} />
      <DateField label="Premier jour" name="first" required defaultValue={today} />
      <DateField label="Dernier jour" name="until" required defaultValue={today} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
      </FormActions>
    </Form>
  )
}

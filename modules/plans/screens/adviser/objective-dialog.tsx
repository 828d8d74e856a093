import { useState } from 'react'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { type Domain, type Objective, plansApi } from '../../api.ts'
import { addDays, sensitiveDomains } from '../../rules.ts'
import { usePlanWrite } from '../use-plans.ts'
import { domainOptions } from '../words.ts'

type Props = { open: boolean; onClose: () => void; youngPersonId: string; objective?: Objective }

/** A new objective, or the words of one. */
export const ObjectiveDialog = ({ open, onClose, youngPersonId, objective }: Props) => (
  <Dialog open={open} side onClose={onClose} title={objective ? 'Modifier l’objectif' : 'Ajouter un objectif'}>
    <ObjectiveForm youngPersonId={youngPersonId} objective={objective} onDone={onClose} />
  </Dialog>
)

type FormProps = { youngPersonId: string; objective: Objective | undefined; onDone: () => void }

function ObjectiveForm({ youngPersonId, objective, onDone }: FormProps) {
  const today = isoDay(Date.now(), useTimeZone())
  const [domain, setDomain] = useState<Domain>(objective?.domain ?? 'orientation')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const [add, edit] = [usePlanWrite(plansApi.addObjective), usePlanWrite(plansApi.editObjective)]
  const send = async (data: FormData) => {
    const words = {
      domain,
      title: String(data.get('title')).trim(),
      description: String(data.get('description')).trim(),
      endsOn: String(data.get('endsOn')),
    }
    const agreedInMeeting = data.get('agreed') === 'on'
    const outcome = objective
      ? await edit.sendAndWait({ params: { id: objective.id }, body: { version: objective.version, ...words } })
      : await add.sendAndWait({ params: { youngPersonId }, body: { id: crypto.randomUUID(), ...words, agreedInMeeting } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    if (!objective) toast(agreedInMeeting ? 'Objectif ajouté au plan.' : 'Objectif proposé : le jeune peut répondre.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Objectif">
      <SelectField
        label="Sujet"
        value={domain}
        onChange={(event) => setDomain(event.target.value as Domain)}
        options={domainOptions}
        hint={sensitiveDomains.includes(domain) ? 'Lu par le jeune, vous et qui vous remplace seulement.' : undefined}
      />
      <TextField
        label="Objectif"
        name="title"
        required
        maxLength={200}
        defaultValue={objective?.title}
        placeholder="Entrer en CAP cuisine"
      />
      <TextArea label="Précisions" name="description" optional maxLength={2000} defaultValue={objective?.description} />
      <DateField label="Jusqu’au" name="endsOn" required min={today} defaultValue={objective?.endsOn ?? addDays(today, 182)} />
      {!objective && (
        <Checkbox label="Convenu ensemble, en entretien" hint="Sinon le jeune répond dans son application." name="agreed" defaultChecked />
      )}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{objective ? 'Enregistrer' : 'Ajouter'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

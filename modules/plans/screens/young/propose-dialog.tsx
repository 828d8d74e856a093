import { useState } from 'react'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { type Domain, domains, plansApi } from '../../api.ts'
import { addDays, sensitiveDomains } from '../../rules.ts'
import { usePlanWrite } from '../use-plans.ts'
import { texts } from './texts.ts'

type Props = { open: boolean; onClose: () => void }

/** Proposes an objective to the adviser. */
export const ProposeDialog = ({ open, onClose }: Props) => (
  <Dialog open={open} onClose={onClose} title={texts.propose}>
    <ProposeForm onDone={onClose} />
  </Dialog>
)

const options = domains.map((value) => ({ value, label: texts.domains[value] }))

function ProposeForm({ onDone }: { onDone: () => void }) {
  const today = isoDay(Date.now(), useTimeZone())
  const { id: youngPersonId } = useSession()
  const [domain, setDomain] = useState<Domain>('employment')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const add = usePlanWrite(plansApi.addObjective, { offline: true })
  const send = async (data: FormData) => {
    const outcome = await add.sendAndWait({
      params: { youngPersonId },
      body: {
        id: crypto.randomUUID(),
        domain,
        title: String(data.get('title')).trim(),
        description: String(data.get('description')).trim(),
        endsOn: String(data.get('endsOn')),
        agreedInMeeting: false,
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(outcome.state === 'queued' ? texts.queued : texts.sent)
    onDone()
  }
  return (
    <Form onSubmit={send}>
      <SelectField
        label={texts.domain}
        value={domain}
        onChange={(event) => setDomain(event.target.value as Domain)}
        options={options}
        hint={sensitiveDomains.includes(domain) ? texts.private : undefined}
      />
      <TextField label={texts.objective} name="title" required maxLength={200} />
      <TextArea label={`${texts.details} (${texts.optional})`} name="description" maxLength={2000} />
      <DateField label={texts.objectiveDay} name="endsOn" required min={today} defaultValue={addDays(today, 91)} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton wide>{texts.send}</SubmitButton>
      </FormActions>
    </Form>
  )
}

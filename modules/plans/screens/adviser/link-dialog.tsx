import { Link2, Unlink } from 'lucide-react'
import { useState } from 'react'
import { type Action, actionsApi } from '#api/actions'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import type { Step } from '../../api.ts'
import { addDays } from '../../rules.ts'

type Props = { open: boolean; onClose: () => void; step: Step; youngPersonId: string }
const reads = [actionsApi.ofPlan, actionsApi.list, actionsApi.get] as const

/** Gives an action for a step, or makes open ones a part of it. */
export const LinkDialog = ({ open, onClose, step, youngPersonId }: Props) => (
  <Dialog open={open} side onClose={onClose} title={`Actions pour « ${step.title} »`}>
    <Stack gap={24}>
      <GiveForm step={step} youngPersonId={youngPersonId} onDone={onClose} />
      <OpenActions step={step} youngPersonId={youngPersonId} />
    </Stack>
  </Dialog>
)

type PartProps = { step: Step; youngPersonId: string }

function GiveForm({ step, youngPersonId, onDone }: PartProps & { onDone: () => void }) {
  const today = isoDay(Date.now(), useTimeZone())
  const [error, setError] = useState<string>()
  const toast = useToast()
  const create = useWrite(actionsApi.create, { invalidates: reads })
  const send = async (data: FormData) => {
    const outcome = await create.sendAndWait({
      body: {
        actions: [{ id: crypto.randomUUID(), youngPersonId, dueOn: String(data.get('dueOn')) }],
        catalogueCode: null,
        stepId: step.id,
        title: String(data.get('title')).trim(),
        description: '',
        category: 'career_plan',
        wantsReminder: false,
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Action donnée : elle est sur le téléphone du jeune.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Donner une action">
      <TextField label="Nouvelle action" name="title" required maxLength={200} />
      <DateField label="Échéance" name="dueOn" required defaultValue={addDays(today, 7)} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Donner</SubmitButton>
      </FormActions>
    </Form>
  )
}

function OpenActions({ step, youngPersonId }: PartProps) {
  const { data } = useEndpoint(actionsApi.list, { query: { youngPersonId, status: 'open' } })
  const toast = useToast()
  const link = useWrite(actionsApi.link, { invalidates: reads })
  const go = async (action: Action, stepId: string | null) => {
    const outcome = await link.sendAndWait({ params: { id: action.id }, body: { stepId } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
  }
  if (!data?.items.length) return null
  return (
    <Stack gap={8}>
      <SectionHeading level={3} title="Ou relier une action en cours" />
      <List label="Actions en cours">
        {data.items.map((a) => {
          const isLinked = a.stepId === step.id
          return (
            <ListItem
              key={a.id}
              title={a.title}
              text={isLinked ? 'Reliée à cette étape' : a.stepId ? 'Reliée à une autre étape' : undefined}
              after={
                <Button small variant="quiet" icon={isLinked ? Unlink : Link2} onClick={() => void go(a, isLinked ? null : step.id)}>
                  {isLinked ? 'Détacher' : 'Relier'}
                </Button>
              }
            />
          )
        })}
      </List>
    </Stack>
  )
}

import { useState } from 'react'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { type Plan, plansApi } from '../../api.ts'
import { addDays } from '../../rules.ts'
import { usePlanWrite } from '../use-plans.ts'

type Props = { open: boolean; onClose: () => void; plan: Plan }

/** Writes down that the plan was looked at together, and when the next time is. */
export const ReviewDialog = ({ open, onClose, plan }: Props) => (
  <Dialog open={open} side onClose={onClose} title="Faire le point sur le plan">
    <ReviewForm plan={plan} onDone={onClose} />
  </Dialog>
)

function ReviewForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  const [weeks, setWeeks] = useState(plan.reviewWeeks)
  const [next, setNext] = useState(addDays(today, plan.reviewWeeks * 7))
  const [error, setError] = useState<string>()
  const toast = useToast()
  const hold = usePlanWrite(plansApi.hold)
  const choose = (n: number) => {
    setWeeks(n)
    if (n >= 1 && n <= 26) setNext(addDays(today, n * 7))
  }
  const send = async (data: FormData) => {
    const outcome = await hold.sendAndWait({
      params: { youngPersonId: plan.youngPersonId },
      body: {
        id: crypto.randomUUID(),
        heldOn: String(data.get('heldOn')),
        nextReviewOn: next,
        reviewWeeks: weeks,
        withYoungPerson: data.get('with') === 'on',
        note: String(data.get('note')).trim(),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(`Point noté. Prochain point le ${shortDay(next, timeZone)}.`)
    onDone()
  }
  return (
    <Form onSubmit={send} label="Faire le point">
      <p>Le plan tel qu’il est aujourd’hui est gardé comme version {plan.version + 1} : objectifs, étapes, où ils en sont.</p>
      <DateField label="Fait le" name="heldOn" required max={today} defaultValue={today} />
      <Checkbox label="Avec le jeune" name="with" defaultChecked />
      <TextArea label="Ce qui ressort" name="note" optional maxLength={2000} hint="Le jeune lira ces mots." />
      <TextField
        label="Rythme convenu, en semaines"
        type="number"
        min={1}
        max={26}
        required
        value={weeks}
        onChange={(event) => choose(Number(event.target.value))}
      />
      <DateField label="Prochain point" required value={next} onChange={(event) => setNext(event.target.value)} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Noter le point</SubmitButton>
      </FormActions>
    </Form>
  )
}

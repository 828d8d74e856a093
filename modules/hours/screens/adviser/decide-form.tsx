import { useState } from 'react'
import { type Entry, hoursApi } from '#api/hours'
import { Card } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { duration } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { shownHours } from '../use-hours.ts'
import { DurationField, minutesIn } from '../young/duration-field.tsx'

/** Accepts, corrects or refuses; what is said goes to the young person. */
export function DecideForm({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const [choice, setChoice] = useState('accepted')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const decide = useWrite(hoursApi.decide, { invalidates: shownHours })
  const isPlain = entry.state === 'declared' && choice === 'accepted'
  const send = async (data: FormData) => {
    const reason = String(data.get('reason') ?? '').trim()
    const minutes = { accepted: entry.declaredMinutes, corrected: minutesIn(data, 'long'), rejected: undefined }[choice]
    const outcome = await decide.sendAndWait({
      params: { id: entry.id },
      body: {
        version: entry.version,
        decision: choice === 'rejected' ? 'rejected' : 'accepted',
        ...(minutes !== undefined && { minutes }),
        ...(reason && { reason }),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('C’est noté. Le jeune le voit dans sa semaine.')
    onDone()
  }
  return (
    <Card
      title={entry.state === 'contested' ? 'Répondre à la contestation' : 'Décider'}
      level={3}
      tone={entry.state === 'contested' ? 'watch' : 'accent'}
    >
      <Form onSubmit={send}>
        <RadioGroup
          legend="Ces heures"
          name="decision"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'accepted', label: `Valider ${duration(entry.declaredMinutes)}` },
            { value: 'corrected', label: 'Compter une autre durée' },
            { value: 'rejected', label: 'Ne pas compter' },
          ]}
        />
        {choice === 'corrected' && <DurationField label="Durée comptée" name="long" minutes={entry.minutes} />}
        <TextArea
          label="Mot pour le jeune"
          name="reason"
          optional={isPlain}
          required={!isPlain}
          maxLength={1000}
          hint="Il le lira avec la décision."
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

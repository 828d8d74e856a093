import { useState } from 'react'
import { type Entry, hoursApi } from '#api/hours'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { shownHours } from '../use-hours.ts'
import { DurationField, minutesIn } from './duration-field.tsx'
import { texts } from './texts.ts'

/** Je conteste: in one's own words, with the duration one remembers. */
export function ContestDialog({ entry, open, onClose }: { entry: Entry; open: boolean; onClose: () => void }) {
  const [error, setError] = useState<string>()
  const toast = useToast()
  const contest = useWrite(hoursApi.contest, { invalidates: shownHours })
  const send = async (data: FormData) => {
    const minutes = minutesIn(data, 'long')
    const outcome = await contest.sendAndWait({ params: { id: entry.id }, body: { text: String(data.get('text')).trim(), minutes } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast(texts.contestSent)
  }
  return (
    <Dialog open={open} onClose={onClose} title={texts.contestTitle}>
      <Form onSubmit={send}>
        <p>{texts.contestText}</p>
        <TextArea label={texts.contestWords} name="text" required maxLength={1000} />
        <DurationField label={texts.contestMinutes} name="long" minutes={entry.declaredMinutes} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton wide>{texts.contestSend}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

import { CalendarClock, Check, X } from 'lucide-react'
import { useState } from 'react'
import type { AnswerKind, Appointment } from '#api/appointments'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { useDraft } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { useAnswer } from '../use-appointments.ts'
import { texts } from './texts.ts'

type Asked = Exclude<AnswerKind, 'confirmed'>

/** "J’y serai", "Je ne peux pas venir", "Demander à déplacer". `only`: the first alone. */
export function AnswerButtons({ appointment, only }: { appointment: Appointment; only?: 'confirm' }) {
  const [asked, setAsked] = useState<Asked>()
  const send = useSend(appointment)
  const answer = appointment.participants[0]?.answer
  if (useSession().isArchived) return null
  return (
    <Stack gap={8}>
      {answer !== 'confirmed' && (
        <Button variant="main" wide icon={Check} onClick={() => void send('confirmed')}>
          {texts.confirm}
        </Button>
      )}
      {!only && (
        <>
          <Button wide icon={CalendarClock} onClick={() => setAsked('move-asked')}>
            {texts.askMove}
          </Button>
          <Button variant="quiet" wide icon={X} onClick={() => setAsked('declined')}>
            {texts.cannotCome}
          </Button>
        </>
      )}
      {asked && <WhyDialog appointment={appointment} asked={asked} onClose={() => setAsked(undefined)} />}
    </Stack>
  )
}

function useSend({ id, startsAt }: Appointment) {
  const toast = useToast()
  const answer = useAnswer()
  return async (kind: AnswerKind, text?: string) => {
    const outcome = await answer.sendAndWait({ params: { id }, body: { answer: kind, startsAt, ...(text && { text }) } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    else toast(outcome.state === 'queued' ? texts.answerKept : texts.said[kind])
    return outcome.state !== 'failed'
  }
}

/** Why not, or when instead. The text is kept until it is sent. */
function WhyDialog({ appointment, asked, onClose }: { appointment: Appointment; asked: Asked; onClose: () => void }) {
  const [text, setText, clear] = useDraft(`appointment ${appointment.id} ${asked}`)
  const send = useSend(appointment)
  const isMove = asked === 'move-asked'
  const submit = async () => {
    if (!(await send(asked, text.trim()))) return
    clear()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={isMove ? texts.askAnother : texts.cannotCome}>
      <Form onSubmit={submit} keeps>
        <TextArea
          label={isMove ? texts.whenFree : texts.why}
          hint={isMove ? texts.whenFreeHint : texts.whyHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={500}
          required
        />
        <FormActions>
          <SubmitButton wide>{isMove ? texts.sendRequest : texts.tellAdviser}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

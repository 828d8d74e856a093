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

type Asked = Exclude<AnswerKind, 'confirmed'>
const said = {
  confirmed: 'C’est noté : on t’attend.',
  declined: 'C’est noté, et transmis.',
  'move-asked': 'Ta demande est envoyée.',
} as const

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
          J’y serai
        </Button>
      )}
      {!only && (
        <>
          <Button wide icon={CalendarClock} onClick={() => setAsked('move-asked')}>
            Demander à déplacer
          </Button>
          <Button variant="quiet" wide icon={X} onClick={() => setAsked('declined')}>
            Je ne peux pas venir
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
    else toast(outcome.state === 'queued' ? 'Gardé sur ton téléphone : ta réponse partira dès que le réseau revient.' : said[kind])
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
    <Dialog open onClose={onClose} title={isMove ? 'Demander un autre moment' : 'Je ne peux pas venir'}>
      <Form onSubmit={submit} keeps>
        <TextArea
          label={isMove ? 'Quand serais-tu disponible ?' : 'Pourquoi ?'}
          hint={isMove ? 'Par exemple : jeudi après-midi, ou vendredi avant 11 h.' : 'Un mot suffit. Seuls tes conseillers le lisent.'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={500}
          required
        />
        <FormActions>
          <SubmitButton wide>{isMove ? 'Envoyer la demande' : 'Prévenir mon conseiller'}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

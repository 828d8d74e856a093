import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { agendaApi } from '#api/agenda'
import { appointmentsApi } from '#api/appointments'
import { Button, LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { ConfirmDialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { texts } from './texts.ts'

/** What one may do by oneself with an appointment one booked: move it, cancel it. */
export function BookedButtons({ id }: { id: string }) {
  const toast = useToast()
  const [asks, setAsks] = useState(false)
  const cancel = useWrite(appointmentsApi.cancelBooking, {
    invalidates: [appointmentsApi.get, appointmentsApi.agenda, appointmentsApi.freeSlots, agendaApi.days],
  })
  const go = async () => {
    const outcome = await cancel.sendAndWait({ params: { id }, body: {} })
    toast(outcome.state === 'failed' ? refusalSentence(outcome.error) : texts.cancelDone, outcome.state === 'failed' ? { tone: 'bad' } : {})
    setAsks(false)
  }
  return (
    <Stack gap={8}>
      <LinkButton href={`/rendez-vous/${id}`} wide icon={CalendarClock}>
        {texts.move}
      </LinkButton>
      <Button variant="quiet" wide onClick={() => setAsks(true)}>
        {texts.cancel}
      </Button>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={go}
        title={texts.cancelTitle}
        lost={texts.cancelLost}
        confirm={texts.cancel}
        keep={texts.keep}
      />
    </Stack>
  )
}

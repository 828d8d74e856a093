import { appointmentsApi } from '#api/appointments'
import { LinkButton } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { texts } from './texts.ts'

/** When the adviser keeps moments free: the next one, one touch away. */
export function SlotsCard() {
  const timeZone = useTimeZone()
  const { data } = useEndpoint(appointmentsApi.freeSlots)
  const first = data?.slots[0]
  if (!first) return null
  return (
    <Card title={texts.slotsCard}>
      <Stack gap={12}>
        <p>{texts.slotsNext(relativeDayAndTime(first.startsAt, timeZone), first.adviserName)}</p>
        <LinkButton href="/rendez-vous" wide>
          {texts.takeAppointment}
        </LinkButton>
      </Stack>
    </Card>
  )
}

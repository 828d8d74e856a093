import { workshopsApi } from '#api/workshops'
import { LinkButton } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveWorkshops } from '../use-workshops.ts'
import { texts } from './texts.ts'

/** The next session I have a place in. */
export function NextWorkshop() {
  useLiveWorkshops()
  const timeZone = useTimeZone()
  const { data } = useEndpoint(workshopsApi.own)
  const next = data?.sessions.find((s) => s.own.status === 'registered' && s.status === 'planned' && Date.parse(s.endsAt) > Date.now())
  if (!next) return null
  return (
    <Card title={texts.nextCard}>
      <Stack gap={8}>
        <p>
          <strong>{next.title}</strong>
          <br />
          {relativeDayAndTime(next.startsAt, timeZone)}
        </p>
        <LinkButton href={`/ateliers/${next.id}`} variant="quiet">
          {texts.see}
        </LinkButton>
      </Stack>
    </Card>
  )
}

import { appointmentsApi } from '#api/appointments'
import { LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { isoDay, relativeDayAndTime } from '#ui/format'
import { Listen } from '#ui/listen'
import { useMay, useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveAppointments } from '../use-appointments.ts'
import { capital } from '../words.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { AnswerBadge, nameOf, placeOf } from './appointment-words.tsx'
import { texts } from './texts.ts'
import styles from './young.module.css'

const ahead = 30

/** The next appointment, with "J’y serai" under the thumb. */
export function NextCard() {
  useLiveAppointments()
  const timeZone = useTimeZone()
  const mayAnswer = useMay('answers')
  const { data } = useEndpoint(appointmentsApi.agenda, { query: { from: isoDay(Date.now(), timeZone), days: ahead } })
  const next = data?.appointments.find((a) => a.status === 'planned' && Date.parse(a.endsAt) > Date.now())
  if (!next) return null
  return (
    <Card title={texts.next} tone="accent">
      <Stack gap={12}>
        <div>
          <p className={styles.when}>{capital(relativeDayAndTime(next.startsAt, timeZone))}</p>
          <p>
            {nameOf(next)} · {placeOf(next)}
          </p>
        </div>
        {next.participants[0]?.answer && (
          <Row>
            <AnswerBadge appointment={next} />
          </Row>
        )}
        {next.participants[0]?.answer || !mayAnswer ? null : <AnswerButtons appointment={next} only="confirm" />}
        <Listen text={[nameOf(next), relativeDayAndTime(next.startsAt, timeZone), placeOf(next)].join('. ')} about={texts.next} />
        <LinkButton href={`/agenda/${next.id}`} variant="quiet">
          {texts.see}
        </LinkButton>
      </Stack>
    </Card>
  )
}

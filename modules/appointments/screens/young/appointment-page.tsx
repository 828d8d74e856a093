import { CalendarPlus, CloudOff, MapPin, MessageCircle, Phone, Video } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { type Appointment, appointmentsApi } from '#api/appointments'
import { BookedButtons } from '#screens/agenda'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { dayInFull, duration, timeSpan } from '#ui/format'
import { Listen } from '#ui/listen'
import { useOfflineQueue } from '#ui/offline'
import { PageTitle } from '#ui/page-title'
import { PrintButton } from '#ui/print'
import { refusalSentence } from '#ui/refusal'
import { useMay } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { call, useEndpoint } from '#ui/use-endpoint'
import { useLiveAppointments } from '../use-appointments.ts'
import { capital, fullName } from '../words.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { AnswerBadge, isDouble, nameOf, placeOf } from './appointment-words.tsx'
import { texts } from './texts.ts'
import styles from './young.module.css'

const back = { href: '/agenda', label: texts.mine }

/** One appointment: when, where, with whom, and what I say to it. */
export function AppointmentPage() {
  useLiveAppointments()
  const { id = '' } = useParams()
  const { data, error, refetch } = useEndpoint(appointmentsApi.get, { params: { id } })
  if (data) return <Details appointment={data} />
  return (
    <Stack>
      <PageTitle title={texts.one} back={back} hidden={!error} />
      {error ? (
        <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
      ) : (
        <Loading>
          <SkeletonCard lines={5} />
        </Loading>
      )}
    </Stack>
  )
}

function Details({ appointment }: { appointment: Appointment }) {
  const { id, startsAt, endsAt, timeZone, comment, status, advisers } = appointment
  const waits = useOfflineQueue(appointmentsApi.answer).pending.some((w) => w.input.params.id === id)
  const isOpen = status === 'planned' && Date.parse(endsAt) > Date.now()
  const isOwn = useMay()
  const mayAnswer = useMay('answers')
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return (
    <Stack gap={16}>
      <PageTitle title={nameOf(appointment)} back={back} />
      <State appointment={appointment} />
      <Card>
        <Stack gap={12}>
          <div>
            <p className={styles.when}>{capital(dayInFull(startsAt, timeZone))}</p>
            <p>
              {capital(timeSpan(startsAt, endsAt, timeZone))} · {duration(minutes)}
            </p>
          </div>
          <Row>
            <AnswerBadge appointment={appointment} />
            {waits && <Badge icon={CloudOff}>{texts.answerWaits}</Badge>}
          </Row>
          <Place appointment={appointment} />
          {advisers.length > 0 && <p>{texts.withWhom(advisers.map(fullName).join(', '))}</p>}
          {comment && (
            <div>
              <h2 className={styles.label}>{texts.toKnow}</h2>
              <p className={styles.comment}>{comment}</p>
            </div>
          )}
        </Stack>
      </Card>
      <Row>
        <Listen text={spokenWords(appointment)} about={nameOf(appointment)} />
        <PrintButton />
      </Row>
      {isOpen && mayAnswer && <AnswerButtons key={startsAt} appointment={appointment} />}
      {isOwn && isOpen && appointment.isBooked && Date.parse(startsAt) > Date.now() && <BookedButtons id={id} />}
      {isOwn && isOpen && <CalendarButton appointment={appointment} />}
      {isOwn && !isOpen && (
        <LinkButton href="/messages" variant="quiet" icon={MessageCircle}>
          {texts.write}
        </LinkButton>
      )}
    </Stack>
  )
}

function State({ appointment }: { appointment: Appointment }) {
  if (appointment.status === 'cancelled')
    return (
      <Banner tone="watch" title={texts.cancelledTitle}>
        {appointment.cancelReason ?? texts.nothingToDo}
      </Banner>
    )
  if (isDouble(appointment))
    return (
      <Banner tone="watch" title={texts.double}>
        {texts.doubleText}
      </Banner>
    )
  return null
}

const spokenWords = (a: Appointment) =>
  [nameOf(a), dayInFull(a.startsAt, a.timeZone), timeSpan(a.startsAt, a.endsAt, a.timeZone), placeOf(a), a.address, a.comment]
    .filter(Boolean)
    .join('. ')

/** Where, and how to get there in one tap. */
function Place({ appointment: { modality, address, phone, link, structureName } }: { appointment: Appointment }) {
  if (modality === 'phone')
    return (
      <Way icon={<Phone size={20} aria-hidden />} title={texts.modalities.phone}>
        {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : texts.weCall}
      </Way>
    )
  if (modality === 'video')
    return (
      <Way icon={<Video size={20} aria-hidden />} title={texts.modalities.video}>
        {link && (
          <a href={link} target="_blank" rel="noreferrer">
            {texts.openVideo}
          </a>
        )}
      </Way>
    )
  const where = modality === 'at_structure' ? structureName : ''
  const to = encodeURIComponent([where, address].filter(Boolean).join(', '))
  return (
    <Way icon={<MapPin size={20} aria-hidden />} title={where || texts.address}>
      {address && <span>{address}</span>}
      <a href={`https://www.openstreetmap.org/search?query=${to}`} target="_blank" rel="noreferrer">
        {texts.directions}
      </a>
    </Way>
  )
}

const Way = ({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) => (
  <div className={styles.way}>
    {icon}
    <div className={styles.lines}>
      <strong>{title}</strong>
      {children}
    </div>
  </div>
)

/** Hands the appointment to the phone's own calendar, as a file. */
function CalendarButton({ appointment: { id } }: { appointment: Appointment }) {
  const toast = useToast()
  const save = async () => {
    try {
      const { ics } = await call(appointmentsApi.calendar, { params: { id } })
      const url = URL.createObjectURL(new Blob([ics], { type: 'text/calendar;charset=utf-8' }))
      Object.assign(document.createElement('a'), { href: url, download: 'rendez-vous.ics' }).click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    } catch (error) {
      toast(refusalSentence(error), { tone: 'bad' })
    }
  }
  return (
    <Button variant="quiet" wide icon={CalendarPlus} onClick={() => void save()}>
      {texts.addToCalendar}
    </Button>
  )
}

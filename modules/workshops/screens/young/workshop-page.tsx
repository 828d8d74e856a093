import { MapPin, MessageCircle, Video } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { type OwnSession, workshopsApi } from '#api/workshops'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { dayAndTime, dayInFull, duration, timeSpan } from '#ui/format'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { reads, useLiveWorkshops } from '../use-workshops.ts'
import { OwnState, placesLeft } from './own-state.tsx'
import { texts } from './texts.ts'
import styles from './workshops.module.css'

const back = { href: '/ateliers', label: texts.back }
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** One session: what, when, where, whether there is room, and my yes or no. */
export function WorkshopPage() {
  useLiveWorkshops()
  const { id = '' } = useParams()
  const { data, error, refetch } = useEndpoint(workshopsApi.getOwn, { params: { id } })
  if (data) return <Details session={data} />
  return (
    <Stack>
      <PageTitle title={texts.workshop} back={back} hidden={!error} />
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

function Details({ session: s }: { session: OwnSession }) {
  const timeZone = useTimeZone()
  return (
    <Stack gap={16}>
      <PageTitle title={s.title} back={back} intro={texts[s.kind]} />
      {s.status === 'cancelled' && (
        <Banner tone="watch" title={texts.cancelled}>
          {s.cancelReason ?? texts.cancelledText}
        </Banner>
      )}
      <Card>
        <Stack gap={12}>
          <div>
            <p className={styles.when}>{capital(dayInFull(s.startsAt, timeZone))}</p>
            <p>{capital(timeSpan(s.startsAt, s.endsAt, timeZone))}</p>
          </div>
          <Row>
            <OwnState session={s} />
          </Row>
          <Place session={s} />
          {s.leaders.length > 0 && <p>{texts.with(s.leaders.map((l) => `${l.firstName} ${l.lastName}`).join(', '))}</p>}
          {s.description && (
            <p className={styles.words} dir="auto">
              {s.description}
            </p>
          )}
          {s.defaultMinutes > 0 && <p className={styles.quiet}>{texts.counts(duration(s.defaultMinutes))}</p>}
          <Listen text={spokenWords(s, timeZone)} about={s.title} />
        </Stack>
      </Card>
      <Answer session={s} />
    </Stack>
  )
}

const spokenWords = (s: OwnSession, timeZone: string) =>
  [s.title, texts[s.kind], dayInFull(s.startsAt, timeZone), timeSpan(s.startsAt, s.endsAt, timeZone), placeOf(s), s.description]
    .filter(Boolean)
    .join('. ')

const placeOf = ({ modality, address, structureName }: OwnSession) =>
  modality === 'video' ? texts.video : [modality === 'at_structure' ? structureName : '', address].filter(Boolean).join(', ')

function Place({ session }: { session: OwnSession }) {
  const { modality, link } = session
  if (modality === 'video')
    return (
      <div className={styles.way}>
        <Video size={20} aria-hidden />
        {link ? (
          <a href={link} target="_blank" rel="noreferrer">
            {texts.openVideo}
          </a>
        ) : (
          <span>{texts.video}</span>
        )}
      </div>
    )
  return (
    <div className={styles.way}>
      <MapPin size={20} aria-hidden />
      <span>{placeOf(session)}</span>
    </div>
  )
}

/** What I may do now: sign up, wait, leave, or ask. */
function Answer({ session: s }: { session: OwnSession }) {
  const { isArchived } = useSession()
  const [leaves, setLeaves] = useState(false)
  const timeZone = useTimeZone()
  const isOpen = s.status === 'planned' && Date.parse(s.startsAt) > Date.now()
  if (!isOpen || isArchived) return null
  if (s.own.status === 'registered' || s.own.status === 'waiting') {
    const mayLeave = s.own.status === 'waiting' || Date.parse(s.leaveUntil) > Date.now()
    return (
      <Stack gap={8}>
        {mayLeave ? (
          <>
            <Button wide onClick={() => setLeaves(true)}>
              {texts.leave}
            </Button>
            {s.own.status === 'registered' && <p className={styles.quiet}>{texts.leaveUntil(dayAndTime(s.leaveUntil, timeZone))}</p>}
          </>
        ) : (
          <AskAdviser text={texts.leaveLate} />
        )}
        {leaves && <LeaveDialog id={s.id} onClose={() => setLeaves(false)} />}
      </Stack>
    )
  }
  return <SignUp session={s} />
}

const AskAdviser = ({ text }: { text: string }) => (
  <Stack gap={8}>
    <p>{text}</p>
    <LinkButton href="/messages" wide icon={MessageCircle}>
      {texts.write}
    </LinkButton>
  </Stack>
)

function SignUp({ session: s }: { session: OwnSession }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const signUp = useWrite(workshopsApi.signUp, { invalidates: reads })
  const isFull = placesLeft(s) === 0
  if (s.conflict)
    return (
      <Stack gap={12}>
        <Banner tone="watch" title={texts.conflict}>
          {texts.conflictText(capital(timeSpan(s.conflict.startsAt, s.conflict.endsAt, timeZone)))}
        </Banner>
        <LinkButton href="/messages" wide icon={MessageCircle}>
          {texts.write}
        </LinkButton>
      </Stack>
    )
  if (!s.isOpen) return <AskAdviser text={texts.byAdviser} />
  if (isFull && !s.hasWaitingList) return <AskAdviser text={texts.full} />
  const go = async () => {
    const outcome = await signUp.sendAndWait({ params: { id: s.id } })
    if (outcome.state === 'done') toast(outcome.reply.own.status === 'waiting' ? texts.doneWaiting : texts.done)
  }
  return (
    <Stack gap={8}>
      {signUp.error && <ErrorNotice>{refusalSentence(signUp.error)}</ErrorNotice>}
      <Button variant="main" wide busy={signUp.sending} onClick={() => void go()}>
        {isFull ? texts.signUpWaiting : texts.signUp}
      </Button>
    </Stack>
  )
}

function LeaveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const toast = useToast()
  const [reason, setReason] = useState('')
  const leave = useWrite(workshopsApi.leave, { invalidates: reads })
  const submit = async () => {
    const outcome = await leave.sendAndWait({ params: { id }, body: { reason: reason.trim() } })
    if (outcome.state !== 'done') return
    toast(texts.left)
    onClose()
  }
  return (
    <Dialog open title={texts.leaveTitle} onClose={onClose}>
      <Form onSubmit={submit}>
        <Stack gap={16}>
          <TextArea label={texts.leaveReason} required maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
          {leave.error && <ErrorNotice>{refusalSentence(leave.error)}</ErrorNotice>}
          <FormActions>
            <SubmitButton disabled={!reason.trim()}>{texts.leaveSend}</SubmitButton>
            <Button onClick={onClose}>{texts.keep}</Button>
          </FormActions>
        </Stack>
      </Form>
    </Dialog>
  )
}

import { CalendarX, Pencil } from 'lucide-react'
import { useState } from 'react'
import { type Appointment, appointmentsApi, type Participant } from '#api/appointments'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { dayAndTime, dayInFull } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import { modalityLabels, nameOf } from '../../rules.ts'
import { useAnswerFor, useCancelAppointment } from '../use-appointments.ts'
import { answerTones, answerWords, attendanceTones, attendanceWords, capital, changeWords, fullName, hours } from '../words.ts'
import { AttendanceButtons } from './attendance-buttons.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import styles from './week.module.css'

type Mode = 'read' | 'edit' | 'cancel'

/** One appointment, whole: who, where, answers, attendance, history; from here it is changed or cancelled. */
export function AppointmentDialog({ id, onClose, startsWith = 'read' }: { id: string; onClose: () => void; startsWith?: Mode }) {
  const { data, error, refetch } = useEndpoint(appointmentsApi.get, { params: { id } })
  const [mode, setMode] = useState<Mode>(startsWith)
  if (data && mode === 'edit') return <PlanDialog start={{ appointment: data }} onClose={onClose} />
  return (
    <Dialog open side onClose={onClose} title={data ? nameOf(data) : 'Rendez-vous'}>
      {data && mode === 'read' && <Details appointment={data} onMode={setMode} />}
      {data && mode === 'cancel' && <CancelForm id={id} onClose={onClose} />}
      {!data && error && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
    </Dialog>
  )
}

function Details({ appointment, onMode }: { appointment: Appointment; onMode: (mode: Mode) => void }) {
  const { startsAt, timeZone, modality, address, phone, link, advisers, comment, status, mayAct, participants, othersCount } = appointment
  const isClosed = participants.some((p) => p.attendance)
  return (
    <Stack gap={16}>
      <div>
        <p>
          <strong>{capital(dayInFull(startsAt, timeZone))}</strong>, {hours(appointment, timeZone)}
        </p>
        <p className={styles.words}>
          {[modalityLabels[modality], address, phone].filter(Boolean).join(' · ')} {link && <a href={link}>{link}</a>}
        </p>
        <p className={styles.quiet}>{advisers.length ? `Présents : ${advisers.map(fullName).join(', ')}` : 'Sans conseiller sur place'}</p>
      </div>
      {status === 'cancelled' && (
        <Banner tone="watch" title="Rendez-vous annulé">
          {appointment.cancelReason ?? 'Sans raison indiquée.'}
        </Banner>
      )}
      {appointment.overrideReason && (
        <Banner tone="watch" title="Double réservation">
          {appointment.overrideReason}
        </Banner>
      )}
      {comment && <p className={styles.words}>{comment}</p>}
      {mayAct && status === 'planned' && !isClosed && (
        <Row>
          <Button icon={Pencil} onClick={() => onMode('edit')}>
            Modifier ou déplacer
          </Button>
          <Button variant="quiet" icon={CalendarX} onClick={() => onMode('cancel')}>
            Annuler le rendez-vous
          </Button>
        </Row>
      )}
      <div>
        {participants.map((p) => (
          <Expected key={p.youngPersonId} appointment={appointment} participant={p} />
        ))}
        {othersCount > 0 && <p className={styles.quiet}>et {othersCount} suivi(s) par des collègues</p>}
      </div>
      <History id={appointment.id} timeZone={timeZone} />
    </Stack>
  )
}

function Expected({ appointment, participant: p }: { appointment: Appointment; participant: Participant }) {
  const hasBegun = Date.parse(appointment.startsAt) <= Date.now()
  return (
    <div className={styles.person}>
      <Row between>
        <strong>{fullName(p)}</strong>
        {p.attendance ? (
          <Badge tone={attendanceTones[p.attendance]}>{attendanceWords[p.attendance]}</Badge>
        ) : p.answer ? (
          <Badge tone={answerTones[p.answer]}>{answerWords[p.answer]}</Badge>
        ) : (
          <Badge>Pas encore répondu</Badge>
        )}
      </Row>
      {p.answerText && <p className={styles.words}>« {p.answerText} »</p>}
      {!hasBegun && !p.answer && appointment.mayAct && appointment.status === 'planned' && (
        <NoteComing appointment={appointment} participant={p} />
      )}
      {hasBegun && appointment.mayAct && appointment.status === 'planned' && (
        <AttendanceButtons appointment={appointment} participant={p} />
      )}
    </div>
  )
}

/** For who has no telephone: notes that they said they will come. */
function NoteComing({ appointment: { id, startsAt }, participant }: { appointment: Appointment; participant: Participant }) {
  const answer = useAnswerFor()
  const params = { id, youngPersonId: participant.youngPersonId }
  return (
    <Row>
      <Button small busy={answer.sending} onClick={() => answer.send({ params, body: { answer: 'confirmed', startsAt } })}>
        Noter sa venue, à sa demande
      </Button>
      {answer.error && <ErrorNotice>{refusalSentence(answer.error)}</ErrorNotice>}
    </Row>
  )
}

/** Cancels; the reason goes to the young people. */
function CancelForm({ id, onClose }: { id: string; onClose: () => void }) {
  const toast = useToast()
  const [reason, setReason] = useState('')
  const cancel = useCancelAppointment()
  const submit = async () => {
    const outcome = await cancel.sendAndWait({ params: { id }, body: reason.trim() ? { reason: reason.trim() } : {} })
    if (outcome.state !== 'done') return
    toast('Rendez-vous annulé : les jeunes sont prévenus.')
    onClose()
  }
  return (
    <Form onSubmit={submit}>
      <Stack gap={16}>
        <p>
          Les jeunes attendus sont prévenus tout de suite, et les rappels ne partiront pas. Un rendez-vous annulé ne se rétablit pas : il
          faudra en planifier un autre.
        </p>
        <TextArea
          label="Raison"
          optional
          hint="Elle est dite aux jeunes."
          maxLength={500}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
        {cancel.error && <ErrorNotice>{refusalSentence(cancel.error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton variant="danger">Annuler le rendez-vous</SubmitButton>
          <Button onClick={onClose}>Le garder</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}

function History({ id, timeZone }: { id: string; timeZone: string }) {
  const { data } = useEndpoint(appointmentsApi.history, { params: { id } })
  if (!data) return null
  return (
    <details>
      <summary>Historique ({data.changes.length})</summary>
      <ol className={styles.history}>
        {data.changes.map((c) => (
          <li key={`${c.at} ${c.what} ${c.youngPersonName}`}>
            {c.byName} {changeWords(c)}
            {c.fromStartsAt &&
              c.toStartsAt &&
              c.fromStartsAt !== c.toStartsAt &&
              ` : ${dayAndTime(c.toStartsAt, timeZone)} au lieu de ${dayAndTime(c.fromStartsAt, timeZone)}`}
            <br />
            <span className={styles.quiet}>{dayAndTime(c.at, timeZone)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

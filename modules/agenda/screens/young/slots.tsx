import { CalendarX, MessageCircle, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { agendaApi } from '#api/agenda'
import { appointmentsApi, type FreeSlot } from '#api/appointments'
import { ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { EmptyState } from '#ui/empty-state'
import { dayInFull, isoDay, timeOfDay, timeSpan } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { useLiveAgenda } from '../use-live-agenda.ts'
import styles from './agenda.module.css'
import { texts } from './texts.ts'

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
const modalities = { at_structure: texts.atStructure, elsewhere: texts.elsewhere, phone: texts.phone, video: texts.video }
const reads = [appointmentsApi.freeSlots, appointmentsApi.agenda, appointmentsApi.get, agendaApi.days] as const

/** The moments an adviser keeps free: one touch chooses, one confirms. With the id of an appointment, it moves there. */
export function Slots() {
  useLiveAgenda()
  const { id } = useParams()
  const { data, error, refetch } = useEndpoint(appointmentsApi.freeSlots)
  const [chosen, setChosen] = useState<FreeSlot>()
  return (
    <Stack gap={16}>
      <PageTitle
        title={id ? texts.moveTitle : texts.takeAppointment}
        intro={id ? texts.moveIntro : texts.chooseIntro}
        back={id ? { href: `/agenda/${id}`, label: texts.title } : { href: '/agenda', label: texts.title }}
      />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && !data.slots.length && (
        <EmptyState
          icon={CalendarX}
          title={texts.noSlot}
          action={
            <LinkButton href="/messages" icon={MessageCircle}>
              {texts.write}
            </LinkButton>
          }
        >
          {texts.noSlotText}
        </EmptyState>
      )}
      {data && <Choices slots={data.slots} onChoose={setChosen} />}
      {chosen && <Confirm slot={chosen} appointmentId={id} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}

/** My adviser's moments first; those of others fold under when there are both. */
function Choices(props: { slots: FreeSlot[]; onChoose: (slot: FreeSlot) => void }) {
  const own = props.slots.filter((s) => s.isOwnAdviser)
  const others = props.slots.filter((s) => !s.isOwnAdviser)
  if (!own.length) return <Days {...props} />
  return (
    <>
      <p className={styles.whose}>
        <UserRound size={20} aria-hidden /> {texts.with([...new Set(own.map((s) => s.adviserName))].join(', '))}
      </p>
      <Days {...props} slots={own} />
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{texts.withOthers}</summary>
          <Stack gap={16}>
            <Days {...props} slots={others} />
          </Stack>
        </details>
      )}
    </>
  )
}

function Days({ slots, onChoose }: { slots: FreeSlot[]; onChoose: (slot: FreeSlot) => void }) {
  const timeZone = useTimeZone()
  return [...Map.groupBy(slots, (s) => isoDay(s.startsAt, timeZone))].map(([day, own]) => (
    <section key={day} aria-labelledby={`slots-${own[0]?.id}`}>
      <h2 id={`slots-${own[0]?.id}`} className={styles.day}>
        {capital(dayInFull(day, timeZone))}
      </h2>
      <ul className={styles.slots}>
        {own.map((slot) => (
          <li key={slot.id}>
            <button type="button" className={styles.slot} onClick={() => onChoose(slot)}>
              <strong>{timeOfDay(slot.startsAt, timeZone)}</strong>
              {!slot.isOwnAdviser && <span className={styles.name}>{slot.adviserName}</span>}
              <span>{modalities[slot.modality]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ))
}

function Confirm({ slot, appointmentId, onClose }: { slot: FreeSlot; appointmentId: string | undefined; onClose: () => void }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [, go] = useLocation()
  const [id] = useState(() => crypto.randomUUID())
  const book = useWrite(appointmentsApi.bookSlot, { invalidates: reads })
  const move = useWrite(appointmentsApi.moveToSlot, { invalidates: reads })
  const { error, sending } = appointmentId ? move : book
  const confirm = async () => {
    const outcome = appointmentId
      ? await move.sendAndWait({ params: { id: appointmentId }, body: { slotId: slot.id } })
      : await book.sendAndWait({ params: { id: slot.id }, body: { id } })
    if (outcome.state !== 'done') return
    toast(appointmentId ? texts.moved : texts.booked)
    go(`/agenda/${outcome.reply.id}`)
  }
  return (
    <Dialog open title={texts.confirmTitle} onClose={onClose}>
      <Stack gap={16}>
        <div>
          <p className={styles.when}>{capital(dayInFull(slot.startsAt, timeZone))}</p>
          <p>{capital(timeSpan(slot.startsAt, slot.endsAt, timeZone))}</p>
        </div>
        <p>
          {texts.with(slot.adviserName)} · {modalities[slot.modality]}
          {slot.modality === 'at_structure' && (
            <>
              <br />
              <span className={styles.quiet}>{[slot.structureName, slot.address].filter(Boolean).join(', ')}</span>
            </>
          )}
          {slot.modality === 'elsewhere' && (
            <>
              <br />
              <span className={styles.quiet}>{slot.address}</span>
            </>
          )}
        </p>
        {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
        <Button variant="main" wide busy={sending} onClick={() => void confirm()}>
          {appointmentId ? texts.confirmMove : texts.confirm}
        </Button>
        <Button variant="quiet" wide onClick={onClose}>
          {texts.otherTime}
        </Button>
      </Stack>
    </Dialog>
  )
}

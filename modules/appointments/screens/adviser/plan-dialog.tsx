import { useState } from 'react'
import type { Appointment } from '#api/appointments'
import { appointmentsApi } from '#api/appointments'
import { ErrorNotice } from '#ui/banner'
import { Dialog } from '#ui/dialog'
import { isoDay, isoTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type Draft, PlanForm } from './plan-form.tsx'

/** Where a plan begins: an hour that was clicked, a young person, or an appointment to change. */
export type PlanStart = { day?: string; time?: string; youngPersonId?: string; appointment?: Appointment }

/** Plans an appointment, or changes one. */
export function PlanDialog({ start, onClose }: { start: PlanStart; onClose: () => void }) {
  const { id: me } = useSession()
  const timeZone = useTimeZone()
  const people = useEndpoint(appointmentsApi.people)
  const [draft] = useState(() => toDraft(start, me, timeZone))
  return (
    <Dialog open side onClose={onClose} title={start.appointment ? 'Modifier le rendez-vous' : 'Nouveau rendez-vous'}>
      {people.data && <PlanForm people={people.data} start={draft} appointment={start.appointment} onClose={onClose} />}
      {people.isPending && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {people.error && !people.data && <ErrorNotice onRetry={() => void people.refetch()}>{refusalSentence(people.error)}</ErrorNotice>}
    </Dialog>
  )
}

function toDraft({ appointment, day, time, youngPersonId }: PlanStart, me: string, timeZone: string): Draft {
  if (!appointment)
    return {
      youngPersonIds: youngPersonId ? [youngPersonId] : [],
      adviserIds: [me],
      type: 'individual',
      otherType: '',
      title: '',
      modality: 'at_structure',
      address: '',
      phone: '',
      link: '',
      day: day ?? isoDay(Date.now() + 86_400_000, timeZone),
      time: time ?? '10:00',
      minutes: 45,
      comment: '',
    }
  const { startsAt, endsAt, participants, advisers, modality } = appointment
  return {
    youngPersonIds: participants.map((p) => p.youngPersonId),
    adviserIds: advisers.map((a) => a.id),
    type: appointment.type,
    otherType: appointment.otherType ?? '',
    title: appointment.title ?? '',
    modality,
    address: modality === 'elsewhere' ? (appointment.address ?? '') : '',
    phone: appointment.phone ?? '',
    link: appointment.link ?? '',
    day: isoDay(startsAt, appointment.timeZone),
    time: isoTime(startsAt, appointment.timeZone),
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    comment: appointment.comment,
  }
}

import { CalendarClock } from 'lucide-react'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { count, dayAndTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import type { Scheduled } from '../../api.ts'
import styles from './conversations.module.css'
import { EnclosedNames } from './enclosed-names.tsx'
import { ScheduledLine } from './scheduled-for.tsx'
import { useScheduled } from './use-now-and-later.ts'

/** What waits to leave, and what became of the rest. */
export function ScheduledPart() {
  const { data, error, refetch } = useScheduled()
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={4} />
      </Loading>
    )
  const waiting = data.items.filter((s) => s.status === 'waiting')
  const done = data.items.filter((s) => s.status !== 'waiting')
  return (
    <Stack gap={24}>
      {!waiting.length && (
        <EmptyState icon={CalendarClock} title="Rien n’attend de partir">
          Écrivez dans une conversation, ou à plusieurs, puis choisissez « Programmer ».
        </EmptyState>
      )}
      {waiting.map((s) => (
        <Card key={s.id}>
          <p className={styles.quiet}>{whom(s)}</p>
          <ScheduledLine scheduled={s} />
        </Card>
      ))}
      {done.length > 0 && (
        <Card title="Partis ou retirés" level={2}>
          <ul className={styles.doneList}>
            {done.map((s) => (
              <Done key={s.id} scheduled={s} />
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  )
}

function Done({ scheduled }: { scheduled: Scheduled }) {
  const timeZone = useTimeZone()
  const { status, doneAt, text } = scheduled
  const skipped = scheduled.recipients.filter((r) => r.isSkipped).length
  const words = { sent: 'Parti', withdrawn: 'Retiré', failed: 'Pas parti', waiting: 'En attente' }[status]
  return (
    <li>
      <p className={styles.doneHead}>
        <Badge tone={status === 'sent' ? 'good' : status === 'failed' ? 'bad' : 'plain'}>{words}</Badge>{' '}
        {doneAt && dayAndTime(doneAt, timeZone)} · {whom(scheduled)}
      </p>
      <p className={styles.waitingText}>{text}</p>
      <EnclosedNames names={scheduled.files.map((f) => f.name)} />
      {status === 'failed' && <p className={styles.quiet}>Vous ne suiviez plus personne de cet envoi quand l’heure est venue.</p>}
      {skipped > 0 && status === 'sent' && (
        <p className={styles.quiet}>
          {count(skipped, 'personne n’était plus suivie', 'personnes n’étaient plus suivies')} : rien ne leur est parti.
        </p>
      )}
    </li>
  )
}

function whom({ recipients, others, list }: Scheduled) {
  if (list) return `Liste « ${list.name} », ${count(recipients.length + others, 'personne', 'personnes')}`
  if (recipients.length === 1 && !others) return `À ${recipients[0]!.firstName} ${recipients[0]!.lastName}`
  return `À ${count(recipients.length + others, 'personne', 'personnes')}`
}

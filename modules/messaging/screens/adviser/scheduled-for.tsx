import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button'
import { dayAndTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { messagingApi, type Scheduled } from '../../api.ts'
import styles from './conversations.module.css'
import { EnclosedNames } from './enclosed-names.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { useScheduled } from './use-now-and-later.ts'

/** Above the box: what waits to leave for this person. */
export function ScheduledFor({ youngPersonId }: { youngPersonId: string }) {
  const { data } = useScheduled(youngPersonId)
  if (!data?.items.length) return null
  return (
    <ul className={styles.waitingList} aria-label="Messages programmés">
      {data.items.map((s) => (
        <li key={s.id}>
          <ScheduledLine scheduled={s} />
        </li>
      ))}
    </ul>
  )
}

/** One prepared message: when, what, to how many; changed or withdrawn before it leaves. */
export function ScheduledLine({ scheduled }: { scheduled: Scheduled }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [changing, setChanging] = useState(false)
  const withdraw = useWrite(messagingApi.withdrawScheduled, {
    invalidates: [messagingApi.scheduled],
    onDone: () => toast('Message retiré : il ne partira pas'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const others = scheduled.recipients.length + scheduled.others - 1
  return (
    <div className={styles.waitingOne}>
      <p className={styles.waitingWhen}>
        <CalendarClock size={16} aria-hidden /> Programmé pour {dayAndTime(scheduled.sendAt, timeZone)}
        {others > 0 && `, à ${others + 1} personnes`}
      </p>
      <p className={styles.waitingText}>{scheduled.text}</p>
      <EnclosedNames names={scheduled.files.map((f) => f.name)} />
      <div className={styles.choices}>
        <Button small variant="quiet" onClick={() => setChanging(true)}>
          Changer
        </Button>
        <Button small variant="quiet" busy={withdraw.sending} onClick={() => withdraw.send({ params: { id: scheduled.id } })}>
          Retirer
        </Button>
      </div>
      {changing && (
        <ScheduleDialog
          people={scheduled.recipients}
          text={scheduled.text}
          scheduled={scheduled}
          onClose={() => setChanging(false)}
          onDone={() => setChanging(false)}
        />
      )}
    </div>
  )
}

import { Check, ChevronRight, CloudOff, MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Action } from '#api/actions'
import { Badge } from '#ui/badge'
import { useSession, useTimeZone } from '#ui/session'
import { VisuallyHidden } from '#ui/visually-hidden'
import rows from '../rows.module.css'
import { useWaits } from '../use-actions.ts'
import { capital, isLate, todayIn, whenWords } from '../words.ts'
import styles from './actions.module.css'
import { DoneDialog } from './done-dialog.tsx'
import { texts } from './texts.ts'

/** One action: a big round to tick, what it is, when. */
export function ActionRow({ action, isAmongStarted = false }: { action: Action; isAmongStarted?: boolean }) {
  const timeZone = useTimeZone()
  const { isArchived } = useSession()
  const [asks, setAsks] = useState(false)
  const waits = useWaits(action.id)
  const isDone = action.status === 'done'
  return (
    <li className={rows.row}>
      {isDone ? (
        <span className={styles.ticked}>
          <Check size={20} strokeWidth={3} aria-hidden />
        </span>
      ) : (
        <button type="button" className={styles.tick} disabled={isArchived} onClick={() => setAsks(true)}>
          <VisuallyHidden>{texts.doneLabel(action.title)}</VisuallyHidden>
        </button>
      )}
      <Link href={`/actions/${action.id}`} className={styles.link}>
        <span className={styles.words}>
          <span className={styles.name}>{action.title}</span>
          <span className={isLate(action, todayIn(timeZone)) ? styles.late : styles.when}>{capital(whenWords(action, timeZone))}</span>
          <Marks action={action} waits={waits} saysStarted={action.status === 'in_progress' && !isAmongStarted} />
        </span>
        <ChevronRight size={18} aria-hidden className={styles.arrow} />
      </Link>
      <DoneDialog action={action} open={asks} onClose={() => setAsks(false)} />
    </li>
  )
}

function Marks({ action, waits, saysStarted }: { action: Action; waits: boolean; saysStarted: boolean }) {
  const { status, givenBy, commentCount, qualifiedCategory } = action
  const any = saysStarted || (givenBy && status !== 'done') || commentCount || qualifiedCategory || waits
  if (!any) return null
  return (
    <span className={styles.marks}>
      {waits && <Badge icon={CloudOff}>{texts.waits}</Badge>}
      {saysStarted && <Badge tone="accent">{texts.started}</Badge>}
      {status === 'done' && qualifiedCategory && (
        <Badge tone={qualifiedCategory === 'not_counted' ? 'plain' : 'good'}>
          {qualifiedCategory === 'not_counted' ? texts.seen : texts.counted}
        </Badge>
      )}
      {givenBy && status !== 'done' && <Badge>{texts.by(givenBy)}</Badge>}
      {commentCount > 0 && (
        <Badge icon={MessageCircle}>
          {commentCount}
          <VisuallyHidden>{texts.commentsSaid}</VisuallyHidden>
        </Badge>
      )}
    </span>
  )
}

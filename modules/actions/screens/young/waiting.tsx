import { CloudOff } from 'lucide-react'
import { actionsApi } from '#api/actions'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import rows from '../rows.module.css'
import { capital, whenWords } from '../words.ts'
import styles from './actions.module.css'
import { texts } from './texts.ts'

type Kept = { key: string; id: string; title: string; dueOn: string; refused?: unknown; drop: () => void }

/** The actions written on this device that the server has not taken yet. */
export function useWaiting(): Kept[] {
  const { pending, refused, drop } = useOfflineQueue(actionsApi.create)
  return [...pending, ...refused].flatMap(({ key, input, refused: why }) =>
    input.body.actions.map(({ id, dueOn }) => ({ key, id, title: input.body.title, dueOn, refused: why, drop: () => drop(key) })),
  )
}

/** What waits for the network goes by itself; what was refused waits for the person. */
export function Waiting({ waiting }: { waiting: readonly Kept[] }) {
  const timeZone = useTimeZone()
  const pending = waiting.filter((w) => !w.refused)
  return (
    <>
      {waiting
        .filter((w) => w.refused)
        .map(({ id, title, refused, drop }) => (
          <ErrorNotice key={id} title={texts.refused(title)} safe={<Button onClick={drop}>{texts.understood}</Button>}>
            {refusalSentence(refused)}
          </ErrorNotice>
        ))}
      {pending.length > 0 && (
        <ul className={rows.rows} aria-label={texts.waits}>
          {pending.map(({ id, title, dueOn }) => (
            <li key={id} className={rows.row}>
              <span className={styles.pending}>
                <span className={styles.name}>{title}</span>
                <span className={styles.when}>{capital(whenWords({ status: 'to_do', dueOn, doneOn: null, minutes: 0 }, timeZone))}</span>
                <span className={styles.marks}>
                  <Badge icon={CloudOff}>{texts.waits}</Badge>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

import { Check } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import type { WaitingAction } from '#api/actions'
import { duration, shortDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { useShortcut } from '#ui/shortcuts'
import rows from '../rows.module.css'
import { categoryWords } from '../words.ts'
import styles from './adviser.module.css'

type Props = { items: readonly WaitingAction[]; chosen: ReadonlySet<string>; onToggle: (id: string) => void; isFull: boolean }

/** What waits, a row each; j and k move, space chooses. */
export function WaitingRows({ items, chosen, onToggle, isFull }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const move = (step: number) => {
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>('[role=checkbox]') ?? [])]
    const at = boxes.indexOf(document.activeElement as HTMLElement)
    boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus()
  }
  useShortcut('j', 'Action suivante', () => move(1))
  useShortcut('k', 'Action précédente', () => move(-1))
  return (
    <ul ref={list} className={rows.rows} aria-label="Actions à qualifier">
      {items.map((a) => (
        <Waiting key={a.id} action={a} isChosen={chosen.has(a.id)} isFull={isFull} onToggle={() => onToggle(a.id)} />
      ))}
    </ul>
  )
}

type RowProps = { action: WaitingAction; isChosen: boolean; isFull: boolean; onToggle: () => void }

function Waiting({ action: a, isChosen, isFull, onToggle }: RowProps) {
  const timeZone = useTimeZone()
  return (
    <li className={`${rows.row} ${isChosen ? styles.chosen : ''}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a native box would swallow the one-key shortcuts as typing */}
      <button
        type="button"
        role="checkbox"
        aria-checked={isChosen}
        aria-disabled={isFull && !isChosen}
        className={styles.choose}
        onClick={onToggle}
      >
        <span className={styles.box}>{isChosen && <Check size={16} strokeWidth={3} aria-hidden />}</span>
        <span className={styles.words}>
          <span className={styles.title}>{a.title}</span>
          <span className={styles.soft}>
            {a.firstName} {a.lastName} · faite le {shortDay(a.doneOn!, timeZone)} · {categoryWords[a.category]} · {duration(a.minutes)}
          </span>
          {a.description && <span className={styles.excerpt}>{a.description}</span>}
        </span>
      </button>
      <Link href={`/jeunes/${a.youngPersonId}/actions/${a.id}`} className={styles.open}>
        Ouvrir
      </Link>
    </li>
  )
}

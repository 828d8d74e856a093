import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { IconButton } from '#ui/button'
import { SearchField } from '#ui/field'
import { relativeDayAndTime } from '#ui/format'
import { useSession, useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { type Conversation, messagingApi } from '../api.ts'
import styles from './thread.module.css'
import { texts } from './young/texts.ts'

type SearchProps = { conversation: Conversation; onGo: (number: number) => void; onClose: () => void }

/** Finds words in a conversation and goes to them. */
export function ThreadSearch({ conversation, onGo, onClose }: SearchProps) {
  const timeZone = useTimeZone()
  const young = useSession().role === 'youngPerson'
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, isFetching } = useEndpoint(
    messagingApi.search,
    text.length < 2 ? null : { params: { id: conversation.id }, query: { text } },
    { keepPrevious: true },
  )
  const items = text.length < 2 ? undefined : data?.items
  const author = (byYoungPerson: boolean) => {
    if (byYoungPerson === young) return young ? texts.you : 'Vous'
    return young ? conversation.advisers[0]!.firstName : conversation.firstName
  }
  return (
    <div className={styles.search}>
      <div className={styles.searchRow}>
        <SearchField label={texts.search} autoFocus value={typed} onChange={(e) => setTyped(e.target.value)} onClear={onClose} />
        <IconButton label={texts.searchClose} icon={X} onClick={onClose} />
      </div>
      <p role="status" className={styles.tally}>
        {items && !isFetching && (items.length ? texts.found(items.length) : texts.foundNone)}
      </p>
      {items && items.length > 0 && (
        <ul className={styles.results}>
          {items.map((m) => (
            <li key={m.id}>
              <button type="button" onClick={() => onGo(m.number)}>
                <span className={styles.resultHead}>
                  <strong>{m.byYoungPerson === young || m.byYoungPerson ? author(m.byYoungPerson) : (m.author?.firstName ?? '')}</strong>{' '}
                  {relativeDayAndTime(m.sentAt, timeZone)}
                </span>
                <span>{m.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

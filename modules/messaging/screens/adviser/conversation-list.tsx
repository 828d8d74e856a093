import { MessagesSquare, Send } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from 'wouter'
import { Avatar } from '#ui/avatar'
import { CountBadge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/field'
import { count, isoDay, shortDay, timeOfDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { type ConversationLine, messagingApi } from '../../api.ts'
import styles from './conversations.module.css'
import { FoundMessages } from './found-messages.tsx'
import { GroupMessage } from './group-message.tsx'

type ListProps = { currentId?: string | undefined; onOpen: (id: string, number?: number) => void; inPanel?: boolean }

/** Everybody one answers to: unread first, then the latest. */
export function ConversationList({ currentId, onOpen, inPanel = false }: ListProps) {
  const [typed, setTyped] = useState('')
  const [unread, setUnread] = useState(false)
  const [writing, setWriting] = useState(false)
  const search = useDeferredValue(typed.trim())
  const query = { ...(search && { search }), ...(unread && { unread }) }
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } = useEndpointPages(messagingApi.conversations, { query })
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <SearchField
          label="Chercher un nom ou des mots"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          onClear={() => setTyped('')}
        />
        <div className={styles.filters}>
          <Button small variant={unread ? 'main' : 'quiet'} aria-pressed={unread} onClick={() => setUnread(!unread)}>
            Non lus
          </Button>
          <Button small variant="quiet" icon={Send} onClick={() => setWriting(true)}>
            Écrire à plusieurs
          </Button>
          <Link href={inPanel ? '/messages' : '/envois'} className={styles.wide}>
            {inPanel ? 'En grand' : 'Envois'}
          </Link>
        </div>
      </div>
      <div className={styles.rows}>
        {error && !items && <ErrorNotice onRetry={refetch}>{refusalSentence(error)}</ErrorNotice>}
        {!items && !error && (
          <Loading>
            <SkeletonRows rows={6} />
          </Loading>
        )}
        {items?.length === 0 && !(search.length > 2) && <Nobody unread={unread} search={search} />}
        {items && items.length > 0 && (
          <List label="Conversations">
            {items.map((c) => (
              <Line key={c.id} line={c} current={c.id === currentId} onOpen={onOpen} />
            ))}
          </List>
        )}
        {search.length > 2 && <FoundMessages text={search} onOpen={onOpen} noName={items?.length === 0} />}
        {hasMore && (
          <Button variant="quiet" wide busy={isLoadingMore} onClick={loadMore}>
            Afficher la suite
          </Button>
        )}
      </div>
      {writing && <GroupMessage onClose={() => setWriting(false)} />}
    </div>
  )
}

function Nobody({ unread, search }: { unread: boolean; search: string }) {
  if (search)
    return (
      <EmptyState icon={MessagesSquare} title="Aucun nom ne correspond">
        {unread ? 'Parmi les non lus. ' : ''}Vérifiez l’orthographe, ou cherchez par le nom de famille.
      </EmptyState>
    )
  if (unread)
    return (
      <EmptyState icon={MessagesSquare} title="Tout est lu">
        Les messages qui arrivent s’affichent ici aussitôt.
      </EmptyState>
    )
  return (
    <EmptyState icon={MessagesSquare} title="Personne dans votre portefeuille">
      La conversation s’ouvre dès qu’un jeune rejoint votre portefeuille.
    </EmptyState>
  )
}

function Line({ line, current, onOpen }: { line: ConversationLine; current: boolean; onOpen: (id: string) => void }) {
  const timeZone = useTimeZone()
  const { id, firstName, lastName, unread, lastMessage } = line
  return (
    <ListItem
      title={`${firstName} ${lastName}`}
      text={excerptOf(lastMessage)}
      before={<Avatar firstName={firstName} lastName={lastName} />}
      meta={
        <span className={styles.meta}>
          {lastMessage && <time dateTime={lastMessage.sentAt}>{when(lastMessage.sentAt, timeZone)}</time>}
          <CountBadge count={unread} label={unread === 1 ? 'message non lu' : 'messages non lus'} />
        </span>
      }
      unread={unread > 0}
      current={current}
      onClick={() => onOpen(id)}
    />
  )
}

function excerptOf(last: ConversationLine['lastMessage']) {
  if (!last) return 'Aucun message'
  const words = last.isDeleted ? 'Message supprimé' : last.excerpt || count(last.files, 'pièce jointe', 'pièces jointes')
  return last.byYoungPerson || last.kind === 'notice' ? words : `Vous : ${words}`
}

/** The hour today, the day before. */
const when = (at: string, timeZone: string) =>
  isoDay(at, timeZone) === isoDay(Date.now(), timeZone) ? timeOfDay(at, timeZone) : shortDay(at, timeZone)

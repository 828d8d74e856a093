import { MessageCircle } from 'lucide-react'
import { useLocation, useParams, useSearch } from 'wouter'
import { EmptyState } from '#ui/empty-state'
import { PageTitle } from '#ui/page-title'
import { AdviserConversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import styles from './conversations.module.css'

/** All conversations at the left, one of them at full width. */
export function MessagesPage() {
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const asked = useSearch()
  return (
    <>
      <PageTitle title="Conversations" intro="Une conversation par jeune. Chacun ne voit que la sienne." />
      <div className={`${styles.page} ${id ? styles.hasCurrent : ''}`}>
        <ConversationList currentId={id} onOpen={(one, number) => go(`/messages/${one}${number ? `?n=${number}` : ''}`)} />
        {id ? (
          <AdviserConversation
            key={id}
            id={id}
            at={Number(new URLSearchParams(asked).get('n')) || undefined}
            inPage
            onBack={() => go('/messages')}
          />
        ) : (
          <div className={styles.choose}>
            <EmptyState icon={MessageCircle} title="Choisissez une conversation">
              Celles où un message vous attend sont en haut.
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}

import { ArrowLeft, Search } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { Avatar } from '#ui/avatar'
import { IconButton } from '#ui/button'
import { Menu } from '#ui/menu'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { actionsOf, type MessageMenu } from '../message-menu.ts'
import { Thread } from '../thread.tsx'
import { useConversation } from '../use-conversation.ts'
import { ComposerTools } from './composer-tools.tsx'
import styles from './conversations.module.css'
import { ScheduledFor } from './scheduled-for.tsx'

type ConversationProps = { id: string; at?: number | undefined; onBack?: (() => void) | undefined; inFile?: boolean; inPage?: boolean }

/** One conversation on the desk: in the panel, on its page, in a file. */
export function AdviserConversation({ id, at, onBack, inFile = false, inPage = false }: ConversationProps) {
  const { id: me } = useSession()
  const toast = useToast()
  const [searching, setSearching] = useState(false)
  const { data } = useConversation(id)
  const menu: MessageMenu = (doing) => {
    const items = actionsOf(doing, me).map((a) =>
      a.id === 'copy'
        ? {
            ...a,
            onAction: () => {
              a.onAction()
              toast('Texte copié')
            },
          }
        : a,
    )
    return items.length ? <Menu label="Que faire de ce message" items={items} /> : null
  }
  const others = data?.advisers.filter((a) => a.id !== me) ?? []
  return (
    <section className={styles.thread} aria-label={data ? `Conversation avec ${data.firstName} ${data.lastName}` : 'Conversation'}>
      <div className={styles.head}>
        {onBack && (
          <IconButton
            className={inPage ? styles.narrowOnly : undefined}
            label="Toutes les conversations"
            icon={ArrowLeft}
            onClick={onBack}
          />
        )}
        {data && <Avatar firstName={data.firstName} lastName={data.lastName} size="small" />}
        <div className={styles.who}>
          <p className={styles.name}>
            {data && !inFile ? <Link href={`/jeunes/${id}`}>{`${data.firstName} ${data.lastName}`}</Link> : data?.firstName}
          </p>
          {others.length > 0 && <p className={styles.about}>Avec {others.map((a) => `${a.firstName} ${a.lastName}`).join(', ')}</p>}
        </div>
        <IconButton label="Chercher dans la conversation" icon={Search} aria-pressed={searching} onClick={() => setSearching(!searching)} />
      </div>
      <Thread
        key={id}
        conversationId={id}
        searching={searching}
        onSearchEnd={() => setSearching(false)}
        menu={menu}
        at={at}
        tools={(box) => <ComposerTools youngPersonId={id} firstName={data?.firstName ?? ''} {...box} />}
        above={<ScheduledFor youngPersonId={id} />}
        empty={`Aucun message pour le moment. ${data ? `${data.firstName} reçoit ce que vous écrivez aussitôt, sur son téléphone.` : ''}`}
      />
    </section>
  )
}

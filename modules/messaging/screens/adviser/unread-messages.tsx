import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { ago } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { usePanel } from '#ui/panel'
import { useTimeZone } from '#ui/session'
import { useUnreadConversations } from './use-unread-conversations.ts'

const shown = 2

/** Who waits for an answer. */
export function UnreadMessages() {
  const waiting = useUnreadConversations()
  const { show } = usePanel()
  const timeZone = useTimeZone()
  return (
    <HomeSection
      title="Messages non lus"
      count={waiting?.reduce((n, c) => n + c.unread, 0)}
      action={
        waiting && waiting.length > shown ? (
          <LinkButton href="/messages" variant="quiet" small>
            Tout voir
          </LinkButton>
        ) : undefined
      }
    >
      <List label="Messages non lus">
        {waiting?.slice(0, shown).map(({ id, firstName, lastName, lastMessage }) => (
          <ListItem
            key={id}
            title={`${firstName} ${lastName}`}
            text={lastMessage?.isDeleted ? 'Message supprimé' : lastMessage?.excerpt || 'Pièce jointe'}
            meta={lastMessage && ago(lastMessage.sentAt, timeZone)}
            onClick={() => show(id)}
          />
        ))}
      </List>
    </HomeSection>
  )
}

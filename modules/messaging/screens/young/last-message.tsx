import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { useSession, useTimeZone } from '#ui/session'
import { useConversation, useMessages } from '../use-conversation.ts'
import styles from './messages.module.css'
import { texts } from './texts.ts'

/** The last thing said between the young person and the adviser. */
export function LastMessage() {
  const { id } = useSession()
  const timeZone = useTimeZone()
  const { data: conversation } = useConversation(id)
  const { messages } = useMessages(id)
  const last = messages?.findLast((m) => m.kind === 'message' && !m.deletedAt)
  if (!conversation || !messages) return null
  const lead = conversation.advisers[0]!
  const unread = conversation.unread
  const title = unread ? `${unread} ${unread === 1 ? 'nouveau message' : 'nouveaux messages'}` : 'Dernier message'
  return (
    <Card
      title={title}
      tone={unread ? 'sun' : 'raised'}
      action={
        <LinkButton href="/messages" variant={unread ? 'main' : 'soft'} small>
          {unread ? 'Lire' : last ? 'Répondre' : 'Écrire'}
        </LinkButton>
      }
    >
      {last ? (
        <div>
          <p className={styles.last}>{last.text || texts.attachment}</p>
          <p className={styles.when}>
            {last.byYoungPerson ? 'Toi' : last.author?.firstName}, {relativeDayAndTime(last.sentAt, timeZone)}
          </p>
        </div>
      ) : (
        <p>{`${lead.firstName} ${lead.lastName} te suit. Tu peux lui écrire quand tu veux.`}</p>
      )}
    </Card>
  )
}

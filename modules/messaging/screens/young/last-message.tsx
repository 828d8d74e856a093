import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { Listen } from '#ui/listen'
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
  const title = unread ? texts.newCount(unread) : texts.last
  return (
    <Card
      title={title}
      tone={unread ? 'sun' : 'raised'}
      action={
        <LinkButton href="/messages" variant={unread ? 'main' : 'soft'} small>
          {unread ? texts.read : last ? texts.answer : texts.write}
        </LinkButton>
      }
    >
      {last ? (
        <div>
          <p className={styles.last} dir="auto">
            {last.text || texts.attachment}
          </p>
          <p className={styles.when}>
            {last.byYoungPerson ? texts.you : last.author?.firstName}, {relativeDayAndTime(last.sentAt, timeZone)}
          </p>
          <Listen text={last.text} lang="fr-FR" about={texts.last} />
        </div>
      ) : (
        <p>{texts.follows(`${lead.firstName} ${lead.lastName}`)}</p>
      )}
    </Card>
  )
}

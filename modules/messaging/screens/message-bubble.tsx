import { Ban, Check, CheckCheck, Clock, Eye, TriangleAlert, UserRoundCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { AttachedFiles, SendingFile } from '#screens/files'
import { Button } from '#ui/button'
import { isoDay, shortDay, timeOfDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import type { Message } from '../api.ts'
import { cutAtLinks } from './links.ts'
import styles from './message-bubble.module.css'
import type { Enclosed } from './use-outgoing.ts'
import { texts } from './young/texts.ts'

type BubbleProps = {
  message: Message
  own: boolean
  /** Said above the text when it is not the usual person. */
  author?: string | undefined
  /** Whose words are quoted: "Toi", "Aïcha". */
  quoted?: string | undefined
  sentToSeveral?: boolean
  found?: boolean
  onQuote?: (number: number) => void
  menu?: ReactNode
}

/** One message: words, when, and how far it got. */
export function MessageBubble({ message, own, author, quoted, sentToSeveral, found, onQuote, menu }: BubbleProps) {
  const timeZone = useTimeZone()
  const { replyTo, deletedAt } = message
  return (
    <li data-number={message.number} className={`${styles.line} ${own ? styles.own : ''} ${found ? styles.found : ''}`}>
      <div className={`${styles.bubble} ${deletedAt ? styles.gone : ''}`}>
        {author && <p className={styles.author}>{author}</p>}
        {replyTo && !deletedAt && (
          <button type="button" className={styles.quote} onClick={() => onQuote?.(replyTo.number)}>
            <span className={styles.quoted}>{quoted}</span>
            <span className={styles.excerpt}>{replyTo.excerpt || texts.attachmentOrDeleted}</span>
          </button>
        )}
        {deletedAt ? (
          <p className={styles.text}>
            <Ban size={16} aria-hidden /> {texts.deleted}
          </p>
        ) : (
          <>
            {message.text && (
              <p className={styles.text} dir="auto">
                <Words text={message.text} />
              </p>
            )}
            <AttachedFiles files={message.files} />
          </>
        )}
      </div>
      {menu && <div className={styles.menu}>{menu}</div>}
      <p className={styles.foot}>
        <time dateTime={message.sentAt}>{timeOfDay(message.sentAt, timeZone)}</time>
        {message.editedAt && !deletedAt && <span>{texts.edited}</span>}
        {sentToSeveral && <span>{texts.toSeveral}</span>}
        {own && !deletedAt && <State message={message} />}
      </p>
    </li>
  )
}

/** A text with its addresses as links. They open elsewhere and learn nothing of where they were. */
function Words({ text }: { text: string }) {
  return cutAtLinks(text).map(({ text: words, href }, i) =>
    href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never moved
      <a key={i} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
    ) : (
      words
    ),
  )
}

/** "lu à 14 h 05"; with its day when it is not the day of the sending. */
function State({ message: { state, sentAt, readAt } }: { message: Message }) {
  const timeZone = useTimeZone()
  if (state === 'read')
    return (
      <span className={`${styles.state} ${styles.read}`}>
        <Eye size={14} aria-hidden /> {readWords(sentAt, readAt!, timeZone)}
      </span>
    )
  const Icon = state === 'delivered' ? CheckCheck : Check
  return (
    <span className={styles.state}>
      <Icon size={14} aria-hidden /> {state === 'delivered' ? texts.delivered : texts.sent}
    </span>
  )
}

const readWords = (sentAt: string, readAt: string, timeZone: string) =>
  isoDay(readAt, timeZone) === isoDay(sentAt, timeZone)
    ? texts.readAt(timeOfDay(readAt, timeZone))
    : texts.readOn(shortDay(readAt, timeZone), timeOfDay(readAt, timeZone))

type WaitingProps = { text: string; files: readonly Enclosed[]; offline: boolean; onRetry: () => void }
/** A message on its way: shown at once, kept on the device until the server has it. */
export const WaitingBubble = ({ text, files, offline, onRetry }: WaitingProps) => (
  <li className={`${styles.line} ${styles.own} ${styles.waiting}`}>
    <div className={styles.bubble}>
      {text && (
        <p className={styles.text} dir="auto">
          <Words text={text} />
        </p>
      )}
      {files.map((file) => (
        <SendingFile key={file.id} {...file} />
      ))}
    </div>
    <p className={styles.foot}>
      <span className={styles.state}>
        <Clock size={14} aria-hidden /> {offline ? texts.keptHere : texts.sending}
      </span>
      {offline && (
        <Button variant="quiet" small onClick={onRetry}>
          {texts.tryAgain}
        </Button>
      )}
    </p>
  </li>
)

type RefusedProps = {
  text: string
  files: readonly Enclosed[]
  why: string
  onRetry: () => void
  onTakeBack: () => void
  onDrop: () => void
}
/** A message the server said no to: its text is kept until its author decides. */
export const RefusedBubble = ({ text, files, why, onRetry, onTakeBack, onDrop }: RefusedProps) => (
  <li className={`${styles.line} ${styles.own} ${styles.refused}`}>
    <div className={styles.bubble}>
      {text && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      {files.map((file) => (
        <SendingFile key={file.id} {...file} />
      ))}
    </div>
    <p className={styles.foot} role="alert">
      <span className={styles.state}>
        <TriangleAlert size={14} aria-hidden /> {texts.notSent(why)}
      </span>
    </p>
    <div className={styles.choices}>
      <Button small onClick={onRetry}>
        {texts.tryAgain}
      </Button>
      <Button variant="quiet" small onClick={onTakeBack}>
        {texts.edit}
      </Button>
      <Button variant="quiet" small onClick={onDrop}>
        {texts.drop}
      </Button>
    </div>
  </li>
)

/** A line of the conversation that nobody wrote: a new adviser. */
export const Notice = ({ message }: { message: Message }) => (
  <li data-number={message.number} className={styles.notice}>
    <UserRoundCheck size={16} aria-hidden /> {message.text}
  </li>
)

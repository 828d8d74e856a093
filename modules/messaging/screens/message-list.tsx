import { Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '#ui/button'
import { capital, dayInFull, isoDay } from '#ui/format'
import { keepDraft } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import type { Conversation, Message } from '../api.ts'
import { MessageBubble, Notice, RefusedBubble, WaitingBubble } from './message-bubble.tsx'
import styles from './thread.module.css'
import { markDelivered, useReadMark } from './use-conversation.ts'
import type { useOutgoing } from './use-outgoing.ts'
import { texts } from './young/texts.ts'

type ListProps = {
  conversation: Conversation
  messages: Message[]
  reading: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => void }
  outgoing: ReturnType<typeof useOutgoing>
  offline: boolean
  empty: string
  isTyping: boolean
  target: number | undefined
  onTarget: (number: number | undefined) => void
  nameOf: (m: { byYoungPerson: boolean }) => string
  menu: (m: Message) => ReactNode
}

/** The lines of a conversation, the newest at the bottom; older ones come when one scrolls up. */
export function MessageList(props: ListProps) {
  const { conversation, messages, reading, outgoing, empty, target, onTarget, isTyping, nameOf } = props
  const young = useSession().role === 'youngPerson'
  const isOwn = useCallback((m: Message) => m.kind === 'message' && m.byYoungPerson === young, [young])
  const list = useReadMark(conversation.id, messages, isOwn, conversation.canWrite ? conversation.readUpTo : undefined)
  const newest = messages.at(-1)?.number ?? 0
  useEffect(() => {
    if (conversation.canWrite && newest > conversation.deliveredUpTo) markDelivered(conversation.id, newest)
  }, [conversation, newest])
  useTarget(list, messages, reading, target, onTarget)
  const scroller = useRef<HTMLElement>(null)
  useEffect(() => {
    // what I just wrote is in sight, wherever I was reading; the bottom of a reversed column is its zero
    if (outgoing.pending.length) scroller.current?.scrollTo({ top: 0 })
  }, [outgoing.pending.length])
  const waiting = outgoing.pending.filter((w) => !messages.some((m) => m.id === w.input.body.id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} aria-label={texts.title} tabIndex={0}>
      <div className={styles.lines}>
        <Older {...reading} />
        {!messages.length && !waiting.length && <p className={styles.empty}>{empty}</p>}
        <ol ref={list} className={styles.list} aria-live="polite" aria-relevant="additions">
          <Lines {...props} isOwn={isOwn} young={young} />
          {waiting.map((w) => (
            <WaitingBubble
              key={w.input.body.id}
              text={w.input.body.text}
              files={outgoing.enclosedIn(w.input.body.fileIds)}
              offline={props.offline}
              onRetry={outgoing.sendNow}
            />
          ))}
          <Refused outgoing={outgoing} conversationId={conversation.id} />
        </ol>
        <p role="status" className={styles.typing}>
          {isTyping && texts.typing(capital(nameOf({ byYoungPerson: !young })))}
        </p>
      </div>
    </section>
  )
}

type LinesProps = ListProps & { isOwn: (m: Message) => boolean; young: boolean }

function Lines({ conversation, messages, menu, nameOf, target, onTarget, isOwn, young }: LinesProps) {
  const timeZone = useTimeZone()
  const me = useSession().id
  const [readBefore] = useState(conversation.readUpTo)
  const firstNew = conversation.canWrite
    ? messages.find((m) => m.number > readBefore && !isOwn(m) && m.kind === 'message')?.number
    : undefined
  return messages.map((m, i) => {
    const day = isoDay(m.sentAt, timeZone)
    const isNewDay = !i || isoDay(messages[i - 1]!.sentAt, timeZone) !== day
    return (
      <Fragment key={m.id}>
        {isNewDay && (
          <li className={styles.day}>
            <time dateTime={day}>{capital(dayInFull(m.sentAt, timeZone))}</time>
          </li>
        )}
        {m.number === firstNew && <li className={styles.fresh}>{young ? texts.fresh : 'Non lus à l’ouverture'}</li>}
        {m.kind === 'notice' ? (
          <Notice message={m} />
        ) : (
          <MessageBubble
            message={m}
            own={isOwn(m)}
            author={authorName(m, conversation, me, young)}
            quoted={m.replyTo ? capital(nameOf(m.replyTo)) : undefined}
            sentToSeveral={Boolean(m.groupMessageId)}
            found={m.number === target}
            onQuote={onTarget}
            menu={conversation.canWrite ? menu(m) : undefined}
          />
        )}
      </Fragment>
    )
  })
}

/** Named when it is neither me nor the person one expects. */
function authorName(m: Message, { advisers }: Conversation, me: string, young: boolean) {
  if (m.byYoungPerson || m.author?.id === me) return undefined
  const lead = advisers[0]
  if (young && m.author?.id === lead?.id) return undefined
  const name = `${m.author?.firstName} ${m.author?.lastName}`
  const covers = advisers.some((a) => !a.isLead && a.id === m.author?.id)
  return covers && lead ? texts.covers(name, lead.firstName) : name
}

function Older({ hasMore, isLoadingMore, loadMore }: ListProps['reading']) {
  const mark = useRef<HTMLDivElement>(null)
  const latest = useRef(loadMore)
  latest.current = loadMore
  useEffect(() => {
    if (!hasMore || !mark.current) return
    const watch = new IntersectionObserver(([e]) => e?.isIntersecting && latest.current(), { rootMargin: '200px 0px 0px' })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [hasMore])
  if (!hasMore) return null
  return (
    <div ref={mark} className={styles.older}>
      <Button variant="quiet" small busy={isLoadingMore} onClick={loadMore}>
        {texts.older}
      </Button>
    </div>
  )
}

function Refused({ outgoing, conversationId }: { outgoing: ListProps['outgoing']; conversationId: string }) {
  return outgoing.refused.map((w) => (
    <RefusedBubble
      key={w.key}
      text={w.input.body.text}
      files={outgoing.enclosedIn(w.input.body.fileIds)}
      why={refusalSentence(w.refused)}
      onRetry={() => outgoing.retry(w.key, w.input.body.fileIds)}
      onTakeBack={() => {
        keepDraft(`message.${conversationId}`, w.input.body.text)
        outgoing.drop(w.key, w.input.body.fileIds)
      }}
      onDrop={() => outgoing.drop(w.key, w.input.body.fileIds)}
    />
  ))
}

/** Goes to a message, reading older pages until it is there. */
function useTarget(
  list: React.RefObject<HTMLOListElement | null>,
  messages: Message[],
  { hasMore, loadMore }: ListProps['reading'],
  target: number | undefined,
  onTarget: (number: number | undefined) => void,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions change at each drawing, what they do never does
  useEffect(() => {
    if (target === undefined) return
    if (hasMore && (messages[0]?.number ?? 1) > target) return loadMore()
    list.current?.querySelector(`[data-number="${target}"]`)?.scrollIntoView({ block: 'center' })
    const timer = setTimeout(() => onTarget(undefined), 2_500)
    return () => clearTimeout(timer)
  }, [target, messages, hasMore])
}

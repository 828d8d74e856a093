import { type ComponentProps, type ReactNode, useCallback, useEffect, useId, useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { ConfirmDialog } from '#ui/dialog'
import { useFreshness } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { SkipLink } from '#ui/visually-hidden'
import { type Conversation, type Message, messagingApi } from '../api.ts'
import { Composer, type Intent } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import type { MessageMenu } from './message-menu.ts'
import styles from './thread.module.css'
import { ThreadSearch } from './thread-search.tsx'
import { refreshConversation, useConversation, useMessages, useTyping } from './use-conversation.ts'
import { useOutgoing } from './use-outgoing.ts'
import { texts } from './young/texts.ts'

type ComposerTools = NonNullable<ComponentProps<typeof Composer>['tools']>

type ThreadProps = {
  /** The message to go to, as it was found elsewhere. */
  at?: number | undefined
  conversationId: string
  searching: boolean
  onSearchEnd: () => void
  /** How this shell draws the actions of a message. */
  menu: MessageMenu
  /** What to say before the first message. */
  empty: string
  tools?: ComposerTools
  /** What this shell shows between the messages and the box. */
  above?: ReactNode
}

/** One conversation: its messages, what is being sent, and where one writes. */
export function Thread({ conversationId, searching, onSearchEnd, menu, empty, tools, above, at }: ThreadProps) {
  const { data: conversation, error } = useConversation(conversationId)
  const reading = useMessages(conversationId)
  const [target, setTarget] = useState(at)
  useEffect(() => setTarget(at), [at])
  const failure = error ?? reading.error
  if (failure && !reading.messages)
    return (
      <div className={styles.fill}>
        <ErrorNotice onRetry={() => refreshConversation(conversationId)}>{refusalSentence(failure)}</ErrorNotice>
      </div>
    )
  if (!conversation || !reading.messages)
    return (
      <div className={styles.fill}>
        <Loading label={texts.coming}>
          <SkeletonRows rows={5} />
        </Loading>
      </div>
    )
  return (
    <>
      {searching && <ThreadSearch conversation={conversation} onGo={setTarget} onClose={onSearchEnd} />}
      <Opened {...{ conversation, menu, empty, target, setTarget, tools, above }} messages={reading.messages} reading={reading} />
    </>
  )
}

type OpenedProps = {
  conversation: Conversation
  messages: Message[]
  reading: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => void }
  menu: MessageMenu
  empty: string
  target: number | undefined
  setTarget: (number: number | undefined) => void
  tools: ComposerTools | undefined
  above: ReactNode
}

function Opened({ conversation, messages, reading, menu, empty, target, setTarget, tools, above }: OpenedProps) {
  const { id } = conversation
  const me = useSession()
  const box = useId()
  const { offline } = useFreshness()
  const [intent, setIntent] = useState<Intent>()
  const [doomed, setDoomed] = useState<Message>()
  const outgoing = useOutgoing(id)
  const change = useChanges(id)
  const isTyping = useTyping(id)
  const nameOf = useCallback((m: { byYoungPerson: boolean }) => whose(m, conversation, me), [conversation, me])
  const send = (text: string, about: Intent, files: readonly File[]) => {
    setIntent(undefined)
    if (about?.kind === 'edit') change.edit(about.message, text)
    else outgoing.send(text, { replyToId: about?.message.id, files })
  }
  return (
    <>
      {conversation.canWrite && <SkipLink href={`#${box}`}>{texts.skipToWriting}</SkipLink>}
      <MessageList
        {...{ conversation, messages, reading, outgoing, offline, empty, target, nameOf, isTyping }}
        onTarget={setTarget}
        menu={(message) => menu({ message, onAnswer: setIntent, onEdit: setIntent, onDelete: setDoomed })}
      />
      {conversation.canWrite ? (
        <Composer
          key={id}
          {...{ id: box, conversationId: id, intent }}
          label={texts.writeTo(me.role === 'youngPerson' ? conversation.advisers[0]!.firstName : conversation.firstName)}
          quoted={intent ? nameOf(intent.message) : ''}
          onCancel={() => setIntent(undefined)}
          onSend={send}
          {...(tools && { tools })}
        >
          {above}
          {me.role === 'youngPerson' && conversation.closed && (
            <p className={styles.closed} dir="auto">
              {conversation.closed.text}
            </p>
          )}
        </Composer>
      ) : (
        <p className={styles.readOnly}>
          {me.role === 'youngPerson' ? texts.readOnly : 'Vous lisez cette conversation ; seuls ses conseillers y écrivent.'}
        </p>
      )}
      <ConfirmDialog
        open={Boolean(doomed)}
        onClose={() => setDoomed(undefined)}
        onConfirm={() => doomed && change.remove(doomed)}
        title={texts.removeAsked}
        confirm={texts.remove}
        lost={texts.removeLost}
      />
    </>
  )
}

/** Changes of one's own messages: online only, so that nobody thinks something is gone which is still read. */
function useChanges(id: string) {
  const toast = useToast()
  const options = {
    onDone: () => refreshConversation(id),
    onFailed: (error: unknown) => toast(refusalSentence(error), { tone: 'bad' as const }),
  }
  const edit = useWrite(messagingApi.edit, options)
  const remove = useWrite(messagingApi.remove, options)
  return {
    edit: (m: Message, text: string) => edit.send({ params: { id, messageId: m.id }, body: { text } }),
    remove: (m: Message) => remove.sendAndWait({ params: { id, messageId: m.id } }),
  }
}

const whose = (m: { byYoungPerson: boolean }, { firstName, advisers }: Conversation, me: { role: string }) => {
  const young = me.role === 'youngPerson'
  if (m.byYoungPerson === young) return young ? texts.youInside : 'vous'
  return young ? advisers[0]!.firstName : firstName
}

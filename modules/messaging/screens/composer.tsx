import { SendHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ChosenFiles, PickFiles } from '#screens/files'
import { Button, IconButton } from '#ui/button'
import { useDraft } from '#ui/offline'
import { useToast } from '#ui/toast'
import { call } from '#ui/use-endpoint'
import { type Message, messagingApi } from '../api.ts'
import styles from './composer.module.css'
import { texts } from './young/texts.ts'

/** What is being written: a new message, an answer to one, or other words for one. */
export type Intent = { kind: 'answer' | 'edit'; message: Message } | undefined

const mostFiles = 5

type ComposerProps = {
  id: string
  conversationId: string
  label: string
  intent: Intent
  quoted: string
  onCancel: () => void
  onSend: (text: string, intent: Intent, files: readonly File[]) => void
  /** What a shell adds beside the box: words to use again, a later hour. */
  tools?: (box: { text: string; setText: (text: string) => void; files: readonly File[]; clear: () => void }) => ReactNode
  children?: ReactNode
}

/** Where one writes. The text stays on the device until it is sent; a computer sends with Enter, a phone with the button. */
export function Composer({ id, conversationId, label, intent, quoted, onCancel, onSend, tools, children }: ComposerProps) {
  const editing = intent?.kind === 'edit' ? intent.message : undefined
  const [text, setText, clear] = useDraft(editing ? `edit.${editing.id}` : `message.${conversationId}`)
  const box = useRef<HTMLTextAreaElement>(null)
  const { files, setFiles, join } = useJoined(() => box.current?.focus())
  const hintTyping = useTypingHint(conversationId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another message is taken up
  useEffect(() => {
    if (editing) setText(editing.text)
    if (intent) box.current?.focus()
  }, [intent])
  const empty = () => {
    clear()
    if (!editing) setFiles([])
  }
  const submit = () => {
    if (!text.trim() && (!files.length || editing)) return
    onSend(text.trim(), intent, editing ? [] : files)
    empty()
    box.current?.focus()
  }
  const write = (typed: string) => {
    setText(typed)
    if (typed) hintTyping()
  }
  const cancel = () => {
    if (editing) clear()
    onCancel()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && intent) cancel()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    submit()
  }
  // what stands beside the box opens forms of its own: they are not inside this one
  return (
    <div className={styles.composer}>
      {children}
      {intent && <Taken intent={intent} quoted={quoted} onCancel={cancel} />}
      {!editing && <ChosenFiles files={files} onRemove={(one) => setFiles(files.filter((f) => f !== one))} />}
      <div className={styles.row}>
        {!editing && <PickFiles several onPick={join} />}
        {!editing && tools?.({ text, setText, files, clear: empty })}
        <form className={styles.form} onSubmit={(event) => [event.preventDefault(), submit()]}>
          <textarea {...{ id, ref: box, value: text, ...boxProps(label) }} onChange={(e) => write(e.target.value)} onKeyDown={keys} />
          <SendButton word={editing ? texts.save : texts.send} />
        </form>
      </div>
      {text.length > 3_500 && <p className={styles.count}>{texts.charactersLeft(4_000 - text.length)}</p>}
    </div>
  )
}

const boxProps = (label: string) => ({ 'aria-label': label, placeholder: label, rows: 1, maxLength: 4_000, className: styles.box })

const SendButton = ({ word }: { word: string }) => (
  <Button type="submit" variant="main" icon={SendHorizontal} className={styles.send}>
    <span className={styles.word}>{word}</span>
  </Button>
)

const Taken = ({ intent, quoted, onCancel }: { intent: NonNullable<Intent>; quoted: string; onCancel: () => void }) => (
  <div className={styles.taken}>
    <p>
      <strong>{intent.kind === 'edit' ? texts.editMessage : texts.answerTo(quoted)}</strong>
      <span>{intent.message.text}</span>
    </p>
    <IconButton label={texts.cancel} icon={X} onClick={onCancel} />
  </div>
)

/** What was chosen to go with the message; five at most. */
function useJoined(then: () => void) {
  const toast = useToast()
  const [files, setFiles] = useState<readonly File[]>([])
  const join = (given: File[]) => {
    if (files.length + given.length > mostFiles) toast(texts.tooManyFiles, { tone: 'bad' })
    setFiles([...files, ...given].slice(0, mostFiles))
    then()
  }
  return { files, setFiles, join }
}

/** Tells the other side, at most every three seconds; a lost hint is nothing. */
function useTypingHint(id: string) {
  const last = useRef(0)
  return () => {
    if (Date.now() - last.current < 3_000) return
    last.current = Date.now()
    call(messagingApi.typing, { params: { id } }).catch(() => undefined)
  }
}

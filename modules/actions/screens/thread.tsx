import { MessageCircle } from 'lucide-react'
import type { FormEvent, KeyboardEvent } from 'react'
import { actionsApi, type Change, type Comment } from '#api/actions'
import { Button } from '#ui/button'
import { TextArea } from '#ui/field'
import { ago } from '#ui/format'
import { useDraft, useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import styles from './thread.module.css'
import { useComment } from './use-actions.ts'
import { changeWords } from './words.ts'
import { texts } from './young/texts.ts'

type ThreadProps = { actionId: string; comments: readonly Comment[]; offline?: boolean; readOnly?: boolean; hint: string }

/** What was said about an action, and a place to say more. */
export function Thread({ actionId, comments, offline, readOnly, hint }: ThreadProps) {
  const timeZone = useTimeZone()
  const { id: me } = useSession()
  const waiting = useOfflineQueue(actionsApi.comment).pending.filter((w) => w.input.params.id === actionId)
  return (
    <section className={styles.thread} aria-label={texts.comments}>
      <h2 className={styles.title}>
        <MessageCircle size={20} aria-hidden /> {texts.comments}
      </h2>
      {!comments.length && !waiting.length && <p className={styles.none}>{hint}</p>}
      <ul className={styles.list}>
        {comments.map(({ id, author, text, writtenAt }) => (
          <li key={id} className={author.id === me ? styles.mine : styles.theirs}>
            <p className={styles.meta}>
              {author.id === me ? texts.me : author.name} · {ago(writtenAt, timeZone)}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
        {waiting.map(({ key, input }) => (
          <li key={key} className={styles.mine}>
            <p className={styles.meta}>{texts.meWaiting}</p>
            <p className={styles.text}>{input.body.text}</p>
          </li>
        ))}
      </ul>
      {!readOnly && <Write actionId={actionId} offline={offline} />}
    </section>
  )
}

function Write({ actionId, offline }: { actionId: string; offline: boolean | undefined }) {
  const toast = useToast()
  const [text, setText, clear] = useDraft(`actions.comment.${actionId}`)
  const comment = useComment({ ...(offline && { offline }) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (!said || comment.sending) return
    const outcome = await comment.sendAndWait({ params: { id: actionId }, body: { id: crypto.randomUUID(), text: said } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    else clear()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
  }
  return (
    <form onSubmit={send} className={styles.write} data-keeps>
      <TextArea
        label={texts.writeComment}
        hideLabel
        placeholder={texts.writeCommentHere}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" busy={comment.sending} disabled={!text.trim()}>
        {texts.send}
      </Button>
    </form>
  )
}

/** Who did what to an action; folded away. */
export function History({ history }: { history: readonly Change[] }) {
  const timeZone = useTimeZone()
  const { id: me } = useSession()
  return (
    <details className={styles.history}>
      <summary>{texts.history}</summary>
      <ol>
        {history.map((change) => (
          <li key={`${change.at}${change.what}`}>
            <span>{texts.historyLine(change.author.id === me ? texts.me : change.author.name, changeWords(change, timeZone))}</span>
            <span className={styles.meta}>{ago(change.at, timeZone)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import { type Note, teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { Badge } from '#ui/badge'
import { Button, IconButton } from '#ui/button'
import { Card, Row } from '#ui/card'
import { isoDay, relativeDayAndTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { dueWords } from './home-tasks.tsx'
import styles from './team.module.css'

type ListProps = { notes: readonly Note[]; label: string; showsFile?: boolean }

/** Notes under one another; on a page about many files, each says which. */
export const NoteList = ({ notes, label, showsFile = false }: ListProps) => (
  <Card>
    <ul className={styles.notes} aria-label={label}>
      {notes.map((note) => (
        <li key={note.id} className={styles.note}>
          <NoteRow note={note} showsFile={showsFile} />
        </li>
      ))}
    </ul>
  </Card>
)

function NoteRow({ note, showsFile }: { note: Note; showsFile: boolean }) {
  const timeZone = useTimeZone()
  const who = nameOf(note.youngPerson)
  return (
    <>
      <Row between>
        <div className={styles.meta}>
          {showsFile && (note.canOpen ? <Link href={`/jeunes/${note.youngPerson.id}/notes`}>{who}</Link> : <strong>{who}</strong>)}
          <span>
            {nameOf(note.author)}, {relativeDayAndTime(note.writtenAt, timeZone)}
          </span>
        </div>
        <Acts note={note} />
      </Row>
      <p className={`${styles.text} ${note.doneAt ? styles.done : ''}`}>{note.text}</p>
      {(note.assignee || note.mentions.length > 0) && <About note={note} timeZone={timeZone} />}
    </>
  )
}

function About({ note, timeZone }: { note: Note; timeZone: string }) {
  const isLate = !note.doneAt && note.dueOn !== null && note.dueOn < isoDay(Date.now(), timeZone)
  return (
    <div className={styles.meta}>
      {note.assignee && (
        <Badge tone={note.doneAt ? 'good' : isLate ? 'bad' : 'accent'}>
          {note.doneAt
            ? `Faite ${relativeDayAndTime(note.doneAt, timeZone)}`
            : `À faire par ${nameOf(note.assignee)}, ${dueWords(note, timeZone)}`}
        </Badge>
      )}
      {note.mentions.length > 0 && <span>Pour {note.mentions.map(nameOf).join(', ')}</span>}
    </div>
  )
}

function Acts({ note }: { note: Note }) {
  const toast = useToast()
  const onFailed = (error: unknown) => toast(refusalSentence(error), { tone: 'bad' })
  const invalidates = [teamApi.notes, teamApi.toDo]
  const finish = useWrite(teamApi.finishTask, { invalidates, onFailed })
  const remove = useWrite(teamApi.removeNote, { invalidates, onDone: () => toast('Note retirée.'), onFailed })
  const params = { id: note.id }
  return (
    <Row gap={4}>
      {note.canFinish && (
        <Button
          small
          variant={note.doneAt ? 'quiet' : 'soft'}
          icon={note.doneAt ? RotateCcw : Check}
          busy={finish.sending}
          onClick={() => finish.send({ params, body: { isDone: !note.doneAt } })}
        >
          {note.doneAt ? 'À refaire' : 'C’est fait'}
        </Button>
      )}
      {note.canRemove && <IconButton label="Retirer cette note" icon={Trash2} onClick={() => remove.send({ params })} />}
    </Row>
  )
}

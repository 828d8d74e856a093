import { CalendarClock, NotebookText, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ChosenFiles, PickFiles, useEnclosures } from '#screens/files'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { SelectField, TextArea } from '#ui/field'
import { count } from '#ui/format'
import { useDraft } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'
import styles from './conversations.module.css'
import { PeoplePicker } from './people-picker.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { TemplateDialog } from './template-dialog.tsx'

const most = 300

/** The same words to several people, now or later; each answers alone. */
export function GroupMessage({ onClose, listId }: { onClose: () => void; listId?: string }) {
  const [text, setText, clear] = useDraft('group-message')
  const [files, setFiles] = useState<readonly File[]>([])
  const to = useRecipients(listId)
  const [later, setLater] = useState(false)
  const done = () => {
    clear()
    onClose()
  }
  const { send, error, busy } = useSending(done)
  const ready = to.chosen.size > 0 && to.chosen.size <= most && text.trim() !== ''
  return (
    <Dialog
      open
      onClose={onClose}
      title="Écrire à plusieurs"
      actions={
        <>
          <Button variant="main" busy={busy} disabled={!ready} onClick={() => void send(text.trim(), to, files)}>
            {to.chosen.size ? `Envoyer à ${count(to.chosen.size, 'personne', 'personnes')}` : 'Envoyer'}
          </Button>
          <Button icon={CalendarClock} disabled={!ready} onClick={() => setLater(true)}>
            Programmer
          </Button>
        </>
      }
    >
      <div className={styles.group}>
        <Banner>Chacun reçoit le message dans sa propre conversation, sans savoir qui d’autre l’a reçu. Les réponses sont privées.</Banner>
        <Recipients to={to} />
        <GroupText text={text} setText={setText} />
        <Enclosed files={files} setFiles={setFiles} />
        {error && <ErrorNotice safe="Personne ne l’a reçu. Votre texte est gardé.">{error}</ErrorNotice>}
      </div>
      {later && (
        <ScheduleDialog people={to.people()} text={text} files={files} listId={to.list?.id} onClose={() => setLater(false)} onDone={done} />
      )}
    </Dialog>
  )
}

function useSending(done: () => void) {
  const toast = useToast()
  const [id] = useState(() => v7())
  const write = useWrite(messagingApi.sendGroup, {
    invalidates: [messagingApi.conversations, messagingApi.messages, messagingApi.groupMessages],
    onDone: ({ sent }) => {
      toast(`Message envoyé à ${count(sent, 'personne', 'personnes')}`)
      done()
    },
  })
  const { enclose, enclosing } = useEnclosures()
  const [refused, setRefused] = useState<string>()
  const send = async (text: string, { chosen, list }: To, files: readonly File[]) => {
    const youngPersonIds = [...chosen]
    const { fileIds, error } = await enclose(files, youngPersonIds[0]!)
    setRefused(error ? refusalSentence(error) : undefined)
    if (!error) write.send({ body: { id, text, youngPersonIds, ...(list && { listId: list.id }), ...(fileIds.length > 0 && { fileIds }) } })
  }
  return { send, error: refused ?? (write.error && refusalSentence(write.error)), busy: write.sending || enclosing }
}

const mostFiles = 5

type EnclosedProps = { files: readonly File[]; setFiles: (files: readonly File[]) => void }
/** What goes with the words: the same for all, a file of their own for each. */
function Enclosed({ files, setFiles }: EnclosedProps) {
  const toast = useToast()
  const join = (given: File[]) => {
    if (files.length + given.length > mostFiles) toast(`${mostFiles} fichiers au plus.`, { tone: 'bad' })
    setFiles([...files, ...given].slice(0, mostFiles))
  }
  return (
    <>
      <ChosenFiles files={files} onRemove={(one) => setFiles(files.filter((f) => f !== one))} />
      <PickFiles several onPick={join}>
        {(open) => (
          <div>
            <Button small variant="quiet" icon={Paperclip} onClick={open}>
              Joindre un fichier
            </Button>
          </div>
        )}
      </PickFiles>
    </>
  )
}

type To = ReturnType<typeof useRecipients>
/** Who it is for: the people of a list, to whom others can be added or taken away, or people one by one. */
function useRecipients(first = '') {
  const { data } = useEndpoint(messagingApi.lists)
  const [listId, setListId] = useState(first)
  const [picked, pick] = useState<ReadonlySet<string>>()
  const lists = data?.items ?? []
  const list = lists.find((l) => l.id === listId)
  const chosen = picked ?? new Set(list?.members.map((m) => m.id))
  const firstNameOf = (id: string) => list?.members.find((m) => m.id === id)?.firstName ?? 'une personne'
  return {
    lists,
    list,
    chosen,
    pick,
    chooseList: (id: string) => {
      setListId(id)
      pick(undefined)
    },
    people: () => [...chosen].map((id) => ({ id, firstName: firstNameOf(id) })),
  }
}

const Recipients = ({ to }: { to: To }) => (
  <>
    {to.lists.length > 0 && (
      <SelectField
        label="Liste"
        optional
        value={to.list?.id ?? ''}
        options={[
          { value: '', label: 'Aucune : je choisis ci-dessous' },
          ...to.lists.map((l) => ({ value: l.id, label: `${l.name} (${l.members.length})` })),
        ]}
        onChange={(e) => to.chooseList(e.target.value)}
      />
    )}
    <PeoplePicker chosen={to.chosen} onChange={to.pick} />
    {to.chosen.size > most && <p>Au plus {most} personnes à la fois.</p>}
  </>
)

function GroupText({ text, setText }: { text: string; setText: (text: string) => void }) {
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <TextArea
        label="Message"
        hint="{prénom} devient le prénom de chacun."
        required
        maxLength={4000}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div>
        <Button small variant="quiet" icon={NotebookText} onClick={() => setChoosing(true)}>
          Insérer un modèle
        </Button>
      </div>
      {choosing && (
        <TemplateDialog
          onClose={() => setChoosing(false)}
          onChoose={(words) => {
            setText([text.trimEnd(), words].filter(Boolean).join('\n'))
            setChoosing(false)
          }}
        />
      )}
    </>
  )
}

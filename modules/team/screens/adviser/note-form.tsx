import { X } from 'lucide-react'
import { useState } from 'react'
import { peopleApi } from '#api/people'
import { teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { IconButton } from '#ui/button'
import { ComboBox } from '#ui/combo-box'
import { DateField, FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './team.module.css'

/** A note, with who should read it and, for a task, who does it and by when. */
export function NoteForm({ youngPersonId, onDone }: { youngPersonId: string; onDone: () => void }) {
  const me = useSession()
  const today = isoDay(Date.now(), useTimeZone())
  const [id] = useState(() => crypto.randomUUID())
  const [mentionIds, setMentionIds] = useState<readonly string[]>([])
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const { data } = useEndpoint(peopleApi.colleagues, {})
  const add = useWrite(teamApi.addNote, { invalidates: [teamApi.notes, teamApi.toDo] })
  const colleagues = data?.colleagues ?? []
  const send = async (form: FormData) => {
    const dueOn = assigneeId ? String(form.get('dueOn') ?? '') || null : null
    const body = { id, youngPersonId, text: String(form.get('text')), mentionIds: [...mentionIds], assigneeId, dueOn }
    const outcome = await add.sendAndWait({ body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(assigneeId ? 'Tâche confiée.' : 'Note enregistrée.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Écrire une note">
      <TextArea label="Note" name="text" required maxLength={2000} hint="Le jeune peut la lire s’il demande une copie de ses données." />
      <ComboBox
        label="Prévenir des collègues (facultatif)"
        options={colleagues.filter((c) => c.id !== me.id && !mentionIds.includes(c.id)).map((c) => ({ id: c.id, label: nameOf(c) }))}
        value={null}
        onChange={(chosen) => chosen && setMentionIds([...mentionIds, chosen])}
        hint="Ils liront cette note, pas le reste du dossier."
      />
      <Chosen
        colleagues={colleagues.filter((c) => mentionIds.includes(c.id))}
        onRemove={(out) => setMentionIds(mentionIds.filter((m) => m !== out))}
      />
      <ComboBox
        label="Tâche à faire par (facultatif)"
        options={colleagues.map((c) => ({ id: c.id, label: c.id === me.id ? `${nameOf(c)} (moi)` : nameOf(c) }))}
        value={assigneeId}
        onChange={setAssigneeId}
      />
      {assigneeId && <DateField label="Pour le" optional name="dueOn" min={today} />}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{assigneeId ? 'Confier la tâche' : 'Enregistrer la note'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

type Colleague = { id: string; firstName: string; lastName: string }

const Chosen = ({ colleagues, onRemove }: { colleagues: readonly Colleague[]; onRemove: (id: string) => void }) =>
  colleagues.length > 0 && (
    <div className={styles.chosen}>
      {colleagues.map((c) => (
        <span key={c.id}>
          {nameOf(c)} <IconButton label={`Ne pas prévenir ${nameOf(c)}`} icon={X} onClick={() => onRemove(c.id)} />
        </span>
      ))}
    </div>
  )

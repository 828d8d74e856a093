import { useState } from 'react'
import { v7 } from 'uuid'
import { useEnclosures } from '#screens/files'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { DateField, TextArea, TimeField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count, dayAndTime, isoDay, isoTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { messagingApi, type Scheduled } from '../../api.ts'
import styles from './conversations.module.css'
import { EnclosedNames } from './enclosed-names.tsx'
import { tomorrowAtNine } from './use-now-and-later.ts'

type Person = { id: string; firstName: string }
type ScheduleProps = {
  people: readonly Person[]
  text: string
  listId?: string | undefined
  files?: readonly File[]
  /** Given: changes that one instead of making another. */
  scheduled?: Scheduled
  onClose: () => void
  onDone: () => void
}

/** When words are to leave, and a last look at them. */
export function ScheduleDialog({ people, text: given, listId, files = [], scheduled, onClose, onDone }: ScheduleProps) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [id] = useState(() => v7())
  const [text, setText] = useState(given)
  const [when, setWhen] = useState(() => firstMoment(scheduled, timeZone))
  const options = {
    invalidates: [messagingApi.scheduled],
    onDone: ({ sendAt }: Scheduled) => {
      toast(`Message programmé pour ${dayAndTime(sendAt, timeZone)}`)
      onDone()
    },
  }
  const add = useWrite(messagingApi.schedule, options)
  const change = useWrite(messagingApi.changeScheduled, options)
  const { enclose } = useEnclosures()
  const [refused, setRefused] = useState<unknown>()
  const error = refused ?? add.error ?? change.error
  const body = { text: text.trim(), ...when }
  const send = async () => {
    if (scheduled) return change.sendAndWait({ params: { id: scheduled.id }, body })
    const { fileIds, error: notSent } = await enclose(files, people[0]!.id)
    setRefused(notSent)
    if (notSent) return
    const more = { ...(listId && { listId }), ...(fileIds.length > 0 && { fileIds }) }
    return add.sendAndWait({ body: { ...body, id, youngPersonIds: people.map((p) => p.id), ...more } })
  }
  const to = people.length === 1 ? people[0]!.firstName : count(people.length, 'personne', 'personnes')
  return (
    <Dialog open onClose={onClose} title={scheduled ? 'Changer l’envoi programmé' : `Programmer l’envoi à ${to}`}>
      <Form label="Programmer l’envoi" onSubmit={send} className={styles.group} keeps>
        <div className={styles.moment}>
          <DateField
            label="Jour"
            required
            min={isoDay(Date.now(), timeZone)}
            value={when.day}
            onChange={(e) => setWhen({ ...when, day: e.target.value })}
          />
          <TimeField label="Heure" required value={when.time} onChange={(e) => setWhen({ ...when, time: e.target.value })} />
        </div>
        <TextArea label="Message" required maxLength={4000} value={text} onChange={(e) => setText(e.target.value)} />
        <EnclosedNames names={scheduled ? scheduled.files.map((f) => f.name) : files.map((f) => f.name)} />
        <p className={styles.quiet}>À l’heure de votre structure. Vous pouvez le changer ou le retirer jusqu’au départ.</p>
        {Boolean(error) && <ErrorNotice safe="Votre texte est gardé.">{refusalSentence(error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton>{scheduled ? 'Enregistrer' : 'Programmer'}</SubmitButton>
          <Button variant="quiet" onClick={onClose}>
            Annuler
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function firstMoment(scheduled: Scheduled | undefined, timeZone: string) {
  if (scheduled) return { day: isoDay(scheduled.sendAt, timeZone), time: isoTime(scheduled.sendAt, timeZone) }
  return tomorrowAtNine(isoDay(Date.now(), timeZone))
}

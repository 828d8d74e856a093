import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Course, contractsApi, type NewCourse } from '#api/contracts'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, numericDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { reads } from '../use-contracts.ts'
import { courseWords } from '../words.ts'
import type { Person } from './contract-tab.tsx'

/** Under what the person has been followed: before, with and after a contract, in one file. */
export function CoursesCard({ person, courses }: { person: Person; courses: readonly Course[] }) {
  const timeZone = useTimeZone()
  const [opens, setOpens] = useState(false)
  const hasCej = courses.some((c) => c.kind === 'cej' && c.endedOn === null)
  const add = person.canAct && !hasCej && (
    <Button small variant="quiet" icon={Plus} onClick={() => setOpens(true)}>
      Changer
    </Button>
  )
  return (
    <Card title="Parcours" action={add}>
      {courses.length ? (
        <List label="Parcours, du plus récent au plus ancien">
          {courses.map((c) => (
            <ListItem
              key={c.id}
              title={`${courseWords[c.kind]}${c.track === 'jr' ? ' (jeune en rupture)' : ''}`}
              text={[c.structureName, c.endReason].filter(Boolean).join(' · ')}
              meta={
                c.endedOn
                  ? `du ${numericDay(c.startedOn, timeZone)} au ${numericDay(c.endedOn, timeZone)}`
                  : `depuis le ${numericDay(c.startedOn, timeZone)}`
              }
              after={c.endedOn === null && <Badge tone="good">En cours</Badge>}
            />
          ))}
        </List>
      ) : (
        <p>Aucun parcours enregistré. PACEA, repérage ou autre accompagnement : tout reste dans ce dossier.</p>
      )}
      <OpenCourse open={opens} onClose={() => setOpens(false)} person={person} />
    </Card>
  )
}

const kinds = (['pacea', 'outreach', 'other_support'] as const).map((value) => ({ value, label: courseWords[value] }))

function OpenCourse({ open, onClose, person }: { open: boolean; onClose: () => void; person: Person }) {
  const timeZone = useTimeZone()
  const [error, setError] = useState<string>()
  const toast = useToast()
  const begin = useWrite(contractsApi.openCourse, { invalidates: reads })
  const send = async (form: FormData) => {
    const [kind, startedOn, reason] = ['kind', 'startedOn', 'reason'].map((name) => String(form.get(name) ?? ''))
    const body = {
      id: crypto.randomUUID(),
      youngPersonId: person.id,
      kind: kind as NewCourse['kind'],
      startedOn: startedOn!,
      reason: reason!,
    }
    const outcome = await begin.sendAndWait({ body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Parcours enregistré.')
    onClose()
  }
  return (
    <Dialog open={open} side onClose={onClose} title="Changer de parcours">
      <Form onSubmit={send} label="Changer de parcours">
        <p>Le parcours en cours se termine ce jour-là. Rien n’est perdu : rendez-vous, actions et messages restent dans le dossier.</p>
        <SelectField label="Nouveau parcours" name="kind" options={kinds} required />
        <DateField label="À partir du" name="startedOn" defaultValue={isoDay(Date.now(), timeZone)} required />
        <TextField label="Pourquoi" name="reason" optional maxLength={500} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { contractsApi, type Paper, papers, type Task } from '#api/contracts'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { addDays, paperDays } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import { paperWords } from '../words.ts'
import type { Person } from './contract-tab.tsx'

/** Papers that are awaited, each with its day. They block nothing. */
export function PapersCard({ person, tasks }: { person: Person; tasks: readonly Task[] }) {
  const timeZone = useTimeZone()
  const [asks, setAsks] = useState(false)
  const toast = useToast()
  const close = useWrite(contractsApi.closeTask, {
    invalidates: reads,
    onDone: () => toast('Pièce reçue.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const open = tasks.filter((t) => t.doneAt === null)
  const today = isoDay(Date.now(), timeZone)
  const add = person.canAct && (
    <Button small variant="quiet" icon={Plus} onClick={() => setAsks(true)}>
      Demander
    </Button>
  )
  return (
    <Card title="Pièces attendues" action={add}>
      {open.length ? (
        <List label="Pièces attendues">
          {open.map((t) => (
            <ListItem
              key={t.id}
              title={paperWords[t.kind]}
              text={`${t.dueOn < today ? 'en retard depuis le' : 'pour le'} ${shortDay(t.dueOn, timeZone)}`}
              after={
                person.canAct && (
                  <Button
                    small
                    icon={Check}
                    aria-label={`Pièce reçue : ${paperWords[t.kind]}`}
                    onClick={() => close.send({ params: { id: t.id }, body: {} })}
                  >
                    Reçue
                  </Button>
                )
              }
            />
          ))}
        </List>
      ) : (
        <p>Aucune pièce n’est attendue.</p>
      )}
      <AskPaper open={asks} onClose={() => setAsks(false)} person={person} />
    </Card>
  )
}

function AskPaper({ open, onClose, person }: { open: boolean; onClose: () => void; person: Person }) {
  const today = isoDay(Date.now(), useTimeZone())
  const [kind, setKind] = useState<Paper>('identity_paper')
  const [error, setError] = useState<string>()
  const ask = useWrite(contractsApi.openTask, { invalidates: reads })
  const send = async (form: FormData) => {
    const outcome = await ask.sendAndWait({
      body: { id: crypto.randomUUID(), youngPersonId: person.id, kind, dueOn: String(form.get('dueOn')) },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
  }
  return (
    <Dialog open={open} side onClose={onClose} title="Demander une pièce">
      <Form onSubmit={send} label="Demander une pièce">
        <SelectField
          label="Pièce"
          value={kind}
          onChange={({ target }) => setKind(target.value as Paper)}
          options={papers.map((value) => ({ value, label: paperWords[value] }))}
        />
        <DateField key={kind} label="Pour le" name="dueOn" defaultValue={addDays(today, paperDays[kind])} required />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Demander</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

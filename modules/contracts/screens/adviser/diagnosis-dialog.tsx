import { useState } from 'react'
import { contractsApi, type Diagnosis, needDomains, sensitiveDomains } from '#api/contracts'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { domainNames } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import { shortLevels } from '../words.ts'
import type { Person } from './contract-tab.tsx'
import styles from './contracts.module.css'

type Props = { open: boolean; onClose: () => void; person: Person; from: Diagnosis | undefined }

/** Needs, domain by domain; starts from the last one. */
export function DiagnosisDialog({ open, onClose, person, from }: Props) {
  return (
    <Dialog open={open} side onClose={onClose} title="Diagnostic">
      <DiagnosisForm onClose={onClose} person={person} from={from} />
    </Dialog>
  )
}

const levels = shortLevels.map((label, level) => ({ value: String(level), label }))

function DiagnosisForm({ onClose, person, from }: Omit<Props, 'open'>) {
  const [error, setError] = useState<string>()
  const [id] = useState(() => crypto.randomUUID())
  const madeOn = isoDay(Date.now(), useTimeZone())
  const toast = useToast()
  const keep = useWrite(contractsApi.diagnose, { invalidates: reads })
  const send = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const needs = needDomains.map((domain) => ({ domain, level: Number(text(`level-${domain}`) || 0), note: text(`note-${domain}`) }))
    const outcome = await keep.sendAndWait({ body: { id, youngPersonId: person.id, madeOn, summary: text('summary'), needs } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Diagnostic gardé. Le précédent reste lisible.')
    onClose()
  }
  return (
    <Form onSubmit={send} label="Diagnostic">
      <p>
        {person.firstName} lira ce diagnostic. Santé, famille, justice et séjour ne sont lus que par {person.firstName}, vous et la personne
        qui vous remplace.
      </p>
      {needDomains.map((domain) => (
        <div key={domain} className={styles.need}>
          <Level domain={domain} start={from?.needs.find((n) => n.domain === domain)?.level ?? 0} />
          <TextField
            label={`${domainNames[domain]} : en quelques mots`}
            hideLabel
            placeholder="En quelques mots (facultatif)"
            name={`note-${domain}`}
            defaultValue={from?.needs.find((n) => n.domain === domain)?.note}
            maxLength={1000}
          />
        </div>
      ))}
      <TextArea label="En résumé" name="summary" optional maxLength={2000} defaultValue={from?.summary} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Garder ce diagnostic</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Level({ domain, start }: { domain: (typeof needDomains)[number]; start: number }) {
  const [level, setLevel] = useState(String(start))
  const legend = `${domainNames[domain]}${sensitiveDomains.includes(domain) ? ' (lecture restreinte)' : ''}`
  return <RadioGroup inline legend={legend} name={`level-${domain}`} options={levels} value={level} onChange={setLevel} />
}

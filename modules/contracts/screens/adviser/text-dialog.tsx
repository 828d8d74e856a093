import { useState } from 'react'
import { type Contract, type ContractEdit, contractsApi, type Domain, domains, type Objective } from '#api/contracts'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { domainNames, lastDayOf, mostMonths } from '../../rules.ts'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'
import styles from './contracts.module.css'

type Props = { open: boolean; onClose: () => void; person: Person; contract?: Contract }

/** The text of a contract: the first, its correction while a draft, or an amendment once it is in force. */
export function TextDialog({ open, ...props }: Props) {
  const title = !props.contract ? 'Préparer le contrat' : props.contract.status === 'draft' ? 'Modifier le contrat' : 'Faire un avenant'
  return (
    <Dialog open={open} side onClose={props.onClose} title={title}>
      <TextForm {...props} title={title} />
    </Dialog>
  )
}

const usualYoung =
  'Venir aux rendez-vous et aux ateliers, ou prévenir\nParticiper à chaque action prévue\nDire chaque semaine ce que je fais, sans mentir'
const usualStructure =
  'Être joignable et répondre sous deux jours ouvrés\nProposer 15 à 20 heures d’activités par semaine\nRevoir le plan ensemble chaque mois'
const options = domains.map((value) => ({ value, label: domainNames[value] }))

function TextForm({ onClose, person, contract, title }: Omit<Props, 'open'> & { title: string }) {
  const today = isoDay(Date.now(), useTimeZone())
  const text = contract?.versions[0]
  const [objectives, setObjectives] = useState<Objective[]>(text?.objectives ?? [{ domain: 'employment', text: '' }])
  const [startsOn, setStartsOn] = useState(text?.startsOn ?? today)
  const [error, setError] = useState<string>()
  const save = useSave(contract, person.id)
  const isAmendment = contract?.status === 'active'
  const send = async (form: FormData) => {
    const lines = (name: string) =>
      String(form.get(name) ?? '')
        .split('\n')
        .map((l) => l.trim())
        .filter(Boolean)
    const promises = {
      youngPersonCommits: lines('young'),
      structureCommits: lines('structure'),
      objectives: objectives.filter((o) => o.text.trim()),
    }
    const said = await save(
      { ...promises, track: form.get('track') as 'standard', startsOn, endsOn: String(form.get('endsOn')) },
      String(form.get('reason') ?? ''),
    )
    if (said) return setError(said)
    onClose()
  }
  return (
    <Form onSubmit={send} label={title}>
      {isAmendment ? (
        <TextField label="Pourquoi cet avenant" name="reason" required minLength={5} maxLength={1000} />
      ) : (
        <>
          <SelectField
            label="Cadre"
            name="track"
            defaultValue={contract?.track ?? 'standard'}
            options={[
              { value: 'standard', label: 'Contrat d’engagement jeune' },
              { value: 'jr', label: 'Jeunes en rupture (sans seuil d’heures)' },
            ]}
          />
          <DateField label="Premier jour" value={startsOn} onChange={({ target }) => setStartsOn(target.value)} required />
          <DateField
            key={startsOn}
            label="Dernier jour"
            hint="Douze mois au plus."
            name="endsOn"
            defaultValue={text?.endsOn ?? lastDayOf(startsOn || today, 6)}
            min={startsOn}
            max={lastDayOf(startsOn || today, mostMonths.first)}
            required
          />
        </>
      )}
      <TextArea
        label={`${person.firstName} s’engage à`}
        hint="Une phrase par ligne."
        name="young"
        rows={4}
        required
        defaultValue={text?.youngPersonCommits.join('\n') ?? usualYoung}
      />
      <TextArea
        label="La structure s’engage à"
        hint="Une phrase par ligne."
        name="structure"
        rows={4}
        required
        defaultValue={text?.structureCommits.join('\n') ?? usualStructure}
      />
      <Objectives value={objectives} onChange={setObjectives} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{isAmendment ? 'Proposer l’avenant' : 'Enregistrer le texte'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Sends the text to where it belongs; gives the sentence of a refusal. */
function useSave(contract: Contract | undefined, youngPersonId: string) {
  const [id] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const create = useWrite(contractsApi.create, { invalidates: reads })
  const edit = useWrite(contractsApi.edit, { invalidates: reads })
  const amend = useWrite(contractsApi.amend, { invalidates: reads })
  return async (text: ContractEdit, reason: string) => {
    const outcome = await send(text, reason)
    if (outcome.state === 'failed') return refusalSentence(outcome.error)
    toast(contract?.status === 'active' ? 'Avenant proposé à la signature.' : 'Texte enregistré.')
    return undefined
  }
  function send(text: ContractEdit, reason: string) {
    if (!contract) return create.sendAndWait({ body: { id, youngPersonId, ...text } })
    const params = { id: contract.id }
    if (contract.status === 'draft') return edit.sendAndWait({ params, body: text })
    const { track: _, startsOn: __, endsOn: ___, ...promises } = text
    return amend.sendAndWait({ params, body: { version: contract.version, reason, ...promises } })
  }
}

function Objectives({ value, onChange }: { value: Objective[]; onChange: (o: Objective[]) => void }) {
  const set = (index: number, change: Partial<Objective>) => onChange(value.map((o, i) => (i === index ? { ...o, ...change } : o)))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 'var(--space-12)' }}>
      <legend className={styles.name}>Objectifs</legend>
      {value.map((o, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one form, added at the end only
        <div key={index} className={styles.objective}>
          <SelectField
            label="Domaine"
            value={o.domain}
            onChange={({ target }) => set(index, { domain: target.value as Domain })}
            options={options}
          />
          <TextField
            label="Objectif"
            value={o.text}
            onChange={({ target }) => set(index, { text: target.value })}
            required={index === 0}
            minLength={3}
            maxLength={300}
          />
        </div>
      ))}
      {value.length < 12 && (
        <Button type="button" variant="quiet" small onClick={() => onChange([...value, { domain: 'training', text: '' }])}>
          Ajouter un objectif
        </Button>
      )}
    </fieldset>
  )
}

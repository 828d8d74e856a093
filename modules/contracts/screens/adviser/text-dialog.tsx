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
  const text = contract?.versions[0]
  const [objectives, setObjectives] = useState<Objective[]>(text?.objectives ?? [{ domain: 'employment', text: '' }])
  const [error, setError] = useState<string>()
  const save = useSave(contract, person.id)
  const isAmendment = contract?.status === 'active'
  const send = async (form: FormData) => {
    const said = await save(readText(form, objectives, contract), String(form.get('reason') ?? ''))
    if (said) return setError(said)
    onClose()
  }
  return (
    <Form onSubmit={send} label={title}>
      {isAmendment ? (
        <TextField label="Pourquoi cet avenant" name="reason" required minLength={5} maxLength={1000} />
      ) : (
        <TermFields contract={contract} />
      )}
      <Lines label={`${person.firstName} s’engage à`} name="young" start={text?.youngPersonCommits.join('\n') ?? usualYoung} />
      <Lines label="La structure s’engage à" name="structure" start={text?.structureCommits.join('\n') ?? usualStructure} />
      <Objectives value={objectives} onChange={setObjectives} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{isAmendment ? 'Proposer l’avenant' : 'Enregistrer le texte'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

const Lines = ({ label, name, start }: { label: string; name: string; start: string }) => (
  <TextArea label={label} hint="Une phrase par ligne." name={name} rows={4} required defaultValue={start} />
)

function readText(form: FormData, objectives: readonly Objective[], contract: Contract | undefined): ContractEdit {
  const text = (name: string) => String(form.get(name) ?? '')
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .map((l) => l.trim())
      .filter(Boolean)
  return {
    track: (text('track') || contract?.track || 'standard') as ContractEdit['track'],
    startsOn: text('startsOn') || (contract?.startsOn ?? ''),
    endsOn: text('endsOn') || (contract?.endsOn ?? ''),
    youngPersonCommits: lines('young'),
    structureCommits: lines('structure'),
    objectives: objectives.filter((o) => o.text.trim()),
  }
}

const trackOptions = [
  { value: 'standard', label: 'Contrat d’engagement jeune' },
  { value: 'jr', label: 'Jeunes en rupture (sans seuil d’heures)' },
]

/** From when to when: twelve months at most. */
function TermFields({ contract }: { contract: Contract | undefined }) {
  const today = isoDay(Date.now(), useTimeZone())
  const [startsOn, setStartsOn] = useState(contract?.startsOn ?? today)
  const from = startsOn || today
  return (
    <>
      <SelectField label="Cadre" name="track" defaultValue={contract?.track ?? 'standard'} options={trackOptions} />
      <DateField label="Premier jour" name="startsOn" value={startsOn} onChange={({ target }) => setStartsOn(target.value)} required />
      <DateField
        key={from}
        label="Dernier jour"
        hint="Douze mois au plus."
        name="endsOn"
        defaultValue={from === contract?.startsOn ? contract.endsOn : lastDayOf(from, 6)}
        min={from}
        max={lastDayOf(from, mostMonths.first)}
        required
      />
    </>
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
    <fieldset className={styles.bare}>
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

import { useState } from 'react'
import { contractsApi, type Finding } from '#api/contracts'
import { Banner } from '#ui/banner'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { invalidate, RefusalError, useWrite } from '#ui/use-endpoint'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'
import styles from './contracts.module.css'

type Props = {
  outcome: 'opened' | 'refused'
  onClose: () => void
  person: Person
  findings: readonly Finding[]
  /** The newest decision, as it was shown. */
  previousId: string | null
}

/** Opens or refuses the contract in the name of the State; the refusal is told why and how to contest it. */
export function DecideDialog({ outcome, onClose, person, findings, previousId }: Props) {
  const [error, setError] = useState<string>()
  const [id] = useState(() => crypto.randomUUID())
  // what one saw on opening; once told that a colleague decided meanwhile, what that colleague decided
  const [seen, setSeen] = useState<string | null | undefined>(previousId)
  const toast = useToast()
  const decide = useWrite(contractsApi.decide, { invalidates: reads })
  const opens = outcome === 'opened'
  const send = async (form: FormData) => {
    const explanation = String(form.get('explanation') ?? '').trim()
    const motives = form.getAll('motive').map(String)
    const done = await decide.sendAndWait({
      body: { id, youngPersonId: person.id, previousId: seen === undefined ? previousId : seen, outcome, motives, explanation },
    })
    if (done.state === 'failed') {
      if (done.error instanceof RefusalError && done.error.code === 'contracts.decided-meanwhile') {
        await invalidate(contractsApi.file)
        setSeen(undefined)
      }
      return setError(refusalSentence(done.error))
    }
    toast(opens ? 'Ouverture décidée : préparez le contrat.' : 'Refus enregistré : la lettre est prête.')
    onClose()
  }
  const toCheck = findings.filter((f) => f.state === 'to_check')
  return (
    <Dialog open side onClose={onClose} title={opens ? 'Ouvrir le contrat' : 'Refuser le contrat'}>
      <Form onSubmit={send} label={opens ? 'Ouvrir le contrat' : 'Refuser le contrat'}>
        {opens && toCheck.length > 0 && (
          <Banner tone="watch" title="Encore à vérifier">
            {toCheck.map((f) => f.label).join(', ')}. Cela ne bloque pas l’ouverture.
          </Banner>
        )}
        {opens ? (
          <p>La décision est prise au nom de l’État, par délégation du représentant légal de votre structure.</p>
        ) : (
          <>
            <p>La lettre dit les motifs, la règle et les voies de recours (deux mois). {person.firstName} la trouvera dans Élan.</p>
            <Motives findings={findings.filter((f) => f.state === 'not_met')} />
          </>
        )}
        <TextArea label={opens ? 'Remarque' : 'Explication'} name="explanation" optional={opens} required={!opens} maxLength={2000} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton variant={opens ? 'main' : 'danger'}>{opens ? 'Décider l’ouverture' : 'Décider le refus'}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The conditions that fail: a refusal rests on them alone. */
function Motives({ findings }: { findings: readonly Finding[] }) {
  if (!findings.length)
    return (
      <Banner tone="watch" title="Aucune condition n’est « non remplie »">
        Renseignez d’abord celle sur laquelle repose le refus.
      </Banner>
    )
  return (
    <fieldset className={styles.bare}>
      <legend className={styles.name}>Sur quelles conditions repose le refus ?</legend>
      {findings.map((f) => (
        <Checkbox key={f.code} name="motive" value={f.code} defaultChecked label={f.label} hint={f.reason} />
      ))}
    </fieldset>
  )
}

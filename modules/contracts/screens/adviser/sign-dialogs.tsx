import { useState } from 'react'
import { type Contract, contractsApi } from '#api/contracts'
import { PaperField, usePaper } from '#screens/files'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { isDrawn, SignaturePad } from '../signature-pad.tsx'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'

type Props = { onClose: () => void; contract: Contract; person: Person }

/** Signs for the structure: by hand, or by one's session when nothing is drawn. */
export function SignDialog({ onClose, contract }: Props) {
  const [drawing, setDrawing] = useState('')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const sign = useWrite(contractsApi.sign, { invalidates: reads })
  const send = async () => {
    const { version } = contract
    const body = isDrawn(drawing) ? { way: 'drawn' as const, version, drawing } : { way: 'account' as const, version }
    const outcome = await sign.sendAndWait({ params: { id: contract.id }, body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(outcome.state === 'done' && outcome.reply.status === 'active' ? 'Signé : le contrat est en cours.' : 'Signé.')
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title="Signer pour la structure">
      <Form onSubmit={send} label="Signer pour la structure">
        <p>Vous signez par délégation du représentant légal de {contract.structureName}. Sans dessin, votre connexion vaut signature.</p>
        <SignaturePad value={drawing} onChange={setDrawing} label="Dessiner votre signature" hint="Dessin facultatif" clear="Effacer" />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Je signe</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Writes down that everybody signed on paper. */
export function PaperDialog({ onClose, contract, person }: Props) {
  const today = isoDay(Date.now(), useTimeZone())
  const [error, setError] = useState<string>()
  const toast = useToast()
  const sign = useWrite(contractsApi.signOnPaper, { invalidates: reads })
  const scan = usePaper({ youngPersonId: contract.youngPersonId, purpose: 'attachment', kind: 'contract' })
  const needsOther = contract.missing.includes('representative')
  const send = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const { fileId = null, failed } = await scan.send()
    if (failed) return
    const body = { version: contract.version, signedOn: text('signedOn'), representativeName: text('representative') || null, fileId }
    const outcome = await sign.sendAndWait({ params: { id: contract.id }, body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(
      fileId
        ? 'Signatures sur papier enregistrées, avec la version numérisée.'
        : 'Signatures sur papier enregistrées. La version numérisée est attendue.',
    )
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title="Signé sur papier">
      <Form onSubmit={send} label="Signé sur papier">
        <p>
          Imprimez la version {contract.version}, faites-la signer par {person.firstName}
          {needsOther && ', son représentant légal'} et vous.
        </p>
        <DateField label="Signé le" name="signedOn" defaultValue={today} max={today} required />
        {needsOther && <TextField label="Prénom et nom du représentant légal qui a signé" name="representative" required maxLength={200} />}
        <PaperField
          label="Version numérisée"
          hint="PDF ou photo des pages signées. Sans elle, elle sera attendue sous quinze jours."
          paper={scan}
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer les signatures</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

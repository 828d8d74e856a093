import { FilePen, PenLine, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Contract, contractsApi } from '#api/contracts'
import { Button } from '#ui/button'
import { Row } from '#ui/card'
import { ConfirmDialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { reads } from '../use-contracts.ts'
import type { Person } from './contract-tab.tsx'
import { EndDialog, ExtendDialog } from './end-dialogs.tsx'
import { RepresentativeDialog } from './representative-dialog.tsx'
import { PaperDialog, SignDialog } from './sign-dialogs.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { TextDialog } from './text-dialog.tsx'

type Shown = 'edit' | 'submit' | 'sign' | 'paper' | 'representative' | 'extend' | 'end' | 'amend' | 'cancel'

/** What can be done with a contract now: one main thing, the rest quiet. */
export function ContractActions({ contract, person }: { contract: Contract; person: Person }) {
  const [shown, show] = useState<Shown>()
  const close = () => show(undefined)
  return (
    <>
      <Row>
        {buttonsFor(contract).map(({ what, label, icon, main }) => (
          <Button key={what} variant={main ? 'main' : 'soft'} {...(icon && { icon })} onClick={() => show(what)}>
            {label}
          </Button>
        ))}
      </Row>
      <Dialogs shown={shown} close={close} contract={contract} person={person} />
    </>
  )
}

type Offered = { what: Shown; label: string; icon?: typeof Send; main?: boolean }
function buttonsFor(c: Contract): Offered[] {
  if (c.status === 'draft')
    return [
      { what: 'submit', label: 'Proposer à la signature', icon: Send, main: true },
      { what: 'edit', label: 'Modifier', icon: FilePen },
      { what: 'cancel', label: 'Abandonner' },
    ]
  const signs: Offered[] = [
    ...(c.missing.includes('adviser') ? [{ what: 'sign' as const, label: 'Signer pour la structure', icon: PenLine, main: true }] : []),
    ...(c.missing.includes('representative')
      ? [
          {
            what: 'representative' as const,
            label: c.representative ? 'Renvoyer au représentant' : 'Envoyer au représentant légal',
            icon: Send,
          },
        ]
      : []),
    ...(c.missing.length ? [{ what: 'paper' as const, label: 'Signé sur papier' }] : []),
  ]
  if (c.status === 'to_sign') return [...signs, { what: 'cancel', label: 'Abandonner' }]
  return [
    ...signs,
    { what: 'amend', label: 'Faire un avenant', icon: FilePen },
    { what: 'extend', label: 'Prolonger' },
    { what: 'end', label: 'Terminer' },
  ]
}

type DialogsProps = { shown: Shown | undefined; close: () => void; contract: Contract; person: Person }
function Dialogs({ shown, close, contract, person }: DialogsProps): ReactNode {
  if (shown === 'edit' || shown === 'amend') return <TextDialog open onClose={close} person={person} contract={contract} />
  if (shown === 'submit') return <SubmitDialog onClose={close} contract={contract} person={person} />
  if (shown === 'sign') return <SignDialog onClose={close} contract={contract} person={person} />
  if (shown === 'paper') return <PaperDialog onClose={close} contract={contract} person={person} />
  if (shown === 'representative') return <RepresentativeDialog onClose={close} contract={contract} person={person} />
  if (shown === 'extend') return <ExtendDialog onClose={close} contract={contract} />
  if (shown === 'end') return <EndDialog onClose={close} contract={contract} person={person} />
  return <Cancel open={shown === 'cancel'} close={close} contract={contract} />
}

function Cancel({ open, close, contract }: { open: boolean; close: () => void; contract: Contract }) {
  const toast = useToast()
  const cancel = useWrite(contractsApi.cancel, { invalidates: reads, onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }) })
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      onConfirm={() => cancel.sendAndWait({ params: { id: contract.id }, body: {} })}
      title="Abandonner ce contrat ?"
      lost="Le texte reste lisible, mais personne ne pourra plus le signer. La décision d’ouverture reste valable : vous pourrez préparer un autre contrat."
      confirm="Abandonner le contrat"
      keep="Garder le contrat"
    />
  )
}

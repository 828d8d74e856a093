import { Check, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import type { allowanceApi, NewLook } from '../../api.ts'
import { shownMonths } from '../use-months.ts'

type Props = {
  endpoint: typeof allowanceApi.look | typeof allowanceApi.lookAgain
  declarationId: string
  title: string
  children: ReactNode
  onClose: () => void
}

/** Accepts a declaration, or sends it back with a reason that the young person reads. */
export function LookDialog({ endpoint, declarationId, title, children, onClose }: Props) {
  const [returns, setReturns] = useState(false)
  const toast = useToast()
  const look = useWrite(endpoint, { invalidates: shownMonths })
  const send = async (body: NewLook) => {
    const outcome = await look.sendAndWait({ params: { id: declarationId }, body })
    if (outcome.state === 'failed') return
    onClose()
    toast(body.outcome === 'accepted' ? 'Déclaration acceptée' : 'Déclaration renvoyée au jeune')
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      {children}
      {look.error && <FieldError>{refusalSentence(look.error)}</FieldError>}
      {returns ? (
        <Form label="Renvoyer la déclaration" onSubmit={(data) => send({ outcome: 'returned', reason: String(data.get('reason')).trim() })}>
          <TextArea label="Que faut-il corriger ?" hint="Le jeune lit ces mots." name="reason" required minLength={3} maxLength={1000} />
          <FormActions>
            <SubmitButton icon={Undo2}>Renvoyer</SubmitButton>
            <Button variant="quiet" onClick={() => setReturns(false)}>
              Retour
            </Button>
          </FormActions>
        </Form>
      ) : (
        <Form label="Accepter la déclaration" onSubmit={() => send({ outcome: 'accepted' })}>
          <FormActions>
            <SubmitButton icon={Check}>Accepter</SubmitButton>
            <Button icon={Undo2} onClick={() => setReturns(true)}>
              Renvoyer au jeune
            </Button>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type Candidate, type NewYoungPerson, peopleApi } from '#api/people'
import { Banner } from '#ui/banner'
import { Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { RefusalError, useWrite } from '#ui/use-endpoint'
import { AskTransfer } from './ask-transfer.tsx'
import { ContactFields, IdentityFields, readContact, readIdentity } from './identity-fields.tsx'
import { LookAlikes } from './look-alikes.tsx'

type Props = { open: boolean; onClose: () => void; onAdded: () => void }
type Draft = Omit<NewYoungPerson, 'id' | 'confirmedDistinctFrom'>
type Step = { is: 'form' } | { is: 'alike'; draft: Draft; candidates: Candidate[] } | { is: 'elsewhere'; draft: Draft }

/** « Ajouter un jeune »: the form, then what to do when somebody alike exists here, or is followed elsewhere. */
export function AddDialog({ open, onClose, onAdded }: Props) {
  const [step, setStep] = useState<Step>({ is: 'form' })
  const close = () => {
    setStep({ is: 'form' })
    onClose()
  }
  return (
    <Dialog open={open} side onClose={close} title={titles[step.is]}>
      <Adding step={step} onStep={setStep} onClose={close} onAdded={onAdded} />
    </Dialog>
  )
}
const titles = { form: 'Ajouter un jeune', alike: 'Est-ce la même personne ?', elsewhere: 'Déjà suivi par une autre structure' }

type AddingProps = { step: Step; onStep: (step: Step) => void; onClose: () => void; onAdded: () => void }

function Adding({ step, onStep, onClose, onAdded }: AddingProps) {
  const [id] = useState(() => crypto.randomUUID())
  const [error, setError] = useState<string>()
  const confirmed = useRef<string[]>([])
  const [, go] = useLocation()
  const toast = useToast()
  const add = useWrite(peopleApi.add)
  const send = async (draft: Draft) => {
    setError(undefined)
    const outcome = await add.sendAndWait({ body: { ...draft, id, confirmedDistinctFrom: confirmed.current } })
    if (outcome.state === 'failed') {
      const next = stepAfter(outcome.error, draft)
      if (next) onStep(next)
      else setError(refusalSentence(outcome.error))
      return
    }
    toast(`${draft.firstName} est dans votre portefeuille.`)
    onAdded()
    onClose()
    go(`/jeunes/${id}`)
  }
  if (step.is === 'elsewhere') return <AskTransfer person={step.draft} onDone={onClose} />
  return (
    <>
      <div hidden={step.is !== 'form'}>
        <AddForm error={error} onSend={send} />
      </div>
      {step.is === 'alike' && (
        <LookAlikes
          candidates={step.candidates}
          onClose={onClose}
          onBack={() => onStep({ is: 'form' })}
          onDistinct={() => {
            confirmed.current = [...confirmed.current, ...step.candidates.map((c) => c.id)]
            onStep({ is: 'form' })
            return send(step.draft)
          }}
        />
      )}
    </>
  )
}

function stepAfter(error: unknown, draft: Draft): Step | undefined {
  if (!(error instanceof RefusalError)) return undefined
  if (error.code === 'people.already-followed') return { is: 'elsewhere', draft }
  if (error.code === 'people.duplicate') return { is: 'alike', draft, candidates: error.problem.params?.candidates as Candidate[] }
  return undefined
}

function AddForm({ error, onSend }: { error: string | undefined; onSend: (draft: Draft) => Promise<void> }) {
  const [canSignIn, setCanSignIn] = useState(false)
  const submit = (form: FormData) => {
    const contact = readContact(form)
    const isInvited = form.get('isInvited') === 'on'
    return onSend({ ...readIdentity(form), ...contact, isInvited: isInvited && Boolean(contact.email || contact.phone) })
  }
  return (
    <Form onSubmit={submit} label="Ajouter un jeune">
      <IdentityFields />
      <div
        onInput={(event) => {
          const fields = [...event.currentTarget.querySelectorAll('input')]
          setCanSignIn(fields.some((field) => field.value.trim()))
        }}
      >
        <ContactFields />
      </div>
      {canSignIn ? (
        <Checkbox label="Envoyer l’invitation maintenant" name="isInvited" defaultChecked hint="Par e-mail, sinon par SMS." />
      ) : (
        <Banner tone="info">Sans e-mail ni téléphone, cette personne ne pourra pas se connecter.</Banner>
      )}
      {error && <FieldError>{error}</FieldError>}
      <Stack>
        <FormActions>
          <SubmitButton>Ajouter au portefeuille</SubmitButton>
        </FormActions>
      </Stack>
    </Form>
  )
}

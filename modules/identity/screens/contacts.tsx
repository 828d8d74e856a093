import { Mail, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { identityApi, type Security } from '#api/identity'
import { Banner } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { phoneWords } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { CodeField } from './code-field.tsx'

const kinds = {
  email: {
    name: 'E-mail',
    none: 'Pas d’adresse e-mail',
    change: 'Changer d’adresse e-mail',
    add: 'Ajouter une adresse e-mail',
    label: 'Ta nouvelle adresse e-mail',
    icon: Mail,
    input: { type: 'email', autoComplete: 'email', autoCapitalize: 'none', spellCheck: false },
  },
  phone: {
    name: 'Téléphone',
    none: 'Pas de numéro',
    change: 'Changer de numéro',
    add: 'Ajouter un numéro',
    label: 'Ton nouveau numéro',
    icon: MessageSquareText,
    input: { type: 'tel', autoComplete: 'tel' },
  },
} as const
type Kind = keyof typeof kinds

/** Where a young person's codes arrive, and how to have them arrive elsewhere. */
export function Contacts({ security }: { security: Security }) {
  const [changed, setChanged] = useState<Kind>()
  return (
    <Stack gap={12}>
      <SectionHeading title="Où arrivent tes codes" level={3} hint="Tu te connectes avec un code, par e-mail ou par SMS." />
      <List label="Mes contacts">
        {(['email', 'phone'] as const).map((kind) => {
          const { name, none, change, add, icon: Icon } = kinds[kind]
          const contact = security[kind]
          return (
            <ListItem
              key={kind}
              before={<Icon size={20} aria-hidden />}
              title={kind === 'phone' && contact ? phoneWords(contact) : (contact ?? none)}
              text={contact ? name : undefined}
              meta={
                <Button variant="quiet" small aria-label={contact ? change : add} onClick={() => setChanged(kind)}>
                  {contact ? 'Changer' : 'Ajouter'}
                </Button>
              }
            />
          )
        })}
      </List>
      {changed && <ChangeDialog kind={changed} isFirst={!security[changed]} close={() => setChanged(undefined)} />}
    </Stack>
  )
}

/** The new contact, then the code that arrives there. */
function ChangeDialog({ kind, isFirst, close }: { kind: Kind; isFirst: boolean; close: () => void }) {
  const { label, change, add, input } = kinds[kind]
  const [contact, setContact] = useState('')
  const ask = useWrite(identityApi.askContactChange)
  const title = isFirst ? add : change
  if (ask.done) return <CodeDialog kind={kind} title={title} contact={contact.trim()} again={ask.reset} close={close} />
  return (
    <Dialog open onClose={close} title={title}>
      <Form onSubmit={() => ask.sendAndWait({ body: { contact } })}>
        <TextField
          label={label}
          hint={`On y envoie un code, pour être sûr que c’est bien ${kind === 'email' ? 'la tienne' : 'le tien'}.`}
          {...input}
          name="contact"
          value={contact}
          onChange={(event) => setContact(event.target.value)}
          minLength={3}
          maxLength={254}
          error={ask.error && refusalSentence(ask.error)}
          required
        />
        <FormActions>
          <SubmitButton>Recevoir mon code</SubmitButton>
          <Button variant="quiet" onClick={close}>
            Annuler
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

type CodeProps = { kind: Kind; title: string; contact: string; again: () => void; close: () => void }

function CodeDialog({ kind, title, contact, again, close }: CodeProps) {
  const toast = useToast()
  const [code, setCode] = useState('')
  const { data: options } = useEndpoint(identityApi.signInOptions)
  const confirm = useWrite(identityApi.confirmContactChange, {
    invalidates: [identityApi.getSecurity],
    onDone: () => {
      toast('C’est changé. Tes prochains codes arriveront là.')
      close()
    },
    onFailed: () => setCode(''),
  })
  const isSending = kind === 'email' ? options?.sendsEmail : options?.sendsSms
  return (
    <Dialog open onClose={close} title={title}>
      <Form onSubmit={() => confirm.sendAndWait({ body: { code } })}>
        <p>
          Un message vient de partir vers <strong>{contact}</strong>. Rien ne change avant que tu aies donné ton code.
        </p>
        {options && !isSending && (
          <Banner tone="watch">
            Ici, les {kind === 'email' ? 'e-mails' : 'SMS'} ne partent pas encore : demande à ton conseiller ou ta conseillère de faire le
            changement.
          </Banner>
        )}
        <CodeField
          label="Ton code à 6 chiffres"
          hint="Il marche pendant 10 minutes."
          value={code}
          onChange={setCode}
          error={confirm.error && refusalSentence(confirm.error)}
        />
        <FormActions>
          <SubmitButton>Confirmer</SubmitButton>
          <Button variant="quiet" onClick={again}>
            Corriger ou renvoyer
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

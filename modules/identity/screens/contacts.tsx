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
import { texts } from './young/texts.ts'

const kinds = {
  email: {
    name: texts.email,
    none: texts.noEmail,
    change: texts.changeEmail,
    add: texts.addEmail,
    label: texts.newEmail,
    hint: texts.newEmailHint,
    off: texts.emailsOff,
    icon: Mail,
    input: { type: 'email', autoComplete: 'email', autoCapitalize: 'none', spellCheck: false },
  },
  phone: {
    name: texts.phone,
    none: texts.noPhone,
    change: texts.changePhone,
    add: texts.addPhone,
    label: texts.newPhone,
    hint: texts.newPhoneHint,
    off: texts.smsOff,
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
      <SectionHeading title={texts.codesTitle} level={3} hint={texts.codesHint} />
      <List label={texts.contacts}>
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
                  {contact ? texts.change : texts.add}
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
  const { label, hint, change, add, input } = kinds[kind]
  const [contact, setContact] = useState('')
  const ask = useWrite(identityApi.askContactChange)
  const title = isFirst ? add : change
  if (ask.done) return <CodeDialog kind={kind} title={title} contact={contact.trim()} again={ask.reset} close={close} />
  return (
    <Dialog open onClose={close} title={title}>
      <Form onSubmit={() => ask.sendAndWait({ body: { contact } })}>
        <TextField
          label={label}
          hint={hint}
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
          <SubmitButton>{texts.getCode}</SubmitButton>
          <Button variant="quiet" onClick={close}>
            {texts.cancel}
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
      toast(texts.changed)
      close()
    },
    onFailed: () => setCode(''),
  })
  const isSending = kind === 'email' ? options?.sendsEmail : options?.sendsSms
  return (
    <Dialog open onClose={close} title={title}>
      <Form onSubmit={() => confirm.sendAndWait({ body: { code } })}>
        <p>{texts.messageSent(contact)}</p>
        {options && !isSending && <Banner tone="watch">{kinds[kind].off}</Banner>}
        <CodeField
          label={texts.codeLabel}
          hint={texts.codeHint}
          value={code}
          onChange={setCode}
          error={confirm.error && refusalSentence(confirm.error)}
        />
        <FormActions>
          <SubmitButton>{texts.confirm}</SubmitButton>
          <Button variant="quiet" onClick={again}>
            {texts.correct}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

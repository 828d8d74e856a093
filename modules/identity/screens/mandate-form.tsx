import { type ReactNode, useState } from 'react'
import type { NewMandate, Relation } from '#api/identity'
import { type MandateScope, mandateScopes } from '#platform/api'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { DateField, FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { yearAfter } from '../rules.ts'
import styles from './mandate-form.module.css'

type Keys =
  | 'name'
  | 'relation'
  | 'contact'
  | 'contactHint'
  | 'scopes'
  | 'scopesNeeded'
  | 'endsOn'
  | 'endsOnHint'
  | 'agree'
  | 'save'
  | 'cancel'
/** What the form says: the young person's words, or the adviser's. */
export type MandateWords = Record<Keys | Relation | MandateScope, string>

type Props = {
  words: MandateWords
  send: (mandate: NewMandate, form: FormData) => Promise<unknown>
  error: string | undefined
  onCancel: () => void
  children?: ReactNode
}

/** Names who may help: who they are, what they may do, until when, and that the young person agrees. */
export function MandateForm({ words, send, error, onCancel, children }: Props) {
  const today = isoDay(Date.now(), useTimeZone())
  const [id] = useState(() => crypto.randomUUID())
  const [isScopeMissing, setScopeMissing] = useState(false)
  const submit = async (form: FormData) => {
    const scopes = mandateScopes.filter((scope) => form.has(scope))
    setScopeMissing(!scopes.length)
    if (!scopes.length) return
    const text = (name: string) => String(form.get(name) ?? '')
    const relation = text('relation') as Relation
    await send({ id, name: text('name'), relation, contact: text('contact'), scopes, endsOn: text('endsOn') }, form)
  }
  return (
    <Form onSubmit={submit}>
      <TextField label={words.name} name="name" maxLength={100} autoComplete="off" required />
      <SelectField
        label={words.relation}
        name="relation"
        options={(['relative', 'social_worker', 'other'] as const).map((value) => ({ value, label: words[value] }))}
      />
      <TextField
        label={words.contact}
        hint={words.contactHint}
        name="contact"
        minLength={3}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <fieldset className={styles.scopes}>
        <legend>{words.scopes}</legend>
        <Stack gap={4}>
          {mandateScopes.map((scope) => (
            <Checkbox key={scope} name={scope} label={words[scope]} />
          ))}
        </Stack>
        {isScopeMissing && <FieldError>{words.scopesNeeded}</FieldError>}
      </fieldset>
      <DateField label={words.endsOn} hint={words.endsOnHint} name="endsOn" min={today} max={yearAfter(today)} required />
      {children}
      <Checkbox name="agree" label={words.agree} required />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{words.save}</SubmitButton>
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </FormActions>
    </Form>
  )
}

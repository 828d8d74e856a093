import { useState } from 'react'
import { actionsApi } from '#api/actions'
import { FieldError, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import { addDays } from '../../rules.ts'
import { useCreate } from '../use-actions.ts'
import { todayIn } from '../words.ts'
import { ActionFields, readFields } from './action-fields.tsx'

type Props = { youngPersonIds: readonly string[]; onDone: () => void }

/** The action to give, from the catalogue or written; the same to each person. */
export function GiveForm({ youngPersonIds, onDone }: Props) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const { data } = useEndpoint(actionsApi.catalogue, {}, { staleTime: 3_600_000 })
  const entry = data?.items.find((e) => e.code === code)
  const today = todayIn(useTimeZone())
  const toast = useToast()
  const create = useCreate()
  const send = async (form: FormData) => {
    const { dueOn, ...words } = readFields(form)
    const actions = youngPersonIds.map((youngPersonId) => ({ id: crypto.randomUUID(), youngPersonId, dueOn }))
    const outcome = await create.sendAndWait({ body: { actions, catalogueCode: code || null, ...words } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(youngPersonIds.length > 1 ? `Action donnée à ${count(youngPersonIds.length, 'jeune', 'jeunes')}.` : 'Action donnée.')
    onDone()
  }
  const start = { title: entry?.title ?? '', description: '', category: entry?.category ?? 'employment', dueOn: addDays(today, 7) } as const
  return (
    <Form onSubmit={send} label="Donner une action">
      <SelectField
        label="Modèle"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        placeholder="Écrire une action"
        options={data?.items.map((e) => ({ value: e.code, label: e.title })) ?? []}
      />
      <ActionFields key={code} start={{ ...start, wantsReminder: false }} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton disabled={!youngPersonIds.length}>
          {youngPersonIds.length > 1 ? `Donner à ${count(youngPersonIds.length, 'jeune', 'jeunes')}` : 'Donner'}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

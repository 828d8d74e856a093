import { useState } from 'react'
import { type OwnProfile as Own, peopleApi } from '#api/people'
import { territoriesApi } from '#api/territories'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { ProfileConflicts } from './profile-conflict.tsx'
import { texts } from './texts.ts'

const situations = Object.entries(texts.situations).map(([value, label]) => ({ value, label }))

/** « Mes informations »: what is known of me, and what I can change myself. */
export function OwnProfile() {
  const timeZone = useTimeZone()
  const { data, error, refetch } = useEndpoint(peopleApi.ownProfile, {})
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows />
      </Loading>
    )
  return (
    <Stack>
      <p>
        {texts.about(
          `${data.firstName} ${data.lastName}`,
          shortDay(data.birthDate, timeZone),
          `${data.adviser.firstName} ${data.adviser.lastName}`,
          data.structure.name,
          shortDay(data.adviser.since, timeZone),
        )}
      </p>
      <ProfileConflicts />
      <OwnForm own={data} />
      <p>{texts.wrong(data.adviser.firstName)}</p>
    </Stack>
  )
}

function OwnForm({ own }: { own: Own }) {
  const [town, setTown] = useState(own.commune?.name ?? '')
  const [error, setError] = useState<string>()
  const toast = useToast()
  const name = nameOf(town)
  const { data } = useEndpoint(territoriesApi.communes, name.length >= 2 ? { query: { q: name, limit: 8 } } : null, { keepPrevious: true })
  const edit = useWrite(peopleApi.editOwnProfile, { offline: true, invalidates: [peopleApi.ownProfile] })
  const labels = (data?.communes ?? []).map((c) => ({ code: c.code, label: `${c.name} (${c.postalCode ?? c.code})` }))
  const send = async (form: FormData) => {
    const code = codeOf(town, labels, own)
    if (code === undefined) return setError(texts.chooseTown)
    setError(undefined)
    const base = { communeCode: own.commune?.code ?? null, situation: own.situation }
    const outcome = await edit.sendAndWait({
      body: { communeCode: code, situation: String(form.get('situation')) as Own['situation'], base },
    })
    if (outcome.state !== 'failed') toast(outcome.state === 'queued' ? texts.kept : texts.saved) // a refusal stays above the form
  }
  return (
    <Form onSubmit={send} label={texts.title}>
      <SelectField label={texts.now} name="situation" defaultValue={own.situation} options={situations} />
      <TextField
        label={texts.town}
        optional
        list="communes"
        value={town}
        onChange={(event) => setTown(event.target.value)}
        placeholder={texts.townHint}
        autoComplete="off"
      />
      <datalist id="communes">
        {labels.map((l) => (
          <option key={l.code} value={l.label} />
        ))}
      </datalist>
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{texts.save}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** What is looked for: a choice taken from the list keeps the list it was taken from. */
const nameOf = (town: string) => town.replace(/\s*\(.*$/, '').trim()

/** The commune that was typed or chosen; null for none, undefined when it is not one. */
function codeOf(town: string, labels: readonly { code: string; label: string }[], own: Own) {
  const typed = town.trim()
  if (!typed) return null
  if (typed === own.commune?.name) return own.commune.code
  return labels.find((l) => l.label === typed)?.code
}

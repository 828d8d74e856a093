import { Plus } from 'lucide-react'
import { useState } from 'react'
import { officialRoles, peopleApi } from '#api/people'
import { territoriesApi } from '#api/territories'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { ComboBox } from '#ui/combo-box'
import { Dialog } from '#ui/dialog'
import { FieldError, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { roleWords } from '../words.ts'
import { ProfessionalFields, readProfessional } from './professional-form.tsx'
import { ProfessionalTable } from './professional-table.tsx'

/** Pilots with their territory, auditors and administrators. */
export function Officials() {
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useEndpoint(peopleApi.officials, {})
  return (
    <Stack gap={24}>
      <PageTitle
        title="Pilotes et administrateurs"
        intro="Comptes sans structure : ils voient des chiffres, ou règlent Élan ; jamais un dossier."
        actions={
          <Button variant="main" icon={Plus} onClick={() => setAdds(true)}>
            Ajouter
          </Button>
        }
      />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && <ProfessionalTable professionals={data.officials} isOfficial />}
      <Dialog open={adds} side onClose={() => setAdds(false)} title="Ajouter un compte">
        <OfficialForm onDone={() => setAdds(false)} />
      </Dialog>
    </Stack>
  )
}

function OfficialForm({ onDone }: { onDone: () => void }) {
  const [id] = useState(() => crypto.randomUUID())
  const [role, setRole] = useState<(typeof officialRoles)[number]>('pilot')
  const [territory, setTerritory] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const { data } = useEndpoint(territoriesApi.departments, {}, { staleTime: 3_600_000 })
  const add = useWrite(peopleApi.addOfficial, { invalidates: [peopleApi.officials] })
  const send = async (form: FormData) => {
    const outcome = await add.sendAndWait({ body: { ...readProfessional(form), id, role, territory: role === 'pilot' ? territory : null } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Invitation envoyée.')
    onDone()
  }
  const areas = [
    { id: 'FR', label: 'France entière' },
    ...(data?.regions ?? []).map((r) => ({ id: `R${r.code}`, label: r.name, hint: 'Région' })),
    ...(data?.departments ?? []).map((d) => ({ id: d.code, label: `${d.name} (${d.code})`, hint: 'Département' })),
  ]
  return (
    <Form onSubmit={send} label="Ajouter un compte">
      <SelectField
        label="Rôle"
        value={role}
        onChange={(event) => setRole(event.target.value as typeof role)}
        options={officialRoles.map((r) => ({ value: r, label: roleWords[r] ?? r }))}
      />
      {role === 'pilot' && <ComboBox label="Territoire" options={areas} value={territory} onChange={setTerritory} />}
      <ProfessionalFields />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Ajouter et inviter</SubmitButton>
      </FormActions>
    </Form>
  )
}

import { useState } from 'react'
import { peopleApi, type Structure } from '#api/people'
import { territoriesApi } from '#api/territories'
import { ComboBox } from '#ui/combo-box'
import { FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { networkWords } from '../words.ts'
import { CommuneField } from './commune-field.tsx'
import styles from './people.module.css'

/** Opens a structure, or corrects one. The time zone follows the département. */
export function StructureForm({ structure, onDone }: { structure?: Structure; onDone: (id: string) => void }) {
  const [id] = useState(() => structure?.id ?? crypto.randomUUID())
  const [department, setDepartment] = useState<string | null>(structure?.departmentCode ?? null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const { data } = useEndpoint(territoriesApi.departments, {}, { staleTime: 3_600_000 })
  const found = data?.departments.find((d) => d.code === department)
  const create = useWrite(peopleApi.createStructure, { invalidates: [peopleApi.structures] })
  const edit = useWrite(peopleApi.editStructure, { invalidates: [peopleApi.structures, peopleApi.structure] })
  const send = async (form: FormData) => {
    if (!department || !found) return setError('Choisissez un département.')
    const body = { ...readEntry(form), departmentCode: department, timeZone: found.timeZone }
    const outcome = structure ? await edit.sendAndWait({ params: { id }, body }) : await create.sendAndWait({ body: { ...body, id } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(structure ? 'Structure mise à jour.' : 'Structure ouverte.')
    onDone(id)
  }
  return (
    <Form onSubmit={send} label="Structure">
      <SelectField
        label="Réseau"
        name="network"
        defaultValue={structure?.network ?? 'mission_locale'}
        options={Object.entries(networkWords).map(([value, label]) => ({ value, label }))}
      />
      <TextField label="Nom" name="name" required minLength={2} maxLength={200} defaultValue={structure?.name} />
      <TextField
        label="Code"
        name="code"
        optional
        maxLength={40}
        defaultValue={structure?.code ?? ''}
        hint="Celui du réseau ; il sert aux imports."
      />
      <ComboBox
        label="Département"
        options={(data?.departments ?? []).map((d) => ({ id: d.code, label: `${d.name} (${d.code})` }))}
        value={department}
        onChange={setDepartment}
        {...(found && { hint: `Heure de ${found.timeZone.split('/')[1]?.replaceAll('_', ' ')}` })}
      />
      <CommuneField
        known={structure?.communeCode ? { code: structure.communeCode, name: structure.communeName ?? '' } : null}
        name="communeCode"
      />
      <TextField label="Adresse" name="address" optional maxLength={300} defaultValue={structure?.address} />
      <div className={styles.pair}>
        <TextField label="Téléphone" name="phone" optional type="tel" maxLength={30} defaultValue={structure?.phone ?? ''} />
        <TextField label="E-mail" name="email" optional type="email" maxLength={254} defaultValue={structure?.email ?? ''} />
      </div>
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{structure ? 'Enregistrer' : 'Ouvrir la structure'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function readEntry(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    network: text('network') as Structure['network'],
    name: text('name'),
    code: text('code') || null,
    communeCode: text('communeCode') || null,
    address: text('address'),
    phone: text('phone') || null,
    email: text('email') || null,
  }
}

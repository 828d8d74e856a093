import { useState } from 'react'
import { type Professional, peopleApi, structureRoles } from '#api/people'
import { FieldError, SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { roleWords } from '../words.ts'
import styles from './people.module.css'

type Props = { structureId?: string; professional?: Professional; onDone: () => void }

/** Adds a professional to a structure and invites them, or corrects one. */
export function ProfessionalForm({ structureId, professional, onDone }: Props) {
  const [id] = useState(() => professional?.id ?? crypto.randomUUID())
  const [error, setError] = useState<string>()
  const toast = useToast()
  const isAdmin = useSession().role === 'administrator'
  const roles = structureRoles.filter((role) => isAdmin || role !== 'director')
  const reads = [peopleApi.professionals, peopleApi.structure, peopleApi.officials]
  const add = useWrite(peopleApi.addProfessional, { invalidates: reads })
  const edit = useWrite(peopleApi.editProfessional, { invalidates: reads })
  const send = async (form: FormData) => {
    const body = readProfessional(form)
    const role = String(form.get('role')) as (typeof structureRoles)[number]
    const outcome = professional
      ? await edit.sendAndWait({ params: { id }, body })
      : await add.sendAndWait({ params: { id: structureId ?? '' }, body: { ...body, id, role } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(professional ? 'Compte mis à jour.' : 'Invitation envoyée.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Professionnel">
      {!professional && (
        <SelectField label="Rôle" name="role" options={roles.map((role) => ({ value: role, label: roleWords[role] ?? role }))} />
      )}
      <ProfessionalFields start={professional} />
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>{professional ? 'Enregistrer' : 'Ajouter et inviter'}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Name, job title and e-mail. */
export const ProfessionalFields = ({ start }: { start?: Professional | undefined }) => (
  <>
    <div className={styles.pair}>
      <TextField label="Prénom" name="firstName" required maxLength={100} defaultValue={start?.firstName} autoComplete="off" />
      <TextField label="Nom" name="lastName" required maxLength={100} defaultValue={start?.lastName} autoComplete="off" />
    </div>
    <TextField
      label="E-mail professionnel"
      name="email"
      type="email"
      required
      maxLength={254}
      defaultValue={start?.email ?? ''}
      autoComplete="off"
    />
    <TextField
      label="Fonction"
      name="jobTitle"
      optional
      maxLength={100}
      defaultValue={start?.jobTitle}
      hint="Telle que les jeunes la liront."
    />
  </>
)

/** The answers of ProfessionalFields. */
export const readProfessional = (form: FormData) => ({
  firstName: String(form.get('firstName') ?? ''),
  lastName: String(form.get('lastName') ?? ''),
  email: String(form.get('email') ?? ''),
  jobTitle: String(form.get('jobTitle') ?? ''),
})

import { DateField, SelectField, TextField } from '#ui/field'
import { situationOptions } from '../words.ts'
import { CommuneField } from './commune-field.tsx'
import styles from './people.module.css'

type Start = {
  firstName: string
  lastName: string
  birthDate: string
  situation: string
  commune: { code: string; name: string } | null
}

/** Who the young person is: the fields shared by adding and correcting. */
export const IdentityFields = ({ start }: { start?: Start }) => (
  <>
    <div className={styles.pair}>
      <TextField label="Prénom" name="firstName" required maxLength={100} defaultValue={start?.firstName} autoComplete="off" />
      <TextField label="Nom" name="lastName" required maxLength={100} defaultValue={start?.lastName} autoComplete="off" />
    </div>
    <DateField label="Date de naissance" name="birthDate" required defaultValue={start?.birthDate} />
    <SelectField label="Situation" name="situation" defaultValue={start?.situation ?? 'job_seeker'} options={situationOptions} />
    <CommuneField known={start?.commune ?? null} name="communeCode" />
  </>
)

/** E-mail and phone; without either, nobody can sign in. */
export const ContactFields = ({ start }: { start?: { email: string | null; phone: string | null } }) => (
  <div className={styles.pair}>
    <TextField label="E-mail" optional name="email" type="email" maxLength={254} defaultValue={start?.email ?? ''} autoComplete="off" />
    <TextField label="Téléphone" optional name="phone" type="tel" maxLength={30} defaultValue={start?.phone ?? ''} autoComplete="off" />
  </div>
)

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const orNull = (form: FormData, name: string) => text(form, name) || null

/** The answers of IdentityFields. */
export const readIdentity = (form: FormData) => ({
  firstName: text(form, 'firstName'),
  lastName: text(form, 'lastName'),
  birthDate: text(form, 'birthDate'),
  situation: text(form, 'situation') as 'job_seeker',
  communeCode: orNull(form, 'communeCode'),
})
/** The answers of ContactFields. */
export const readContact = (form: FormData) => ({ email: orNull(form, 'email'), phone: orNull(form, 'phone') })

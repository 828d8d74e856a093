import { TextField } from '#ui/field'

type Props = { isNew?: boolean; label: string; value: string; onChange: (password: string) => void; error?: string | undefined }

/** One's password: the present one, or a new one with the rule it keeps. */
export const PasswordField = ({ isNew = false, label, value, onChange, error }: Props) => (
  <TextField
    label={label}
    hint={isNew && 'Au moins 12 caractères. Une phrase de quelques mots se retient bien.'}
    type="password"
    name={isNew ? 'new-password' : 'password'}
    autoComplete={isNew ? 'new-password' : 'current-password'}
    {...(isNew && { minLength: 12 })}
    maxLength={200}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    error={error}
    required
  />
)

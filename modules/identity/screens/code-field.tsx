import type { ReactNode } from 'react'
import { TextField } from '#ui/field'
import styles from './code-field.module.css'
import { texts } from './young/texts.ts'

type Props = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  value: string
  onChange: (code: string) => void
  autoFocus?: boolean
}

/** Six digits in one input: typed, pasted with spaces, or filled in by the telephone; sent by itself when complete. */
export const CodeField = ({ label, hint, error, value, onChange, autoFocus = true }: Props) => (
  <TextField
    label={label}
    hint={hint}
    error={error}
    name="code"
    className={styles.code!}
    value={value}
    onChange={({ target }) => {
      const digits = target.value.replace(/\D/g, '').slice(0, 6)
      onChange(digits)
      const { form } = target
      if (digits.length === 6 && value.length < 6) setTimeout(() => form?.requestSubmit(), 0)
    }}
    inputMode="numeric"
    autoComplete="one-time-code"
    pattern="\d{6}"
    title={texts.sixDigits}
    required
    autoFocus={autoFocus}
  />
)

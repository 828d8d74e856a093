/**
 * Checkbox({ label, hint?, ...native input })
 * RadioGroup({ legend, name, options: readonly { value, label, hint? }[], value?, onChange?: (value: string) => void, error?, required?, inline? })
 * Switch({ label, hint?, checked, onChange: (checked: boolean) => void, disabled? }): takes effect at once.
 */
import type { InputHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import styles from './choice.module.css'
import { FieldError } from './field.tsx'

type CheckboxProps = InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode }

/** Yes or no, sent with its form. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId()
  return (
    <label className={styles.choice}>
      <input {...input} type="checkbox" className={styles.box} aria-describedby={hint ? id : undefined} />
      <span className={styles.words}>
        <span>{label}</span>
        {hint && (
          <span id={id} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}

type RadioGroupProps = {
  legend: string
  name: string
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[]
  value?: string
  onChange?: (value: string) => void
  error?: string | undefined
  required?: boolean
  inline?: boolean
}

/** One answer among a few, all in sight. */
export function RadioGroup({ legend, name, options, value, onChange, error, required, inline }: RadioGroupProps) {
  return (
    <fieldset className={styles.group} aria-invalid={error ? true : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={inline ? styles.inline : styles.stack}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              className={styles.box}
              checked={value === undefined ? undefined : value === option.value}
              onChange={() => onChange?.(option.value)}
            />
            <span className={styles.words}>
              <span>{option.label}</span>
              {option.hint && <span className={styles.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}

type SwitchProps = { label: ReactNode; hint?: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean }

/** A setting that takes effect at once. */
export function Switch({ label, hint, checked, onChange, disabled }: SwitchProps) {
  return (
    <label className={`${styles.choice} ${styles.switch}`}>
      <span className={styles.words}>
        <span>{label}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.track}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}

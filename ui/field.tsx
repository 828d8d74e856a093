/**
 * Labelled inputs. All take { label, hint?, error?: string, optional?: boolean, hideLabel?: boolean } and the native attributes (name, value, onChange, required…).
 * Field({ label, hint?, error?, optional?, hideLabel?, children: (wiring: { id, 'aria-describedby', 'aria-invalid' }) => ReactNode }) for anything else.
 * TextField · TextArea (grows with its text; `count` shows what is left of maxLength) · DateField ('2026-12-01') · TimeField ('14:30')
 * SelectField({ options: readonly { value, label }[], placeholder? }) · SearchField({ onClear? })
 */
import { Search } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useId } from 'react'
import styles from './field.module.css'
import { texts } from './texts.ts'

type Wording = { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean; hideLabel?: boolean }
type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** A label, its hint and its error, wired to whatever input `children` draws. */
export function Field({ label, hint, error, optional, hideLabel, children }: Wording & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.hidden : styles.label}>
        {label}
        {optional && <span className={styles.optional}> ({texts.optional})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** What is wrong with one answer, and how to mend it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className={styles.error} role="alert">
      {children}
    </p>
  )
}

type InputProps = Wording & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

/** One line of text. */
export function TextField({ label, hint, error, optional, hideLabel, className, ...input }: InputProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel }}>
      {(wiring) => <input type="text" {...input} {...wiring} className={`${styles.input} ${className ?? ''}`} />}
    </Field>
  )
}

/** A calendar day, `2026-12-01`, with the device's own picker. */
export const DateField = (props: InputProps) => <TextField {...props} type="date" className={styles.short} />

/** A wall-clock time, `14:30`. */
export const TimeField = (props: InputProps) => <TextField {...props} type="time" className={styles.short} />

type TextAreaProps = Wording & TextareaHTMLAttributes<HTMLTextAreaElement> & { count?: boolean; ref?: Ref<HTMLTextAreaElement> }

/** Several lines; the box grows with its text, up to half the window. */
export function TextArea({ label, hint, error, optional, hideLabel, count, className, ...area }: TextAreaProps) {
  const used = String(area.value ?? '').length
  return (
    <Field {...{ label, hint, error, optional, hideLabel }}>
      {(wiring) => (
        <>
          <textarea rows={2} {...area} {...wiring} className={`${styles.input} ${styles.area} ${className ?? ''}`} />
          {count && area.maxLength !== undefined && <p className={styles.count}>{texts.characters(used, area.maxLength)}</p>}
        </>
      )}
    </Field>
  )
}

type SelectProps = Wording &
  SelectHTMLAttributes<HTMLSelectElement> & { options: readonly { value: string; label: string }[]; placeholder?: string }

/** One choice among many, with the device's own list. Under six choices prefer RadioGroup. */
export function SelectField({ label, hint, error, optional, hideLabel, options, placeholder, className, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel }}>
      {(wiring) => (
        <select {...select} {...wiring} className={`${styles.input} ${styles.select} ${className ?? ''}`}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A search box: role search, and Esc empties it. */
export function SearchField({ onClear, hideLabel = true, label, ...input }: InputProps & { onClear?: () => void }) {
  return (
    <search className={styles.search}>
      <Search size={20} aria-hidden className={hideLabel ? styles.glass : styles.glassBelowLabel} />
      <TextField
        {...input}
        label={label}
        hideLabel={hideLabel}
        placeholder={input.placeholder ?? label}
        type="search"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClear?.()
          input.onKeyDown?.(event)
        }}
      />
    </search>
  )
}

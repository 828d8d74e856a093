/**
 * Form({ onSubmit: (data: FormData, form: HTMLFormElement) => unknown, children, label?: string, className?, keeps?: boolean })
 *   `keeps`: what is typed is a draft that survives closing, so that a dialog closes without asking.
 *   A second submit while the first is under way is ignored; `useSubmitting()` inside tells that it is.
 * SubmitButton({ children, icon?, variant?, wide?, disabled? }): busy while its form is being sent.
 * FormActions({ children }): the row of buttons at the end, the main one first.
 */
import type { ComponentProps, FormEvent, ReactNode } from 'react'
import { createContext, useContext, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './form.module.css'

const Submitting = createContext(false)

/** Whether the form around is being sent. */
export const useSubmitting = () => useContext(Submitting)

type FormProps = {
  onSubmit: (data: FormData, form: HTMLFormElement) => unknown
  children: ReactNode
  label?: string
  className?: string
  keeps?: boolean
}

/** A form that is sent once, however often it is pressed. What was typed stays when sending fails. */
export function Form({ onSubmit, children, label, className, keeps }: FormProps) {
  const [submitting, setSubmitting] = useState(false)
  const underWay = useRef(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (underWay.current) return
    underWay.current = true
    setSubmitting(true)
    try {
      await onSubmit(new FormData(event.currentTarget), event.currentTarget)
    } finally {
      underWay.current = false
      setSubmitting(false)
    }
  }
  return (
    <Submitting value={submitting}>
      <form
        aria-label={label}
        aria-busy={submitting || undefined}
        data-keeps={keeps}
        onSubmit={submit}
        className={`${styles.form} ${className ?? ''}`}
      >
        {children}
      </form>
    </Submitting>
  )
}

/** Sends the form around it. */
export function SubmitButton({ variant = 'main', ...rest }: ComponentProps<typeof Button>) {
  return <Button {...rest} variant={variant} type="submit" busy={useSubmitting()} />
}

/** The buttons at the end of a form. */
export const FormActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>

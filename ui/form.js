import { createContext, useContext, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './form.module.css'

const Submitting = createContext(false)
/** Whether the form around is being sent. */
export const useSubmitting = () => useContext(Submitting)
/** A form that is sent once, however often it is pressed. What was typed stays when sending fails. */
export function Form({ onSubmit, children, label, className }) {
  const [submitting, setSubmitting] = useState(false)
  const underWay = useRef(false)
  const submit = async (event) => {
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
      <form aria-label={label} aria-busy={submitting || undefined} onSubmit={submit} className={`${styles.form} ${className ?? ''}`}>
        {children}
      </form>
    </Submitting>
  )
}
/** Sends the form around it. */
export function SubmitButton({ variant = 'main', ...rest }) {
  return <Button {...rest} variant={variant} type="submit" busy={useSubmitting()} />
}
/** The buttons at the end of a form. */
export const FormActions = ({ children }) => <div className={styles.actions}>{children}</div>

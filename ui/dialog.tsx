/**
 * Dialog({ open, onClose, title, children, actions?: ReactNode, side?: boolean }): native <dialog>; Esc and the close button call onClose, focus comes back.
 *   Where something was typed in a form of it, Esc and the close button ask first; not for a form that keeps its draft (`Form keeps`).
 * ConfirmDialog({ open, onClose, onConfirm: () => unknown, title, lost: ReactNode, confirm: string, keep?: string, danger? (true) }):
 *   `lost` says what will be lost, or that it can be undone.
 */
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { spoken } from './sentences.ts'
import { texts } from './texts.ts'

type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; actions?: ReactNode; side?: boolean }

/** A modal question or form. On a phone it rises from the bottom. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <Shown {...rest} /> : null
}

function Shown({ onClose, title, children, actions, side }: Omit<DialogProps, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const leaving = useLeaving(dialog, onClose)
  useEffect(() => {
    const opener = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    placeFocus(shown)
    const steps = new MutationObserver(() => document.activeElement === document.body && titleOf(shown)?.focus({ preventScroll: true }))
    if (shown) steps.observe(shown, { childList: true, subtree: true })
    return () => {
      steps.disconnect()
      shown?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={`${styles.dialog} ${side ? styles.side : ''}`}
      onInput={leaving.noteTyping}
      onKeyDownCapture={leaving.noteEsc}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        leaving.ask()
      }}
      onClose={(event) => event.target === event.currentTarget && event.currentTarget.isConnected && onClose()}
    >
      <div className={styles.head}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <IconButton label={texts.close} icon={X} onClick={leaving.ask} />
      </div>
      <div className={styles.body}>{children}</div>
      {leaving.asked ? <LoseTyped onStay={leaving.stay} onLeave={onClose} /> : actions && <div className={styles.actions}>{actions}</div>}
    </dialog>
  )
}

const toWriteIn = 'input:not([type="radio"], [type="checkbox"], [type="file"]), select, textarea'

const titleOf = (dialog: HTMLDialogElement | null) => dialog?.querySelector<HTMLElement>('h2')

/** With a keyboard one writes at once; on a phone one first reads what is asked, and the keyboard stays down. */
function placeFocus(dialog: HTMLDialogElement | null) {
  const first = dialog?.querySelector<HTMLElement>('form :is(input:not([type="hidden"]), select, textarea)')
  const writes = first?.matches(toWriteIn) && matchMedia('(pointer: fine)').matches
  ;(writes ? first : titleOf(dialog))?.focus({ preventScroll: true })
}

/** Asks before what was typed is lost: in forms that are still there and keep no draft. */
function useLeaving(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void) {
  const typedIn = useRef(new Set<HTMLFormElement>())
  const field = useRef<Element>(null)
  const [asked, setAsked] = useState(false)
  const noteTyping = ({ target }: { target: EventTarget }) => {
    const form = target instanceof Element ? target.closest('form') : null
    if (form && form.dataset.keeps === undefined && form.closest('dialog') === dialog.current) typedIn.current.add(form)
  }
  const stay = () => {
    setAsked(false)
    if (field.current instanceof HTMLElement) field.current.focus()
  }
  const ask = () => {
    if (asked) return stay()
    if (![...typedIn.current].some((form) => form.isConnected)) return onClose()
    field.current = document.activeElement
    setAsked(true)
  }
  /** Held back here, because a browser lets `cancel` be held back only once in a row. An open list takes Esc for itself. */
  const noteEsc = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    const { target } = event
    if (!(target instanceof Element) || target.closest('dialog') !== dialog.current) return
    if (target.getAttribute('aria-expanded') !== 'true') ask()
  }
  return { asked, ask, stay, noteTyping, noteEsc }
}

function LoseTyped({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const keep = useRef<HTMLDivElement>(null)
  useEffect(() => keep.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={keep} role="alertdialog" aria-label={texts.closeWithoutSavingAsked} className={`${styles.actions} ${styles.lose}`}>
      <p>
        <strong>{texts.closeWithoutSavingAsked}</strong> {spoken() === 'tu' ? texts.typedLost : 'Ce que vous avez saisi ici sera perdu.'}
      </p>
      <Button variant="main" onClick={onStay}>
        {texts.goOn}
      </Button>
      <Button variant="danger" onClick={onLeave}>
        {texts.closeWithoutSaving}
      </Button>
    </div>
  )
}

type ConfirmProps = {
  open: boolean
  onClose: () => void
  onConfirm: () => unknown
  title: string
  lost: ReactNode
  confirm: string
  keep?: string
  danger?: boolean
}

/** Asks before something that cannot simply be taken back, and says what will be lost. */
export function ConfirmDialog({ open, onClose, onConfirm, title, lost, confirm, keep = texts.cancel, danger = true }: ConfirmProps) {
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  const actions = (
    <>
      <Button variant={danger ? 'danger' : 'main'} busy={busy} onClick={go}>
        {confirm}
      </Button>
      <Button variant="quiet" onClick={onClose}>
        {keep}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={title} actions={actions}>
      <div>{lost}</div>
    </Dialog>
  )
}

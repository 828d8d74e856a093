/**
 * Dialog({ open, onClose, title, children, actions?: ReactNode, side?: boolean }): native <dialog>; Esc and the close button call onClose, focus comes back.
 * ConfirmDialog({ open, onClose, onConfirm: () => unknown, title, lost: ReactNode, confirm: string, keep?: string, danger? (true) }):
 *   `lost` says what will be lost, or that it can be undone.
 */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'

type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; actions?: ReactNode; side?: boolean }

/** A modal question or form. On a phone it rises from the bottom. */
export function Dialog({ open, onClose, title, children, actions, side }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    const opener = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    return () => {
      shown?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={`${styles.dialog} ${side ? styles.side : ''}`}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <IconButton label="Fermer" icon={X} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </dialog>
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
export function ConfirmDialog({ open, onClose, onConfirm, title, lost, confirm, keep = 'Annuler', danger = true }: ConfirmProps) {
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

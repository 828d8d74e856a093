/**
 * ToastProvider({ children }): once around the app (the shells have it).
 * useToast() → (message: string, options?: { tone?: 'good'|'bad'|'info', undo?: () => void, undoLabel?: string, seconds?: number }) => void
 */
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { texts } from './texts.ts'
import styles from './toast.module.css'

type Options = { tone?: 'good' | 'bad' | 'info'; undo?: () => void; undoLabel?: string; seconds?: number }
type Toast = Options & { id: number; message: string }
type Say = { toast: (message: string, options?: Options) => void }

const Toasts = createContext<Say>({ toast: () => {} })

/** Says that something was done, with a way back where there is one. */
export const useToast = () => useContext(Toasts).toast

/** Holds the messages of the app; the live region exists from the start, so that the first one is heard too. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Toast[]>([])
  const next = useRef(0)
  const remove = useCallback((id: number) => setShown((all) => all.filter((toast) => toast.id !== id)), [])
  const say = useMemo<Say>(() => {
    const toast = (message: string, options: Options = {}) => {
      const id = next.current++
      setShown((all) => [...all.slice(-2), { ...options, id, message }])
      setTimeout(() => remove(id), (options.seconds ?? (options.undo || options.tone === 'bad' ? 10 : 5)) * 1000)
    }
    return { toast }
  }, [remove])
  return (
    <Toasts value={say}>
      {children}
      <section aria-label={texts.messages} className={styles.region}>
        <div aria-live="polite" className={styles.stack}>
          {shown.map((toast) => (
            <Shown key={toast.id} toast={toast} close={() => remove(toast.id)} />
          ))}
        </div>
      </section>
    </Toasts>
  )
}

function Shown({ toast, close }: { toast: Toast; close: () => void }) {
  const tone = toast.tone ?? 'good'
  const Icon = { good: CircleCheck, bad: CircleAlert, info: Info }[tone]
  const undo = () => {
    toast.undo?.()
    close()
  }
  return (
    <div className={`${styles.toast} ${styles[tone]}`}>
      <Icon size={20} aria-hidden />
      <p>{toast.message}</p>
      {toast.undo && (
        <Button variant="quiet" small onClick={undo}>
          {toast.undoLabel ?? texts.cancel}
        </Button>
      )}
      <IconButton label={texts.closeMessage} icon={X} onClick={close} />
    </div>
  )
}

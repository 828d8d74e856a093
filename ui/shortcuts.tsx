/**
 * useShortcut(key: string, label: string, run: (event: KeyboardEvent) => void): a one-key shortcut while this component is on screen; never while typing.
 * useShowShortcuts() → () => void: opens the list of keys.
 * ShortcutsProvider({ children }): once in the adviser's shell; `?` opens the list of keys that work now.
 */
import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { Dialog } from './dialog.tsx'
import styles from './shortcuts.module.css'

type Shortcut = { key: string; label: string; run: (event: KeyboardEvent) => void }
const Registry = createContext<Set<Shortcut> | undefined>(undefined)
const Show = createContext<() => void>(() => {})

/** For a button that shows the keys to those who do not know `?`. */
export const useShowShortcuts = () => useContext(Show)

/** Gives a key a meaning for as long as this component is shown; the latest one wins. */
export function useShortcut(key: string, label: string, run: Shortcut['run']) {
  const registry = useContext(Registry)
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const shortcut = { key, label, run: (event: KeyboardEvent) => latest.current(event) }
    registry?.add(shortcut)
    return () => void registry?.delete(shortcut)
  }, [registry, key, label])
}

/** Listens to the keys and shows which ones there are. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new Set<Shortcut>())
  const [shown, setShown] = useState<Shortcut[]>()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (event.key === '?') return setShown(distinct(registry))
      const found = [...registry].reverse().find(({ key }) => key === event.key)
      if (!found) return
      event.preventDefault()
      found.run(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [registry])
  return (
    <Registry value={registry}>
      <Show value={() => setShown(distinct(registry))}>{children}</Show>
      <Dialog open={Boolean(shown)} onClose={() => setShown(undefined)} title="Raccourcis clavier">
        <dl className={styles.keys}>
          {shown?.map(({ key, label }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>?</kbd>
            </dt>
            <dd>Afficher cette liste</dd>
          </div>
        </dl>
      </Dialog>
    </Registry>
  )
}

const distinct = (registry: Set<Shortcut>) => [...new Map([...registry].map((shortcut) => [shortcut.key, shortcut])).values()]

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

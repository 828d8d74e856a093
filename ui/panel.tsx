/**
 * usePanel() → { open: boolean, youngPersonId: string | undefined, show(youngPersonId?: string), hide() }: the conversation panel of the desk.
 *   A row or a file calls show(id) to answer somebody; the panel itself reads youngPersonId, and show(undefined) goes back to the list.
 * focusConversation(): puts the cursor where one writes, as soon as the conversation is drawn.
 * PanelProvider({ children }): the adviser's shell has it.
 */
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import { recall, remember } from './remember.ts'

type PanelState = { open: boolean; youngPersonId: string | undefined; show: (youngPersonId?: string) => void; hide: () => void }
const KEY = 'elan.panel'
const Current = createContext<PanelState>({ open: false, youngPersonId: undefined, show: () => {}, hide: () => {} })

/** Whose conversation is open beside the page. */
export const usePanel = () => useContext(Current)

/** Remembers on this device whether the panel is folded. */
export function PanelProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(() => window.innerWidth >= 1100 && recall(KEY) !== 'closed')
  const [youngPersonId, setYoungPersonId] = useState<string>()
  const state = useMemo<PanelState>(() => {
    const fold = (closed: boolean) => {
      setOpen(!closed)
      remember(KEY, closed ? 'closed' : 'open')
    }
    const show = (id?: string) => {
      setYoungPersonId(id)
      fold(false)
    }
    return { open, youngPersonId, show, hide: () => fold(true) }
  }, [open, youngPersonId])
  return <Current value={state}>{children}</Current>
}

/** Puts the cursor where one writes; the conversation may still be on its way. */
export function focusConversation() {
  let tries = 40
  const wait = setInterval(() => {
    const box = document.querySelector<HTMLElement>('#conversation textarea')
    box?.focus()
    if (box || --tries === 0) clearInterval(wait)
  }, 50)
}

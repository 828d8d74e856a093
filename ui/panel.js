import { createContext, useContext, useMemo, useState } from 'react'
import { recall, remember } from './remember.ts'

const KEY = 'elan.panel'
const Current = createContext({ open: false, youngPersonId: undefined, show: () => {}, hide: () => {} })
/** Whose conversation is open beside the page. */
export const usePanel = () => useContext(Current)
/** Remembers on this device whether the panel is folded. */
export function PanelProvider({ children }) {
  const [open, setOpen] = useState(() => window.innerWidth >= 1100 && recall(KEY) !== 'closed')
  const [youngPersonId, setYoungPersonId] = useState()
  const state = useMemo(() => {
    const fold = (closed) => {
      setOpen(!closed)
      remember(KEY, closed ? 'closed' : 'open')
    }
    const show = (id) => {
      setYoungPersonId(id)
      fold(false)
    }
    return { open, youngPersonId, show, hide: () => fold(true) }
  }, [open, youngPersonId])
  return <Current value={state}>{children}</Current>
}

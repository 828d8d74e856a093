import { useLocation } from 'wouter'
import { focusConversation, usePanel } from '#ui/panel'
import { useShortcut } from '#ui/shortcuts'

/** The keys that work on every page of the desk. Rendered before the screens, so that theirs come later and win. */
export function DeskKeys({ hasPanel }: { hasPanel: boolean }) {
  const findPeople = useFindPeople()
  useShortcut('/', 'Chercher une personne', findPeople)
  return hasPanel ? <ReplyKey /> : null
}

/** Goes to the search box of this page, else to the one of the portfolio. */
export function useFindPeople() {
  const [, go] = useLocation()
  return () => {
    if (focusSearch()) return
    go('/')
    let tries = 40
    const wait = setInterval(() => {
      if (focusSearch() || --tries === 0) clearInterval(wait)
    }, 50)
  }
}

function ReplyKey() {
  const { show, youngPersonId } = usePanel()
  useShortcut('r', 'Répondre dans la conversation', () => {
    show(youngPersonId)
    if (youngPersonId) return focusConversation()
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#conversation :is(a, button, h2)')?.focus())
  })
  return null
}

function focusSearch() {
  const box = document.querySelector<HTMLInputElement>('#contenu input[type="search"]')
  box?.focus()
  box?.select()
  return Boolean(box)
}

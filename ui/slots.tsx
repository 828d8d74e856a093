/**
 * What a module hands to the shells: the type of the default export of each slot file in `modules/<module>/screens/<shell>/`.
 *
 * routes.tsx   → Screen[]          (all shells)   path '/messages/:id'; read parameters with wouter's useParams
 * home.tsx     → HomeCard          (young, adviser)  or an array of them
 * file-tab.tsx → FileTab           (adviser)      or an array of them
 * panel.tsx    → Panel             (adviser)
 * profile.tsx  → ProfileSection    (young, adviser, pilot)  or an array of them
 */

import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { MandateScope, Role } from '#platform/api'

type Shown = ComponentType | ComponentType<Record<string, never>>

/** One address of a shell. With `nav` it is in the navigation; with `mandate` it is open to who helps within this scope; the shell gives Suspense, error boundary and the document's title. */
export type Screen = { path: string; title: string; screen: Shown; roles?: readonly Role[]; nav?: Nav; mandate?: MandateScope }

/** An entry of the navigation. `badge` is a hook: what waits there, nothing when nothing does. `text` says what one does there, on a home that lists its pages. */
export type Nav = { label: string; icon: LucideIcon; order: number; badge?: () => number | undefined; text?: string }

/** Young: a card of "Aujourd’hui". Adviser: a section of "À faire maintenant", drawn with HomeSection; renders null when there is nothing to do. */
export type HomeCard = { order: number; roles?: readonly Role[]; card: Shown; mandate?: MandateScope }

/** A tab in a young person's file; `path` is '' for the first tab, else '/actions'. `badge` is a hook. */
export type FileTab = {
  order: number
  path: string
  title: string
  roles?: readonly Role[]
  tab: ComponentType<{ youngPersonId: string }>
  badge?: (youngPersonId: string) => number | undefined
}

/** The conversation panel at the right of every page of the desk. It asks `usePanel()` from `#ui/panel` whose conversation is wanted. */
export type Panel = {
  title: string
  roles?: readonly Role[]
  panel: Shown
  badge?: () => number | undefined
  /** Where the same is shown at full width: there the panel steps aside. */
  page?: string
}

/** A section of "Moi" or "Mon compte"; the shell draws the title. */
export type ProfileSection = { order: number; title: string; roles?: readonly Role[]; section: Shown }

/** Keeps what is open to who helps a young person: what names a scope of their mandate. Without a mandate, all. */
export const forMandate = <T extends { mandate?: MandateScope }>(slots: readonly T[], scopes: readonly MandateScope[] | undefined): T[] =>
  slots.filter(({ mandate }) => !scopes || (mandate && scopes.includes(mandate)))

/** Keeps what this role may see, in order. */
export function forRole<T extends { roles?: readonly Role[]; order?: number }>(slots: readonly T[], role: Role | undefined): T[] {
  return slots.filter(({ roles }) => !roles || (role && roles.includes(role))).sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
}

/** The navigation entries among screens, in order. */
export function navOf(screens: readonly Screen[]): (Screen & { nav: Nav })[] {
  return screens.filter((screen): screen is Screen & { nav: Nav } => Boolean(screen.nav)).sort((a, b) => a.nav.order - b.nav.order)
}

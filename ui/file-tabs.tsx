/**
 * FileTabs({ youngPersonId: string, base: string }): the tabs that modules add to a young person's file, and the one the address names.
 *   Use it in a screen whose path ends with a wildcard: path '/jeunes/:id/*?', base `/jeunes/${id}`.
 * FileTabsProvider({ tabs: readonly FileTab[], children }): the adviser's shell has it.
 */

import { Compass } from 'lucide-react'
import type { ReactNode } from 'react'
import { createContext, Suspense, useContext } from 'react'
import { Route, Switch } from 'wouter'
import { CountBadge } from './badge.tsx'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { useSession } from './session.tsx'
import { Loading, SkeletonRows } from './skeleton.tsx'
import { type FileTab, forRole } from './slots.tsx'
import { Tabs } from './tabs.tsx'

const Found = createContext<readonly FileTab[]>([])

/** Hands the tabs of all modules to the file's screen. */
export const FileTabsProvider = ({ tabs, children }: { tabs: readonly FileTab[]; children: ReactNode }) => (
  <Found value={tabs}>{children}</Found>
)

/** Everything about one young person, a tab per module. */
export function FileTabs({ youngPersonId, base }: { youngPersonId: string; base: string }) {
  const tabs = forRole(useContext(Found), useSession().role)
  return (
    <>
      <Tabs
        label="Dossier"
        tabs={tabs.map((tab) => ({ href: base + tab.path, label: tab.title, extra: <TabCount tab={tab} youngPersonId={youngPersonId} /> }))}
      />
      <Switch>
        {tabs.map(({ path, tab: Content }) => (
          <Route key={path} path={path ? `${base}${path}/*?` : base}>
            <ErrorBoundary key={path}>
              <Suspense fallback={<Loading>{<SkeletonRows />}</Loading>}>
                <Content youngPersonId={youngPersonId} />
              </Suspense>
            </ErrorBoundary>
          </Route>
        ))}
        <Route>
          <EmptyState
            icon={Compass}
            title="Cette page du dossier n’existe pas"
            action={<LinkButton href={base}>Revenir au dossier</LinkButton>}
          >
            L’adresse a peut-être changé, ou cette partie n’est pas ouverte à votre compte.
          </EmptyState>
        </Route>
      </Switch>
    </>
  )
}

const nothing = () => undefined

function TabCount({ tab, youngPersonId }: { tab: FileTab; youngPersonId: string }) {
  const useBadge = tab.badge ?? nothing
  return <CountBadge count={useBadge(youngPersonId)} />
}

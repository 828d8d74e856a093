import { createContext, Suspense, useContext } from 'react'
import { Route, Switch } from 'wouter'
import { CountBadge } from './badge.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { useSession } from './session.tsx'
import { Loading, SkeletonRows } from './skeleton.tsx'
import { forRole } from './slots.tsx'
import { Tabs } from './tabs.tsx'

const Found = createContext([])
/** Hands the tabs of all modules to the file's screen. */
export const FileTabsProvider = ({ tabs, children }) => <Found value={tabs}>{children}</Found>
/** Everything about one young person, a tab per module. */
export function FileTabs({ youngPersonId, base }) {
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
      </Switch>
    </>
  )
}
const nothing = () => undefined
function TabCount({ tab, youngPersonId }) {
  const useBadge = tab.badge ?? nothing
  return <CountBadge count={useBadge(youngPersonId)} />
}

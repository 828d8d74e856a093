/**
 * ScreenRoutes({ screens: readonly Screen[], viewer?: Role, home?: ReactNode, children?: more <Route>s }): the addresses of a shell;
 *   a skeleton while a screen loads, an error notice when one breaks, a kind word for an unknown address.
 * ScreenFrame({ title, children }): the same frame around one thing. SlotFrame({ children, lines? }): around a card or section of a module.
 */

import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { Suspense, useLayoutEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import type { Role } from '#platform/api'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { PageTitle } from './page-title.tsx'
import { spoken } from './sentences.ts'
import { Loading, SkeletonCard, SkeletonScreen } from './skeleton.tsx'
import { forRole, type Screen } from './slots.tsx'
import { texts } from './texts.ts'

type RoutesProps = { screens: readonly Screen[]; viewer?: Role; home?: ReactNode; children?: ReactNode }

/** Every address of a shell, `home` first. */
export function ScreenRoutes({ screens, viewer, home, children }: RoutesProps) {
  return (
    <Switch>
      {home && <Route path="/">{home}</Route>}
      {children}
      {forRole(screens, viewer).map(({ path, title, screen: Content }) => (
        <Route key={path} path={path}>
          <ScreenFrame title={title}>
            <Content />
          </ScreenFrame>
        </Route>
      ))}
      <Route>
        <Unknown />
      </Route>
    </Switch>
  )
}

/** One screen: named, waited for, and kept from breaking the others. */
export function ScreenFrame({ title, children }: { title: string; children: ReactNode }) {
  const [location] = useLocation()
  // Before the effects of the screen, whose own PageTitle knows better.
  useLayoutEffect(() => {
    document.title = `${title} · Élan`
  }, [title])
  return (
    <ErrorBoundary place={location} page={title}>
      <Suspense fallback={<SkeletonScreen />}>{children}</Suspense>
    </ErrorBoundary>
  )
}

/** One card or section that a module adds to a page. */
export const SlotFrame = ({ children, lines = 2 }: { children: ReactNode; lines?: number }) => (
  <ErrorBoundary title={texts.brokenPart}>
    <Suspense
      fallback={
        <Loading>
          <SkeletonCard lines={lines} />
        </Loading>
      }
    >
      {children}
    </Suspense>
  </ErrorBoundary>
)

const Unknown = () => (
  <>
    <PageTitle title={texts.noPage} hidden />
    <EmptyState icon={Info} title={texts.noPageHere} action={<LinkButton href="/">{texts.home}</LinkButton>}>
      {spoken() === 'tu' ? texts.noPageWhy : 'L’adresse a peut-être changé, ou cette page n’est pas ouverte à votre compte.'}
    </EmptyState>
  </>
)

import { type ReactNode, useEffect } from 'react'
import { peopleApi } from '#api/people'
import type { Role } from '#platform/api'
import { useSignedInAs } from '#ui/app-providers'
import { ErrorNotice } from '#ui/banner'
import { holderOf, type Session, SessionProvider } from '#ui/session'
import { Loading, SkeletonCard, SkeletonRows } from '#ui/skeleton'
import { RefusalError, useEndpoint } from '#ui/use-endpoint'
import { texts } from '../young/texts.ts'
import styles from './signed-in.module.css'

type Base = '/jeune' | '/bureau' | '/pilotage'

/** Lets in who is signed in and belongs to this shell; everybody else is sent where they should be, and comes back after signing in. */
export function SignedIn({ base, children }: { base: Base; children: ReactNode }) {
  const { data: session, error, refetch } = useEndpoint(peopleApi.session)
  const signedOut = error instanceof RefusalError && error.status === 401
  useSignedInAs(signedOut ? null : session && holderOf(session))
  const elsewhere = destination(base, signedOut, session)
  useEffect(() => {
    if (elsewhere) location.replace(elsewhere)
  }, [elsewhere])
  if (session && !elsewhere) return <SessionProvider session={session}>{children}</SessionProvider>
  return (
    <main className={styles.waiting}>
      {error && !signedOut ? (
        <ErrorNotice title={texts.noAnswer} safe={texts.nothingLost} onRetry={() => void refetch()}>
          {base === '/jeune' ? texts.noAnswerText : 'La connexion au serveur n’a pas abouti. Vérifiez le réseau, puis réessayez.'}
        </ErrorNotice>
      ) : (
        <Loading>
          <SkeletonCard />
          <SkeletonRows />
        </Loading>
      )}
    </main>
  )
}

/** Where somebody's work is. */
export function homeOf(role: Role): Base {
  if (role === 'youngPerson') return '/jeune'
  return role === 'pilot' || role === 'auditor' ? '/pilotage' : '/bureau'
}

function destination(base: Base, signedOut: boolean, session: Session | undefined) {
  if (signedOut) return `/connexion?suite=${encodeURIComponent(location.pathname + location.search)}`
  const home = session && homeOf(session.role)
  return home && home !== base ? home : undefined
}

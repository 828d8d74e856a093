/**
 * useSession(): Session: who is signed in (inside the signed-in shells). useTimeZone(): string: the structure's, else Europe/Paris.
 * SessionProvider({ session, children }): the shells have it.
 */

import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { MandateScope, Role } from '#platform/api'

/** Who is signed in, as the server said it. */
export type Session = {
  id: string
  role: Role
  firstName: string
  lastName: string
  structure: { id: string; name: string; network: 'mission_locale' | 'france_travail'; timeZone: string } | null
  territory: { kind: 'department' | 'region' | 'nation'; code: string; name: string } | null
  /** A young person whose support is over: they still read what is theirs, and write nothing more. */
  isArchived: boolean
  demo: boolean
  /** Somebody helps the young person whose account it is: what is open to them, until when. */
  mandate?: { id: string; name: string; scopes: MandateScope[]; endsOn: string } | undefined
}

const Current = createContext<Session | undefined>(undefined)

/** Tells everything below who is signed in. */
export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => (
  <Current value={session}>{children}</Current>
)

/** Who is signed in. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('useSession is for screens behind sign-in')
  return session
}

/** Whether this is open to who is signed in: all of it to the account's own, to who helps what their mandate says; without a scope, nothing. */
export function useMay(scope?: MandateScope) {
  const { mandate } = useSession()
  return !mandate || Boolean(scope && mandate.scopes.includes(scope))
}

/** Whose things these are on this device: what the young person read is not there for who helps, even on the same telephone. */
export const holderOf = ({ id, mandate }: { id: string; mandate?: { id: string } | undefined }) => mandate?.id ?? id

/** Where hours are told: in the structure's time zone. */
export const useTimeZone = () => useContext(Current)?.structure?.timeZone ?? 'Europe/Paris'

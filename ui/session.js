/**
 * useSession(): Session: who is signed in (inside the signed-in shells). useTimeZone(): string: the structure's, else Europe/Paris.
 * SessionProvider({ session, children }): the shells have it.
 */
import { createContext, useContext } from 'react'

const Current = createContext(undefined)
/** Tells everything below who is signed in. */
export const SessionProvider = ({ session, children }) => <Current value={session}>{children}</Current>
/** Who is signed in. */
export function useSession() {
  const session = useContext(Current)
  if (!session) throw new Error('useSession is for screens behind sign-in')
  return session
}
/** Where hours are told: in the structure's time zone. */
export const useTimeZone = () => useContext(Current)?.structure?.timeZone ?? 'Europe/Paris'

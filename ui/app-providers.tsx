import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { type ReactNode, useEffect } from 'react'
import { account, confirmAccount, onAccount } from './account.ts'
import { onContact } from './call.ts'
import { eraseDrafts } from './drafts.ts'
import { eraseKeptCache, keptCache } from './kept-cache.ts'
import { startLive } from './live.tsx'
import { outbox, startOutbox } from './outbox.ts'
import { queryClient } from './query-cache.ts'
import { speak, type Voice } from './sentences.ts'
import { holderOf } from './session.tsx'
import { registerServiceWorker, reloadWhenScreensMoved, UpdateAtNavigation } from './update.tsx'

const week = 7 * 24 * 3_600_000
declare const __WIRE__: string // hash of the wire shapes this build was made with: an older cache could not be read

type Props = { voice: Voice /** Keeps readings and writes on the device (young person's app). */; offline?: boolean; children: ReactNode }
/** Everything a shell needs around its screens: cache, queue of writes, contact with the server. */
export function AppProviders({ voice, offline = false, children }: Props) {
  speak(voice)
  useEffect(() => watchContact(), [])
  useEffect(() => startLive(), [])
  useEffect(() => {
    if (!offline) return
    // after the first readings: over a slow line what it keeps for later would hold up what is waited for now
    whenQuiet()
      .then(registerServiceWorker)
      .catch(() => undefined) // without it the app still works, online
    return startOutbox()
  }, [offline])
  if (!offline) return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  return (
    <PersistQueryClientProvider
      client={queryClient}
      persistOptions={{
        persister,
        maxAge: week,
        buster: __WIRE__,
        dehydrateOptions: { shouldDehydrateQuery: (q) => q.state.data !== undefined, shouldDehydrateMutation: () => false },
      }}
    >
      <UpdateAtNavigation />
      {children}
    </PersistQueryClientProvider>
  )
}
const persister = keptCache()

async function whenQuiet() {
  do await new Promise((later) => setTimeout(later, 500))
  while (queryClient.isFetching() > 0)
}
reloadWhenScreensMoved()

/** The shell says who the server says is signed in: an id, null for nobody, undefined while not known. */
export function useSignedInAs(id: string | null | undefined) {
  useEffect(() => {
    if (id !== undefined) confirmAccount(id)
  }, [id])
}

/** After the server closed the session on the person's demand: nothing of theirs stays on the device, unsent texts included. */
export async function forgetDevice() {
  const owner = account()
  for (const write of await outbox.all()) if (write.account === owner) await outbox.drop(write.key)
  if (owner) eraseDrafts(owner)
  confirmAccount(null)
  await eraseKeptCache()
}

let owner = account()
onAccount((now) => {
  if (now === owner) return
  owner = now
  forgetOthers(now)
  void eraseKeptCache()
})

const isHeld = (data: unknown): data is { id: string } => typeof (data as { id?: unknown } | null)?.id === 'string'
/** Drops what was read for somebody else. What says who is signed in was just read, and without it the app would not open offline. */
function forgetOthers(id: string | null) {
  const isTheirs = (data: unknown) => data === undefined || (isHeld(data) && holderOf(data) === id)
  if (id === null) queryClient.clear()
  else queryClient.removeQueries({ predicate: ({ state }) => !isTheirs(state.data) })
}

function watchContact() {
  return onContact((contact) => {
    if (contact === 'signed-out') confirmAccount(null)
    else onlineManager.setOnline(contact === 'answered')
  })
}

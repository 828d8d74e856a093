import { createRoot } from 'react-dom/client'
import { endpoint, z } from '#platform/api'
import { AppProviders, useSignedInAs } from '#ui/app-providers'
import { useLive } from '#ui/live'
import { OfflineBanner, useDraft, useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useUpdateReady } from '#ui/update'
import { invalidate, useEndpoint, useWrite } from '#ui/use-endpoint'

const me = endpoint({ method: 'GET', path: '/me', access: 'signed-in', reply: z.object({ id: z.string() }) })
const notes = endpoint({ method: 'GET', path: '/notes', access: 'signed-in', reply: z.object({ items: z.array(z.string()) }) })
const write = endpoint({
  method: 'POST',
  path: '/notes',
  access: 'signed-in',
  body: z.strictObject({ text: z.string() }),
  reply: z.object({}),
})

/** The smallest page that uses all of the plumbing; only the journey test builds it. */
function Page() {
  const who = useEndpoint(me)
  useSignedInAs(who.data?.id)
  const kept = useEndpoint(notes)
  const [text, setText, clear] = useDraft('note')
  const send = useWrite(write, { offline: true, invalidates: [notes], onDone: clear })
  const { pending, refused, retry, drop } = useOfflineQueue(write)
  const { ready, update } = useUpdateReady()
  useLive('notes.written', () => void invalidate(notes))
  return (
    <>
      <OfflineBanner />
      <input aria-label="Note" value={text} onChange={(e) => setText(e.target.value)} />
      <button type="button" onClick={() => send.send({ body: { text } })}>
        Envoyer
      </button>
      <ul id="notes">
        {kept.data?.items.map((n) => (
          <li key={n}>{n}</li>
        ))}
      </ul>
      <ul id="pending">
        {pending.map((w) => (
          <li key={w.key}>{w.input.body.text}</li>
        ))}
      </ul>
      <ul id="refused">
        {refused.map((w) => (
          <li key={w.key}>
            {w.input.body.text} : {refusalSentence(w.refused)}
            <button type="button" onClick={() => retry(w.key, { text: `${w.input.body.text} corrigé` })}>
              Corriger
            </button>
            <button type="button" onClick={() => drop(w.key)}>
              Abandonner
            </button>
          </li>
        ))}
      </ul>
      {ready && (
        <button type="button" onClick={update}>
          Mettre à jour
        </button>
      )}
    </>
  )
}
createRoot(document.getElementById('root')!).render(
  <AppProviders voice="tu" offline>
    <Page />
  </AppProviders>,
)

import { useEffect, useState } from 'react'
import { v7 } from 'uuid'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { SearchField, TextArea } from '#ui/field'
import { count } from '#ui/format'
import { useDraft } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpointPages, useWrite } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'
import styles from './conversations.module.css'

const most = 300

/** The same words to several people; each answers alone. */
export function GroupMessage({ onClose }: { onClose: () => void }) {
  const toast = useToast()
  const [text, setText, clear] = useDraft('group-message')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [id] = useState(() => v7())
  const write = useWrite(messagingApi.sendGroup, {
    invalidates: [messagingApi.conversations, messagingApi.messages],
    onDone: ({ sent }) => {
      clear()
      toast(`Message envoyé à ${count(sent, 'personne', 'personnes')}`)
      onClose()
    },
  })
  const ready = chosen.size > 0 && chosen.size <= most && text.trim() !== ''
  const send = () => write.send({ body: { id, text: text.trim(), youngPersonIds: [...chosen] } })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Écrire à plusieurs"
      actions={
        <>
          <Button variant="main" busy={write.sending} disabled={!ready} onClick={send}>
            {chosen.size ? `Envoyer à ${count(chosen.size, 'personne', 'personnes')}` : 'Envoyer'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Annuler
          </Button>
        </>
      }
    >
      <div className={styles.group}>
        <Banner>Chacun reçoit le message dans sa propre conversation, sans savoir qui d’autre l’a reçu. Les réponses sont privées.</Banner>
        <People chosen={chosen} onChange={setChosen} />
        {chosen.size > most && <p>Au plus {most} personnes à la fois.</p>}
        <TextArea label="Message" required maxLength={4000} value={text} onChange={(e) => setText(e.target.value)} />
        {write.error && <ErrorNotice safe="Personne ne l’a reçu. Votre texte est gardé.">{refusalSentence(write.error)}</ErrorNotice>}
      </div>
    </Dialog>
  )
}

type PeopleProps = { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

function People({ chosen, onChange }: PeopleProps) {
  const [typed, setTyped] = useState('')
  const { items = [], hasMore, loadMore, isFetching } = useEndpointPages(messagingApi.conversations, { query: {} })
  // the whole portfolio is there to choose from; it comes by hundreds
  useEffect(() => {
    if (hasMore && !isFetching) loadMore()
  }, [hasMore, isFetching, loadMore])
  const people = items.toSorted((a, b) => a.lastName.localeCompare(b.lastName, 'fr') || a.firstName.localeCompare(b.firstName, 'fr'))
  const shown = people.filter((p) => plain(`${p.firstName} ${p.lastName}`).includes(plain(typed.trim())))
  const all = shown.length > 0 && shown.every((p) => chosen.has(p.id))
  const toggle = (ids: string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    onChange(next)
  }
  return (
    <div className={styles.group}>
      <SearchField label="Chercher un nom" value={typed} onChange={(e) => setTyped(e.target.value)} onClear={() => setTyped('')} />
      <fieldset className={styles.people}>
        <legend className={styles.quiet}>
          {chosen.size ? count(chosen.size, 'personne choisie', 'personnes choisies') : 'Destinataires'}
        </legend>
        <Checkbox
          label={<strong>{typed ? 'Tous ceux qui sont affichés' : 'Tout le portefeuille'}</strong>}
          checked={all}
          onChange={(e) =>
            toggle(
              shown.map((p) => p.id),
              e.target.checked,
            )
          }
        />
        {shown.map((p) => (
          <Checkbox
            key={p.id}
            label={`${p.firstName} ${p.lastName}`}
            checked={chosen.has(p.id)}
            onChange={(e) => toggle([p.id], e.target.checked)}
          />
        ))}
      </fieldset>
    </div>
  )
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

import { useEffect, useState } from 'react'
import { Checkbox } from '#ui/choice'
import { SearchField } from '#ui/field'
import { count } from '#ui/format'
import { useEndpointPages } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'
import styles from './conversations.module.css'

type PickerProps = { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

/** Chooses among the people one follows. */
export function PeoplePicker({ chosen, onChange }: PickerProps) {
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

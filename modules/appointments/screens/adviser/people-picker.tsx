import { X } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '#api/appointments'
import { IconButton } from '#ui/button'
import { Stack } from '#ui/card'
import { ComboBox } from '#ui/combo-box'
import { fullName } from '../words.ts'
import styles from './week.module.css'

type Known = { firstName: string; lastName: string } & ({ id: string } | { youngPersonId: string })
type Props = {
  label: string
  add: string
  people: Person[]
  chosen: string[]
  onChange: (ids: string[]) => void
  /** Names of people who are chosen and not among those one may choose. */
  known?: readonly Known[] | undefined
}

/** Several people among many: type to find one, take one off with a click. */
export function PeoplePicker({ label, add, people, chosen, onChange, known = [] }: Props) {
  const [turn, setTurn] = useState(0)
  const names = new Map([
    ...known.map((k) => ['id' in k ? k.id : k.youngPersonId, fullName(k)] as const),
    ...people.map((p) => [p.id, fullName(p)] as const),
  ])
  const options = people.filter((p) => !chosen.includes(p.id)).map((p) => ({ id: p.id, label: fullName(p) }))
  const take = (id: string | null) => {
    if (!id) return
    onChange([...chosen, id])
    setTurn((n) => n + 1)
  }
  return (
    <Stack gap={8}>
      <ComboBox key={turn} label={label} placeholder={add} options={options} value={null} onChange={take} />
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={`${label} choisis`}>
          {chosen.map((id) => (
            <li key={id} className={styles.chip}>
              {names.get(id) ?? 'Quelqu’un'}
              <IconButton label={`Retirer ${names.get(id) ?? ''}`} icon={X} onClick={() => onChange(chosen.filter((c) => c !== id))} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

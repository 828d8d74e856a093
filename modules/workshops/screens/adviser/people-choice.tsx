import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { ComboBox } from '#ui/combo-box'
import { fullName } from './words.ts'

type Person = { id: string; firstName: string; lastName: string }
type Props = {
  label: string
  add: string
  people: readonly Person[]
  chosen: string[]
  onChange: (ids: string[]) => void
  /** Names of people who are chosen and not among those one may choose. */
  known?: readonly Person[] | undefined
}

/** Several people among many: type to find one, take one off with a click. */
export function PeopleChoice({ label, add, people, chosen, onChange, known = [] }: Props) {
  const [turn, setTurn] = useState(0)
  const names = new Map([...known, ...people].map((p) => [p.id, fullName(p)]))
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
        <Row>
          {chosen.map((id) => (
            <Button
              key={id}
              small
              icon={X}
              aria-label={`Retirer ${names.get(id) ?? 'cette personne'}`}
              onClick={() => onChange(chosen.filter((c) => c !== id))}
            >
              {names.get(id) ?? 'Quelqu’un'}
            </Button>
          ))}
        </Row>
      )}
    </Stack>
  )
}

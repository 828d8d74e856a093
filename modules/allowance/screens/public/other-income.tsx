import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '#ui/button'
import { Stack } from '#ui/card'
import { SelectField, TextField } from '#ui/field'
import { type ResourceKind, resourceKinds } from '../../api.ts'
import { findCents, resourceRules } from '../../rules.ts'
import type { Line } from './answers.ts'
import styles from './simulator.module.css'

const kinds = resourceKinds.filter((kind) => kind !== 'salary').map((value) => ({ value, label: resourceRules[value].label }))
const most = 8

/** Other income, a line each. */
export function OtherIncome({ lines, onChange }: { lines: Line[]; onChange: (lines: Line[]) => void }) {
  const change = (id: number, part: Partial<Line>) => onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const add = () => onChange([...lines, { id: Math.max(0, ...lines.map(({ id }) => id)) + 1, kind: 'unemployment_benefit', text: '' }])
  return (
    <Stack gap={12}>
      {lines.map(({ id, kind, text }, index) => (
        <fieldset key={id} className={styles.line}>
          <legend>Autre ressource {index + 1}</legend>
          <SelectField
            label="Laquelle ?"
            value={kind}
            options={kinds}
            onChange={({ target }) => change(id, { kind: target.value as ResourceKind })}
          />
          <div className={styles.amountOf}>
            <TextField
              label="Montant en euros"
              inputMode="decimal"
              maxLength={12}
              value={text}
              onChange={({ target }) => change(id, { text: target.value })}
              error={findCents(text) === undefined ? 'Écris un montant en euros, par exemple 120.' : undefined}
            />
            <IconButton
              label={`Retirer la ressource ${index + 1}`}
              icon={Trash2}
              onClick={() => onChange(lines.filter((line) => line.id !== id))}
            />
          </div>
        </fieldset>
      ))}
      {lines.length < most && (
        <div>
          <Button icon={Plus} variant="quiet" onClick={add}>
            Ajouter une autre ressource
          </Button>
        </div>
      )}
    </Stack>
  )
}

import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '#ui/button'
import { Stack } from '#ui/card'
import { SelectField, TextField } from '#ui/field'
import { type ResourceKind, resourceKinds } from '../api.ts'
import { findCents } from '../rules.ts'
import styles from './income.module.css'
import type { Line } from './income.ts'
import type { IncomeWords } from './words.ts'

const otherKinds = resourceKinds.filter((kind) => kind !== 'salary')
const most = 8

type Props = { lines: Line[]; words: IncomeWords; onChange: (lines: Line[]) => void }

/** Other income, a line each. */
export function OtherIncome({ lines, words, onChange }: Props) {
  const change = (id: number, part: Partial<Line>) => onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const add = () => onChange([...lines, { id: Math.max(0, ...lines.map(({ id }) => id)) + 1, kind: 'unemployment_benefit', text: '' }])
  return (
    <Stack gap={12}>
      {lines.map(({ id, kind, text }, index) => (
        <fieldset key={id} className={styles.line}>
          <legend>{words.line(index + 1)}</legend>
          <SelectField
            label={words.which}
            value={kind}
            options={otherKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={({ target }) => change(id, { kind: target.value as ResourceKind })}
          />
          <div className={styles.amountOf}>
            <TextField
              label={words.amount}
              inputMode="decimal"
              maxLength={12}
              value={text}
              onChange={({ target }) => change(id, { text: target.value })}
              error={findCents(text) === undefined ? words.wrong : undefined}
            />
            <IconButton label={words.remove(index + 1)} icon={Trash2} onClick={() => onChange(lines.filter((line) => line.id !== id))} />
          </div>
        </fieldset>
      ))}
      {lines.length < most && (
        <div>
          <Button icon={Plus} variant="quiet" onClick={add}>
            {words.add}
          </Button>
        </div>
      )}
    </Stack>
  )
}

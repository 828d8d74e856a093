import { SelectField } from '#ui/field'
import { exitMotives } from '../../rules.ts'

type Props = { value: string; onChange: (motive: string) => void }

/** Why a contract ends: the whole list, none of them just « autre ». */
export const MotiveField = ({ value, onChange }: Props) => (
  <SelectField
    label="Motif de sortie"
    required
    value={value}
    onChange={({ target }) => onChange(target.value)}
    placeholder="Choisir un motif"
    options={exitMotives.map((m) => ({ value: m.code, label: m.label }))}
  />
)

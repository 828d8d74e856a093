import { Card, Stack } from '#ui/card'
import { Checkbox, RadioGroup } from '#ui/choice'
import { SelectField, TextField } from '#ui/field'
import { type SituationKind, situationKinds, type TaxSituation } from '../../api.ts'
import { euros, findCents, firstBracketUpTo, monthName } from '../../rules.ts'
import income from '../income.module.css'
import { OtherIncome } from '../income-lines.tsx'
import { incomeWords, situationWords } from '../words.ts'
import { type Answers, ageHint, isAge, monthsAround } from './answers.ts'
import styles from './simulator.module.css'

type Props = { answers: Answers; now: string; onChange: (change: Partial<Answers>) => void }
const [lastYear, lastLimit] = Object.entries(firstBracketUpTo).at(-1)!

/** Three questions for everybody; the rest folds under. */
export function Questions({ answers, now, onChange }: Props) {
  return (
    <Card title="Ta situation">
      <Stack gap={24}>
        <TextField
          label="Quel âge as-tu ?"
          hint={ageHint}
          inputMode="numeric"
          maxLength={2}
          className={styles.short}
          value={answers.age}
          onChange={({ target }) => onChange({ age: target.value.replace(/\D/g, '') })}
          error={isAge(answers.age) ? undefined : 'Écris ton âge en années.'}
        />
        <RadioGroup
          legend="Le foyer fiscal où tu es compté paie-t-il l’impôt sur le revenu ?"
          name="taxSituation"
          value={answers.taxSituation}
          onChange={(value) => onChange({ taxSituation: value as TaxSituation })}
          options={[
            {
              value: 'not_taxable',
              label: 'Non',
              hint: 'Tes parents ne paient pas d’impôt, ou tu fais ta propre déclaration sans rien payer.',
            },
            {
              value: 'first_bracket',
              label: 'Oui, dans la première tranche (11 %)',
              hint: `Jusqu’à ${euros(lastLimit)} de revenus par part en ${lastYear}.`,
            },
            { value: 'above_first_bracket', label: 'Oui, dans une tranche plus haute' },
          ]}
        />
        <TextField
          label="Combien as-tu gagné en travaillant ?"
          hint="Le salaire net du mois d’avant, en euros. Rien ? Laisse vide."
          inputMode="decimal"
          maxLength={12}
          className={styles.short}
          value={answers.salary}
          onChange={({ target }) => onChange({ salary: target.value })}
          error={findCents(answers.salary) === undefined ? incomeWords.wrong : undefined}
        />
        <OtherIncome words={incomeWords} lines={answers.others} onChange={(others) => onChange({ others })} />
        <details className={income.more}>
          <summary>Préciser ma situation</summary>
          <Details answers={answers} now={now} onChange={onChange} />
        </details>
      </Stack>
    </Card>
  )
}

function Details({ answers, now, onChange }: Props) {
  const { situations } = answers
  const turn = (kind: SituationKind, isOn: boolean) =>
    onChange({ situations: isOn ? [...situations, kind] : situations.filter((one) => one !== kind) })
  return (
    <Stack gap={24}>
      <SelectField
        label="Pour quel mois ?"
        value={answers.month}
        onChange={({ target }) => onChange({ month: target.value })}
        options={monthsAround(now).map((month) => ({ value: month, label: monthName(month) }))}
      />
      <fieldset className={income.group}>
        <legend>Coche ce qui est vrai pour toi</legend>
        <Checkbox
          label="Je suis étudiant ou en formation"
          checked={answers.student}
          onChange={({ target }) => onChange({ student: target.checked })}
        />
        <Checkbox
          label="J’ai une reconnaissance de travailleur handicapé (RQTH)"
          checked={answers.disabledWorker}
          onChange={({ target }) => onChange({ disabledWorker: target.checked })}
        />
        <Checkbox
          label="J’habite à Mayotte"
          checked={answers.territory === 'mayotte'}
          onChange={({ target }) => onChange({ territory: target.checked ? 'mayotte' : 'metropole' })}
        />
        {situationKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={situationWords[kind]}
            checked={situations.includes(kind)}
            onChange={({ target }) => turn(kind, target.checked)}
          />
        ))}
      </fieldset>
    </Stack>
  )
}

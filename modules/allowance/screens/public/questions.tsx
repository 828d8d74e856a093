import { Card, Stack } from '#ui/card'
import { Checkbox, RadioGroup } from '#ui/choice'
import { SelectField, TextField } from '#ui/field'
import { type SituationKind, situationKinds, type TaxSituation } from '../../api.ts'
import { euros, findCents, firstBracketUpTo, monthName } from '../../rules.ts'
import { type Answers, ageHint, isAge, monthsAround } from './answers.ts'
import { OtherIncome } from './other-income.tsx'
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
          error={findCents(answers.salary) === undefined ? 'Écris un montant en euros, par exemple 655,50.' : undefined}
        />
        <OtherIncome lines={answers.others} onChange={(others) => onChange({ others })} />
        <details className={styles.more}>
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
      <fieldset className={styles.group}>
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
            label={situationQuestions[kind]}
            checked={situations.includes(kind)}
            onChange={({ target }) => turn(kind, target.checked)}
          />
        ))}
      </fieldset>
    </Stack>
  )
}

const situationQuestions: Record<SituationKind, string> = {
  rsa_recipient: 'Je touche le RSA',
  rsa_partner: 'Mon conjoint ou ma conjointe touche le RSA',
  rsa_dependent_child: 'Mes parents touchent le RSA et je suis à leur charge',
  ppa_recipient: 'Je touche la prime d’activité',
  ppa_dependent_child: 'Mes parents touchent la prime d’activité et je suis à leur charge',
  ppa_earlier_period: 'Je touche la prime d’activité pour un travail d’avant mon contrat',
  civic_service: 'Je fais un service civique',
  smv: 'Je fais le service militaire volontaire (SMV)',
  sma: 'Je fais le service militaire adapté (SMA)',
  armed_forces_volunteer: 'Je suis volontaire dans les armées',
  aided_contract: 'J’ai un contrat aidé (PEC, CUI)',
}

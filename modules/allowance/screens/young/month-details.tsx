import { Card } from '#ui/card'
import type { Month } from '../../api.ts'
import { euros } from '../../rules.ts'
import { sumsByKind } from '../income.ts'
import { StepsList } from '../steps-list.tsx'
import styles from './allowance.module.css'
import { texts } from './texts.ts'

/** Why this amount, and what was declared. The lines of the law are in French, as they are kept. */
export function MonthDetails({ month: { steps, amountCents, declarations }, level }: { month: Month; level: 2 | 3 }) {
  const [declared] = declarations
  return (
    <>
      {steps.length > 0 && (
        <Card title={texts.why} level={level}>
          <div lang="fr" dir="ltr">
            <StepsList steps={steps} amountCents={amountCents} total="Total" article={(source) => `Article ${source}`} />
          </div>
        </Card>
      )}
      {declared && (
        <Card title={texts.declared} level={level} tone="plain">
          <div>
            {declared.resources.length === 0 && <p>{texts.nothingDeclared}</p>}
            <ul className={styles.declared}>
              {sumsByKind(declared.resources).map(({ kind, amountCents: cents }) => (
                <li key={kind}>
                  <span>{texts.declare.income.kinds[kind]}</span>
                  <strong>{euros(cents)}</strong>
                </li>
              ))}
              {declared.situations.map((one) => (
                <li key={one}>{texts.declare.situations[one]}</li>
              ))}
              {declared.isStudent && <li>{texts.declare.student}</li>}
            </ul>
            {!declared.byYoungPerson && <p className={styles.soft}>{texts.declaredBy}</p>}
          </div>
        </Card>
      )}
    </>
  )
}

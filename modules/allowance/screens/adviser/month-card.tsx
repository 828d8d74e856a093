import { Check, Pencil, Plus } from 'lucide-react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import type { Month } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'
import { StepsList } from '../steps-list.tsx'
import styles from './allowance.module.css'
import { Declared } from './declared.tsx'
import { blockerWords, statusWords } from './words.ts'

type Props = { month: Month; isFirst: boolean; onDeclare?: (month: Month) => void; onLook?: (month: Month) => void }

/** One month: where it stands, the one act that moves it, why the amount, and all versions of what was declared. */
export function MonthCard({ month, isFirst, onDeclare, onLook }: Props) {
  const { status, blockers, amountCents, steps, declarations } = month
  return (
    <Card title={monthTitle(month)} action={<Acts month={month} onDeclare={onDeclare} onLook={onLook} />}>
      <Row gap={8}>
        <Badge tone={statusWords[status].tone}>{statusWords[status].label}</Badge>
        {(status === 'awaiting' ? blockers : []).map((one) => (
          <span key={one}>{blockerWords[one]}</span>
        ))}
      </Row>
      {steps.length > 0 && (
        <details className={styles.more} open={isFirst}>
          <summary>Pourquoi ce montant</summary>
          <StepsList
            steps={steps}
            amountCents={amountCents}
            total={status === 'due' ? 'Allocation du mois' : 'Montant prévu'}
            article={(source) => `Article ${source}`}
          />
        </details>
      )}
      {declarations.length > 0 && (
        <details className={styles.more} open={isFirst}>
          <summary>{declarations.length > 1 ? `Déclarations (${declarations.length} versions)` : 'Déclaration'}</summary>
          <Stack gap={16}>
            {declarations.map((one) => (
              <Declared key={one.id} declaration={one} />
            ))}
          </Stack>
        </details>
      )}
    </Card>
  )
}

const monthTitle = ({ month, steps, amountCents }: Month) => {
  const name = monthName(month)
  return `${name[0]!.toUpperCase()}${name.slice(1)}${steps.length ? ` : ${euros(amountCents)}` : ''}`
}

function Acts({ month, onDeclare, onLook }: Omit<Props, 'isFirst'>) {
  const isFirst = month.declarations.length === 0
  return (
    <Row>
      {onDeclare && month.isOpen && (
        <Button variant="quiet" icon={isFirst ? Plus : Pencil} onClick={() => onDeclare(month)}>
          {isFirst ? 'Déclarer à sa place' : 'Corriger'}
        </Button>
      )}
      {onLook && month.blockers.includes('first_look') && (
        <Button variant="main" icon={Check} onClick={() => onLook(month)}>
          Vérifier
        </Button>
      )}
    </Row>
  )
}

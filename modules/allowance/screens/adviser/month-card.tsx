import { Check, Pencil, Plus } from 'lucide-react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { dayAndTime } from '#ui/format'
import { useTimeZone } from '#ui/session'
import type { Declaration, Month } from '../../api.ts'
import { euros, monthName, resourceRules } from '../../rules.ts'
import { StepsList } from '../steps-list.tsx'
import { deskWords } from '../words.ts'
import styles from './allowance.module.css'
import { blockerWords, statusWords } from './words.ts'

type Props = { month: Month; isFirst: boolean; onDeclare?: (month: Month) => void; onLook?: (month: Month) => void }

/** One month: where it stands, the one act that moves it, why the amount, and all versions of what was declared. */
export function MonthCard({ month, isFirst, onDeclare, onLook }: Props) {
  const { status, blockers, amountCents, steps, declarations } = month
  return (
    <Card title={monthTitle(month)} action={<Acts month={month} onDeclare={onDeclare} onLook={onLook} />}>
      <Row gap={8}>
        <Badge tone={statusWords[status].tone}>{statusWords[status].label}</Badge>
        {blockers.map((one) => (
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

/** One version: income, situations, papers, and who looked at it. */
function Declared({ declaration: d }: { declaration: Declaration }) {
  const timeZone = useTimeZone()
  return (
    <div className={styles.declared}>
      <p className={styles.soft}>
        Version {d.version}, {dayAndTime(d.declaredAt, timeZone)}, {d.byYoungPerson ? 'par le jeune' : 'par un professionnel'}
        {d.correction && ` : « ${d.correction} »`}
      </p>
      <ul>
        {d.resources.length === 0 && <li>Aucune ressource</li>}
        {d.resources.map(({ kind, amountCents }) => (
          <li key={kind}>
            {resourceRules[kind].label} : <strong>{euros(amountCents)}</strong>
          </li>
        ))}
        {d.situations.map((one) => (
          <li key={one}>{deskWords.situations[one]}</li>
        ))}
        {d.isStudent && <li>{deskWords.student}</li>}
        {d.files.map(({ id, name }) => (
          <li key={id}>
            Pièce : <a href={`/api/files/${id}/content`}>{name}</a>
          </li>
        ))}
      </ul>
      {d.looks.map(({ rank, outcome, by, at }) => (
        <p key={rank} className={styles.soft}>
          {outcome === 'accepted' ? 'Acceptée' : 'Renvoyée'} par {by}, {dayAndTime(at, timeZone)}
          {outcome === 'returned' && d.returned && ` : « ${d.returned} »`}
        </p>
      ))}
    </div>
  )
}

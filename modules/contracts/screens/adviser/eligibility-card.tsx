import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { contractsApi, type Finding } from '#api/contracts'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row } from '#ui/card'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { stateWords } from '../words.ts'
import type { Person } from './contract-tab.tsx'
import styles from './contracts.module.css'
import { DecideDialog } from './decide-dialog.tsx'
import { FactsDialog } from './facts-dialog.tsx'

type Props = { person: Person; decision: { id: string; outcome: string } | null }

/** Each condition, with its reason and where it stands; then the decision. */
export function EligibilityCard({ person, decision }: Props) {
  const [shown, show] = useState<'facts' | 'opened' | 'refused'>()
  const { data } = useEndpoint(contractsApi.eligibility, { query: { youngPersonId: person.id } })
  const close = () => show(undefined)
  return (
    <Card
      title="Conditions du contrat"
      action={
        <Button small variant="quiet" icon={Pencil} onClick={() => show('facts')}>
          Renseigner
        </Button>
      }
    >
      {data ? (
        <ul className={styles.findings}>
          {data.findings.map((f) => (
            <Line key={f.code} finding={f} />
          ))}
        </ul>
      ) : (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && decision?.outcome !== 'opened' && (
        <Row>
          <Button variant="main" onClick={() => show('opened')}>
            Ouvrir le contrat
          </Button>
          <Button variant="quiet" onClick={() => show('refused')}>
            Refuser
          </Button>
        </Row>
      )}
      {data && <FactsDialog open={shown === 'facts'} onClose={close} person={person} facts={data.facts} />}
      {data && (shown === 'opened' || shown === 'refused') && (
        <DecideDialog outcome={shown} onClose={close} person={person} findings={data.findings} previousId={decision?.id ?? null} />
      )}
    </Card>
  )
}

function Line({ finding: { label, state, reason, source } }: { finding: Finding }) {
  return (
    <li className={styles.finding}>
      <span className={styles.name}>{label}</span>
      <Badge tone={stateWords[state].tone}>{stateWords[state].label}</Badge>
      <p className={styles.reason}>{reason}</p>
      <p className={styles.source}>{source}</p>
    </li>
  )
}

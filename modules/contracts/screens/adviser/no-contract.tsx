import { FilePen, FileText } from 'lucide-react'
import { useState } from 'react'
import type { contractsApi } from '#api/contracts'
import type { Reply } from '#platform/api'
import { Button, LinkButton } from '#ui/button'
import { Card, Row } from '#ui/card'
import { shortDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { letterOf } from '../words.ts'
import type { Person } from './contract-tab.tsx'
import { TextDialog } from './text-dialog.tsx'

type Props = { file: Reply<(typeof contractsApi)['file']>; person: Person }

/** No contract yet, or no more: what was decided, and what to do next. */
export function NoContract({ file: { decision, contracts }, person }: Props) {
  const timeZone = useTimeZone()
  const [prepares, setPrepares] = useState(false)
  const isUsed = contracts.some((c) => ['active', 'ended'].includes(c.status))
  if (decision?.outcome === 'opened' && !isUsed)
    return (
      <Card title="Contrat à préparer" tone="accent">
        <p>
          Ouverture décidée le {shortDay(decision.decidedOn, timeZone)} par {decision.decidedBy}. Écrivez ensemble les engagements et les
          objectifs, puis signez.
        </p>
        {person.canAct && (
          <Row>
            <Button variant="main" icon={FilePen} onClick={() => setPrepares(true)}>
              Préparer le contrat
            </Button>
          </Row>
        )}
        <TextDialog open={prepares} onClose={() => setPrepares(false)} person={person} />
      </Card>
    )
  if (decision?.outcome === 'refused')
    return (
      <Card title="Contrat refusé" tone="watch">
        <p>
          Décision du {shortDay(decision.decidedOn, timeZone)}, par {decision.decidedBy}. {decision.explanation}
        </p>
        <Row>
          <LinkButton external href={letterOf(decision.id)} target="_blank" icon={FileText}>
            Lettre de décision (PDF)
          </LinkButton>
        </Row>
      </Card>
    )
  return (
    <Card title="Pas de contrat en cours">
      <p>
        {person.canAct
          ? `Renseignez les conditions ci-dessous avec ${person.firstName}, puis décidez. Une pièce manquante ne bloque rien : elle devient une tâche datée.`
          : 'Aucun contrat d’engagement jeune n’est en cours ni en préparation.'}
      </p>
    </Card>
  )
}

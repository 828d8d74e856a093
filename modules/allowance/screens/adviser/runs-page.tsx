import { Calculator } from 'lucide-react'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayAndTime, wholeNumber } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { SkeletonScreen } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi, type Run } from '../../api.ts'
import { monthName } from '../../rules.ts'
import styles from './allowance.module.css'

/** The nightly calculations: how far each came, and how many months stand otherwise since. */
export function RunsPage() {
  const { data, error, refetch } = useEndpoint(allowanceApi.runs, {}, { refetchInterval: 5000 })
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data) return <SkeletonScreen />
  return (
    <Stack gap={24}>
      <PageTitle
        title="Calculs de l’allocation"
        intro="Chaque nuit, le mois en cours est recalculé pour toutes les personnes sous contrat, et le mois qui ne peut plus être déclaré est clos."
      />
      {data.items.length === 0 && (
        <EmptyState icon={Calculator} title="Aucun calcul pour l’instant">
          Le premier part cette nuit, ou au démarrage du service.
        </EmptyState>
      )}
      {data.items.map((run) => (
        <RunCard key={`${run.month} ${run.startedAt}`} run={run} />
      ))}
    </Stack>
  )
}

function RunCard({ run: { month, startedAt, endedAt, total, done, changed } }: { run: Run }) {
  const timeZone = useTimeZone()
  const name = monthName(month)
  return (
    <Card
      title={`${name[0]!.toUpperCase()}${name.slice(1)}`}
      action={endedAt ? <Badge tone="good">Terminé</Badge> : <Badge tone="sun">En cours</Badge>}
    >
      <progress className={styles.progress} value={done} max={Math.max(total, 1)} aria-label={`Calcul de ${name}`} />
      <p>
        {wholeNumber(done)} sur {wholeNumber(total)} personnes, {wholeNumber(changed)} mois changés.
      </p>
      <p className={styles.soft}>
        Commencé {dayAndTime(startedAt, timeZone)}
        {endedAt && `, terminé ${dayAndTime(endedAt, timeZone)}`}.
      </p>
    </Card>
  )
}

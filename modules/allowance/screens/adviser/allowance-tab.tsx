import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { allowanceApi, type Month } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'
import { DeclareDialog } from '../declare-dialog.tsx'
import { useMonths } from '../use-months.ts'
import { deskWords } from '../words.ts'
import { LookDialog } from './look-dialog.tsx'
import { MonthCard } from './month-card.tsx'
import { TaxCard } from './tax-card.tsx'

/** The allowance of one young person, month by month: what is awaited, what it brings and why. */
export function AllowanceTab({ youngPersonId }: { youngPersonId: string }) {
  const { data, error, refetch } = useMonths(youngPersonId)
  const [declares, setDeclares] = useState<Month>()
  const [looks, setLooks] = useState<Month>()
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows />
      </Loading>
    )
  const acts = data.mayAct ? { onDeclare: setDeclares, onLook: setLooks } : {}
  return (
    <Stack gap={24}>
      <TaxCard youngPersonId={youngPersonId} reviews={data.taxReviews} mayAct={data.mayAct} />
      {data.items.map((month, index) => (
        <MonthCard key={month.month} month={month} isFirst={index === 0} {...acts} />
      ))}
      {data.items.length === 0 && (
        <EmptyState icon={Wallet} title="Pas encore de mois à calculer">
          L’allocation se calcule à partir du mois de signature du contrat, mois entier.
        </EmptyState>
      )}
      <DeclareDialog youngPersonId={youngPersonId} month={declares} words={deskWords} onClose={() => setDeclares(undefined)} />
      {looks?.declarations[0] && (
        <LookDialog
          endpoint={allowanceApi.look}
          declarationId={looks.declarations[0].id}
          title={`Vérifier ${monthName(looks.month)}`}
          onClose={() => setLooks(undefined)}
        >
          <p>
            En acceptant, vous confirmez les ressources déclarées. Allocation qui en résulte : <strong>{euros(looks.amountCents)}</strong>.
          </p>
        </LookDialog>
      )}
    </Stack>
  )
}

import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows, SkeletonScreen } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi, type Waiting } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'
import { StepsList } from '../steps-list.tsx'
import { useMonths } from '../use-months.ts'
import { Declared } from './declared.tsx'
import { LookDialog } from './look-dialog.tsx'

/** All declarations that wait for the adviser, one after the other, without opening each file. */
export function DeclarationsPage() {
  const { data, error, refetch } = useEndpoint(allowanceApi.toDo)
  const [shown, setShown] = useState<Waiting>()
  const timeZone = useTimeZone()
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data) return <SkeletonScreen />
  return (
    <Stack gap={24}>
      <PageTitle
        title="Déclarations à vérifier"
        intro="Vous confirmez les ressources et les pièces ; le montant suit les règles, ligne par ligne."
      />
      {data.items.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Tout est vérifié">
          Les prochaines déclarations arriveront ici dès que les jeunes les envoient.
        </EmptyState>
      ) : (
        <List label="Déclarations à vérifier">
          {data.items.map((one) => (
            <ListItem
              key={one.declarationId}
              title={`${one.firstName} ${one.lastName}, ${monthName(one.month)}`}
              text={`${euros(one.incomeCents)} déclarés, ${euros(one.amountCents)} d’allocation`}
              meta={dayAndTime(one.declaredAt, timeZone)}
              after={
                <Button small onClick={() => setShown(one)}>
                  Vérifier
                </Button>
              }
            />
          ))}
        </List>
      )}
      {shown && <OneLook waiting={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  )
}

function OneLook({ waiting, onClose }: { waiting: Waiting; onClose: () => void }) {
  const { data } = useMonths(waiting.youngPersonId)
  const month = data?.items.find((one) => one.month === waiting.month)
  const declaration = month?.declarations[0]
  return (
    <LookDialog
      endpoint={allowanceApi.look}
      declarationId={waiting.declarationId}
      title={`${waiting.firstName} ${waiting.lastName}, ${monthName(waiting.month)}`}
      onClose={onClose}
    >
      {declaration ? (
        <Stack gap={16}>
          <Declared declaration={declaration} />
          {month.steps.length > 0 ? (
            <StepsList
              steps={month.steps}
              amountCents={month.amountCents}
              total="Montant prévu"
              article={(source) => `Article ${source}`}
            />
          ) : (
            <p>Le montant attend la situation d’impôt, à noter dans le dossier.</p>
          )}
        </Stack>
      ) : (
        <Loading>
          <SkeletonRows rows={3} />
        </Loading>
      )}
    </LookDialog>
  )
}

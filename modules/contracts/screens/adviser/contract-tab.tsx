import { type ContractLine, contractsApi } from '#api/contracts'
import { peopleApi } from '#api/people'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveContracts } from '../use-contracts.ts'
import { ContractCard } from './contract-card.tsx'
import styles from './contracts.module.css'
import { CoursesCard } from './courses-card.tsx'
import { DiagnosisCard } from './diagnosis-card.tsx'
import { EligibilityCard } from './eligibility-card.tsx'
import { NoContract } from './no-contract.tsx'
import { PapersCard } from './papers-card.tsx'

/** « Contrat »: where the contract is and what comes next; then needs, conditions, papers and courses. */
export function ContractTab({ youngPersonId }: { youngPersonId: string }) {
  useLiveContracts()
  const file = useEndpoint(peopleApi.file, { params: { id: youngPersonId } }, { staleTime: 5_000 }).data
  const { data, error, refetch } = useEndpoint(contractsApi.file, { query: { youngPersonId } })
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data || !file)
    return (
      <Loading>
        <SkeletonCard lines={6} />
      </Loading>
    )
  const open = data.contracts.find(isOpen)
  const person = { id: youngPersonId, firstName: file.firstName, canAct: file.canAct, isMinor: file.isMinor }
  return (
    <div className={styles.frame}>
      <div className={styles.columns}>
        <Stack>
          {open ? <ContractCard id={open.id} person={person} /> : <NoContract file={data} person={person} />}
          {!open && file.canAct && <EligibilityCard person={person} decision={data.decision} />}
          {data.contracts
            .filter((c) => !isOpen(c))
            .map((c) => (
              <ContractCard key={c.id} id={c.id} person={person} isPast />
            ))}
        </Stack>
        <Stack>
          <DiagnosisCard person={person} />
          <PapersCard person={person} tasks={data.tasks} />
          <CoursesCard person={person} courses={data.courses} />
        </Stack>
      </div>
    </div>
  )
}

/** Whose file this is, for the parts of the tab. */
export type Person = { id: string; firstName: string; canAct: boolean; isMinor: boolean }

const isOpen = ({ status }: ContractLine) => ['draft', 'to_sign', 'active'].includes(status)

import { Users } from 'lucide-react'
import { useState } from 'react'
import { peopleApi, type TeamMember } from '#api/people'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { ago, count, wholeNumber } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { useLivePeople } from '../use-people.ts'
import { nameOf, roleWords } from '../words.ts'
import { CoverDialog, CoverList } from './covers.tsx'
import { HandOver } from './hand-over.tsx'
import styles from './people.module.css'

/** « Mon équipe »: the load of each adviser, who stands in for whom, files to give to somebody else. */
export function Team() {
  useLivePeople()
  const team = useEndpoint(peopleApi.team, {})
  const [from, setFrom] = useState<TeamMember>()
  const [declares, setDeclares] = useState(false)
  const members = team.data?.members
  return (
    <Stack gap={24}>
      <PageTitle
        title="Mon équipe"
        intro={members && summary(members)}
        actions={<Button onClick={() => setDeclares(true)}>Déclarer un remplacement</Button>}
      />
      {team.error && !members && <ErrorNotice onRetry={() => void team.refetch()}>{refusalSentence(team.error)}</ErrorNotice>}
      {team.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {members && <Members members={members} onHandOver={setFrom} />}
      <CoverList />
      <CoverDialog open={declares} onClose={() => setDeclares(false)} isForAnybody />
      <HandOver from={from} onClose={() => setFrom(undefined)} />
    </Stack>
  )
}

const summary = (members: readonly TeamMember[]) => {
  const followed = members.reduce((n, m) => n + m.caseload, 0)
  const never = members.reduce((n, m) => n + m.neverConnected, 0)
  return `${count(members.length, 'personne', 'personnes')}, ${count(followed, 'jeune suivi', 'jeunes suivis')}, dont ${wholeNumber(never)} jamais connectés.`
}

function Members({ members, onHandOver }: { members: readonly TeamMember[]; onHandOver: (m: TeamMember) => void }) {
  const timeZone = useTimeZone()
  const [sort, setSort] = useState({ column: 'name', descending: false })
  const keys: Record<string, (m: TeamMember) => string | number> = {
    name: (m) => m.lastName.toLocaleLowerCase('fr'),
    caseload: (m) => m.caseload,
    recent: (m) => m.activeInSevenDays,
    never: (m) => m.neverConnected,
  }
  const key = keys[sort.column]!
  const rows = [...members].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (sort.descending ? -1 : 1))
  const columns: Column<TeamMember>[] = [
    { id: 'name', title: 'Nom', main: true, sortable: true, cell: (m) => <span className={styles.line}>{nameOf(m)}</span> },
    { id: 'role', title: 'Rôle', phone: 'under', cell: (m) => m.jobTitle || roleWords[m.role] },
    { id: 'caseload', title: 'Jeunes suivis', align: 'end', sortable: true, cell: (m) => m.caseload },
    { id: 'recent', title: 'Actifs en 7 jours', align: 'end', sortable: true, cell: (m) => m.activeInSevenDays },
    { id: 'never', title: 'Jamais connectés', align: 'end', sortable: true, cell: (m) => m.neverConnected },
    { id: 'cover', title: 'Remplacement', phone: 'under', cell: (m) => (m.coveredBy ? <Badge tone="sun">par {m.coveredBy}</Badge> : null) },
    {
      id: 'seen',
      title: 'Dernière venue',
      cell: (m) => (m.lastSeenAt ? <span className={styles.line}>{ago(m.lastSeenAt, timeZone)}</span> : 'jamais'),
    },
    {
      id: 'do',
      title: 'Agir',
      phone: 'corner',
      cell: (m) =>
        m.caseload > 0 && (
          <Row>
            <Button small variant="quiet" aria-label={`Confier des dossiers de ${nameOf(m)}`} onClick={() => onHandOver(m)}>
              Confier
            </Button>
          </Row>
        ),
    },
  ]
  return (
    <DataTable
      caption="Équipe"
      columns={columns}
      rows={rows}
      rowKey={(m) => m.id}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState icon={Users} title="Personne ne suit encore de jeunes dans votre structure" />}
    />
  )
}

import { Users } from 'lucide-react'
import { useState } from 'react'
import { deskApi, type TeamLine } from '#api/desk'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { count, wholeNumber } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import styles from './portfolio.module.css'

/** Who leads a team: what waits with each adviser, those with the most files first. */
export function Team() {
  const team = useEndpoint(deskApi.team, {})
  const items = team.data?.items
  return (
    <Stack>
      <SectionHeading
        title="Mon équipe"
        count={items?.length}
        action={
          <LinkButton href="/equipe" small>
            Gérer l’équipe
          </LinkButton>
        }
      />
      {items && items.length > 0 && <p className={styles.summary}>{summary(items)}</p>}
      {team.error && !items && <ErrorNotice onRetry={() => void team.refetch()}>{refusalSentence(team.error)}</ErrorNotice>}
      {team.isPending && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {items && <Advisers items={items} />}
    </Stack>
  )
}

/** "100 jeunes suivis : 41 silencieux, 11 jamais connectés ; 4 rendez-vous à clôturer, 132 actions à qualifier." */
function summary(items: readonly TeamLine[]) {
  const sum = (of: (line: TeamLine) => number) => items.reduce((total, line) => total + of(line), 0)
  const files = `${count(
    sum((l) => l.followed),
    'jeune suivi',
    'jeunes suivis',
  )} : ${count(
    sum((l) => l.silentFiles),
    'silencieux depuis quatorze jours',
    'silencieux depuis quatorze jours',
  )}, ${count(
    sum((l) => l.neverConnected),
    'jamais connecté',
    'jamais connectés',
  )}`
  return `${files}. ${wholeNumber(sum((l) => l.appointmentsToClose))} rendez-vous à clôturer, ${count(
    sum((l) => l.actionsToQualify),
    'action à qualifier',
    'actions à qualifier',
  )}.`
}

const figures = {
  followed: 'Jeunes suivis',
  silentFiles: 'Silencieux',
  neverConnected: 'Jamais connectés',
  appointmentsToClose: 'Rendez-vous à clôturer',
  actionsToQualify: 'Actions à qualifier',
} as const
type Figure = keyof typeof figures
const isFigure = (id: string): id is Figure => id in figures

const columns: Column<TeamLine>[] = [
  { id: 'name', title: 'Nom', main: true, sortable: true, cell: (line) => <Name line={line} /> },
  ...(Object.keys(figures) as Figure[]).map((id) => ({
    id,
    title: figures[id],
    sortable: true,
    align: 'end' as const,
    cell: (line: TeamLine) => <span className={line[id] ? undefined : styles.none}>{wholeNumber(line[id])}</span>,
  })),
]
const covers: Column<TeamLine> = {
  id: 'covers',
  title: 'Remplacements',
  phone: 'under',
  cell: (line) => (line.coveredBy.length || line.covers.length ? <Covers line={line} /> : null),
}

function Advisers({ items }: { items: readonly TeamLine[] }) {
  const [sort, setSort] = useState({ column: 'followed', descending: true })
  const { column, descending } = sort
  const inOrder = (a: TeamLine, b: TeamLine) => (isFigure(column) ? a[column] - b[column] : a.lastName.localeCompare(b.lastName, 'fr'))
  const shown = items.some((line) => line.coveredBy.length || line.covers.length) ? [...columns, covers] : columns
  const rows = [...items].sort((a, b) => inOrder(a, b) * (descending ? -1 : 1))
  return (
    <DataTable
      caption="Équipe"
      columns={shown}
      rows={rows}
      rowKey={(line) => line.id}
      sort={sort}
      onSort={(next) => setSort(next.column !== column && isFigure(next.column) ? { ...next, descending: true } : next)}
      empty={<EmptyState icon={Users} title="Personne ne suit encore de jeunes dans votre structure" />}
    />
  )
}

const Name = ({ line }: { line: TeamLine }) => (
  <>
    <span className={styles.name}>
      {line.firstName} {line.lastName}
    </span>
    {line.jobTitle && <span className={styles.under}>{line.jobTitle}</span>}
  </>
)

function Covers({ line: { coveredBy, covers } }: { line: TeamLine }) {
  return (
    <span className={styles.covers}>
      {coveredBy.length > 0 && <Badge tone="sun">Absence : remplacement par {coveredBy.join(', ')}</Badge>}
      {covers.length > 0 && <Badge>Remplace {covers.join(', ')}</Badge>}
    </span>
  )
}

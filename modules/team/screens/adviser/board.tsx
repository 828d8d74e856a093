import { Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Figure, type TeamLine, teamApi, type Weight } from '#api/team'
import { useLivePeople } from '#screens/people'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { count, wholeNumber } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { VisuallyHidden } from '#ui/visually-hidden'
import { figureWords, pointsWords } from '../words.ts'
import { ExportButton } from './export-button.tsx'
import styles from './team.module.css'

/** On the home of who leads a team: what waits with each adviser, the heaviest caseloads first. */
export const TeamBoard = () => (
  <Stack>
    <SectionHeading
      title="Mon équipe"
      action={
        <LinkButton href="/equipe" small>
          Gérer l’équipe
        </LinkButton>
      }
    />
    <Cockpit />
  </Stack>
)

/** The table of the team, with what its numbers mean; each opens to its list. */
export function Cockpit() {
  useLivePeople(() => void invalidate(teamApi.cockpit))
  const team = useEndpoint(teamApi.cockpit, {})
  const items = team.data?.items
  return (
    <Stack>
      {items && items.length > 0 && (
        <Row between>
          <p className={styles.soft}>{summary(items)}</p>
          <ExportButton list="team-cockpit" />
        </Row>
      )}
      {team.error && !items && <ErrorNotice onRetry={() => void team.refetch()}>{refusalSentence(team.error)}</ErrorNotice>}
      {team.isPending && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {items && <Advisers items={items} />}
      {team.data && items && items.length > 0 && <Weights weights={team.data.weights} />}
    </Stack>
  )
}

/** "100 jeunes suivis : 41 silencieux, 11 jamais connectés. 4 rendez-vous à clôturer, 132 actions à qualifier." */
function summary(items: readonly TeamLine[]) {
  const sum = (of: Figure) => items.reduce((total, line) => total + line[of], 0)
  const files = `${count(sum('followed'), 'jeune suivi', 'jeunes suivis')} : ${count(sum('silent'), 'silencieux', 'silencieux')}, ${count(sum('never'), 'jamais connecté', 'jamais connectés')}`
  return `${files}. ${wholeNumber(sum('appointmentsToClose'))} rendez-vous à clôturer, ${count(sum('actionsToQualify'), 'action à qualifier', 'actions à qualifier')}.`
}

const shownFigures = [
  'followed',
  'silent',
  'never',
  'appointmentsToClose',
  'actionsToQualify',
  'weeksToValidate',
  'lateTasks',
  'toArchive',
] as const

const columns: Column<TeamLine>[] = [
  { id: 'name', title: 'Nom', main: true, sortable: true, cell: (line) => <Name line={line} /> },
  {
    id: 'points',
    title: 'Charge',
    sortable: true,
    align: 'end',
    cell: (line) => <strong className={styles.points}>{pointsWords(line.points)}</strong>,
  },
  ...shownFigures.map((id) => ({
    id,
    title: figureWords[id].column,
    sortable: true,
    align: 'end' as const,
    cell: (line: TeamLine) => <FigureLink line={line} figure={id} />,
  })),
]
const covers: Column<TeamLine> = {
  id: 'covers',
  title: 'Remplacements',
  phone: 'under',
  cell: (line) => (line.coveredBy.length || line.covers.length ? <Covers line={line} /> : null),
}

function Advisers({ items }: { items: readonly TeamLine[] }) {
  const [{ column, descending }, setSort] = useState({ column: 'points', descending: true })
  const isNumber = column !== 'name'
  const inOrder = (a: TeamLine, b: TeamLine) =>
    isNumber ? a[column as 'points' | Figure] - b[column as 'points' | Figure] : a.lastName.localeCompare(b.lastName, 'fr')
  const shown = items.some((line) => line.coveredBy.length || line.covers.length) ? [...columns, covers] : columns
  return (
    <DataTable
      caption="Équipe"
      columns={shown}
      rows={[...items].sort((a, b) => inOrder(a, b) * (descending ? -1 : 1))}
      rowKey={(line) => line.id}
      rowHref={(line) => `/equipe/dossiers/followed?conseiller=${line.id}`}
      sort={{ column, descending }}
      onSort={(next) => setSort(next.column !== column && next.column !== 'name' ? { ...next, descending: true } : next)}
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

const FigureLink = ({ line, figure }: { line: TeamLine; figure: Figure }) =>
  line[figure] ? (
    <Link href={`/equipe/dossiers/${figure}?conseiller=${line.id}`} className={styles.figure}>
      {wholeNumber(line[figure])}
      <VisuallyHidden>
        {' '}
        {figureWords[figure].list}, {line.firstName} {line.lastName}
      </VisuallyHidden>
    </Link>
  ) : (
    <span className={styles.zero}>0</span>
  )

const Covers = ({ line: { coveredBy, covers } }: { line: TeamLine }) => (
  <span className={styles.covers}>
    {coveredBy.length > 0 && <Badge tone="sun">Absence : remplacement par {coveredBy.join(', ')}</Badge>}
    {covers.length > 0 && <Badge>Remplace {covers.join(', ')}</Badge>}
  </span>
)

/** How the load is counted, so that nobody has to believe it. */
const Weights = ({ weights }: { weights: readonly Weight[] }) => (
  <details className={styles.weights}>
    <summary>Comment la charge est comptée</summary>
    <p>
      La charge d’un portefeuille est la somme des points de ses dossiers ouverts. Un dossier additionne les points de ce qui le concerne :
    </p>
    <dl>
      {weights.map((w) => (
        <Weighed key={w.code} weight={w} />
      ))}
    </dl>
  </details>
)

const Weighed = ({ weight: { points, label, explanation } }: { weight: Weight }) => (
  <>
    <dt>{pointsWords(points)}</dt>
    <dd>
      <strong>{label}</strong> <span className={styles.soft}>{explanation}</span>
    </dd>
  </>
)

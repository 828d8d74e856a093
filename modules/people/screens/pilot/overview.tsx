import { MapPin } from 'lucide-react'
import { Link, useParams } from 'wouter'
import { type AreaFigures, peopleApi } from '#api/people'
import { ErrorNotice } from '#ui/banner'
import { Card, SectionHeading, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { percent, wholeNumber } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { SkeletonScreen } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import styles from '../adviser/people.module.css'
import { networkWords } from '../words.ts'

/** The figures of a territory, and of its parts, down to the structures. They add up. */
export function Overview() {
  const { code } = useParams()
  const { data, error, refetch } = useEndpoint(peopleApi.overview, { query: code ? { within: code } : {} }, { keepPrevious: true })
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data) return <SkeletonScreen />
  const above = data.path.slice(0, -1)
  return (
    <Stack gap={24}>
      <PageTitle title={data.total.name} intro={above.length > 0 ? <Trail path={above} /> : 'Les jeunes accompagnés, aujourd’hui.'} />
      <Total total={data.total} />
      <SectionHeading title={`Par ${heads[data.parts[0]?.level ?? 'structure'].toLocaleLowerCase('fr')}`} count={data.parts.length} />
      <Parts parts={data.parts} />
      {[data.total, ...data.parts].some(hidesFigures) && (
        <p className={styles.soft}>
          « masqué » : un chiffre de moins de 5 désignerait des personnes ; un second est masqué s’il permettait de le retrouver. Ils
          comptent dans le total.
        </p>
      )}
    </Stack>
  )
}

const Trail = ({ path }: { path: readonly { code: string; name: string }[] }) => (
  <nav aria-label="Territoires au-dessus">
    <ol className={styles.trail}>
      {path.map((area, index) => (
        <li key={area.code}>
          <Link href={index === 0 ? '/' : `/territoires/${area.code}`}>{area.name}</Link> <span aria-hidden>›</span>
        </li>
      ))}
    </ol>
  </nav>
)

function Total({ total }: { total: AreaFigures }) {
  const share = total.followed && total.activeInSevenDays !== null ? ` (${percent(total.activeInSevenDays / total.followed)})` : ''
  const figures = [
    ['jeunes accompagnés', figure(total.followed)],
    ['actifs en 7 jours', `${figure(total.activeInSevenDays)}${share}`],
    ['jamais connectés', figure(total.neverConnected)],
    ['conseillers', figure(total.advisers)],
    ['structures', figure(total.structures)],
  ] as const
  return (
    <Card>
      <dl className={styles.figures}>
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

const hidesFigures = ({ followed, activeInSevenDays, neverConnected }: AreaFigures) =>
  [followed, activeInSevenDays, neverConnected].includes(null)
const figure = (n: number | null) => (n === null ? 'masqué' : wholeNumber(n))
const heads = { nation: 'Territoire', region: 'Région', department: 'Département', structure: 'Structure' }

function Parts({ parts }: { parts: readonly AreaFigures[] }) {
  const level = parts[0]?.level ?? 'structure'
  const columns: Column<AreaFigures>[] = [
    { id: 'name', title: heads[level], main: true, cell: (p) => p.name },
    level === 'structure'
      ? { id: 'network', title: 'Réseau', phone: 'under', cell: (p) => (p.network ? networkWords[p.network] : '') }
      : { id: 'structures', title: 'Structures', align: 'end', cell: (p) => wholeNumber(p.structures) },
    { id: 'advisers', title: 'Conseillers', align: 'end', cell: (p) => figure(p.advisers) },
    { id: 'followed', title: 'Jeunes accompagnés', align: 'end', cell: (p) => figure(p.followed) },
    { id: 'recent', title: 'Actifs en 7 jours', align: 'end', cell: (p) => figure(p.activeInSevenDays) },
    { id: 'never', title: 'Jamais connectés', align: 'end', cell: (p) => figure(p.neverConnected) },
  ]
  return (
    <DataTable
      caption={`Par ${heads[level].toLocaleLowerCase('fr')}`}
      columns={columns}
      rows={parts}
      rowKey={(p) => p.code}
      {...(level !== 'structure' && { rowHref: (p: AreaFigures) => `/territoires/${p.code}` })}
      keys={false}
      empty={
        <EmptyState icon={MapPin} title="Aucune structure ici">
          Dès qu’une structure de ce territoire ouvre sur Élan, ses chiffres apparaissent.
        </EmptyState>
      }
    />
  )
}

import type { PortfolioWeekRow } from '#api/hours'
import { Badge } from '#ui/badge'
import { type Column, DataTable } from '#ui/data-table'
import { duration } from '#ui/format'
import { intensityOf } from '../../rules.ts'
import styles from './hours.module.css'
import { kindWords } from './words.ts'

const columns: Column<PortfolioWeekRow>[] = [
  { id: 'name', title: 'Nom', main: true, cell: (row) => `${row.firstName} ${row.lastName}` },
  { id: 'gauge', title: 'Semaine', cell: (row) => <Gauge row={row} /> },
  {
    id: 'validated',
    title: 'Validées',
    align: 'end',
    cell: (row) => <span className={styles.minutes}>{duration(row.validatedMinutes)}</span>,
  },
  { id: 'declared', title: 'Déclarées', align: 'end', cell: (row) => duration(row.declaredMinutes) },
  { id: 'target', title: 'Objectif', align: 'end', cell: (row) => (row.targetMinutes ? duration(row.targetMinutes) : '–') },
  { id: 'state', title: 'État', cell: (row) => <State row={row} /> },
]

/** Where everybody of the portfolio stands in a week. */
export const PortfolioTable = ({ rows }: { rows: readonly PortfolioWeekRow[] }) => (
  <DataTable
    caption="Heures du portefeuille"
    columns={columns}
    rows={rows}
    rowKey={(row) => row.youngPersonId}
    rowHref={(row) => `/jeunes/${row.youngPersonId}/heures`}
    keys={false}
    empty={<p className={styles.soft}>Vous ne suivez personne cette semaine.</p>}
  />
)

/** Decoration: the figures are in the cells beside it. */
function Gauge({ row }: { row: PortfolioWeekRow }) {
  const whole = Math.max(row.targetMinutes, row.declaredMinutes, 1)
  const part = (minutes: number) => ({ width: `${(100 * minutes) / whole}%` })
  return (
    <span className={styles.gauge} aria-hidden>
      <span className={styles.bars}>
        <span style={part(row.validatedMinutes)} />
        <span className={styles.waiting} style={part(row.declaredMinutes - row.validatedMinutes)} />
      </span>
    </span>
  )
}

function State({ row }: { row: PortfolioWeekRow }) {
  const how = intensityOf(row.kind, row.targetMinutes, row.validatedMinutes)
  return (
    <>
      {row.contested > 0 && <Badge tone="bad">Contestées</Badge>}{' '}
      {row.status === 'revised' && <Badge tone="watch">Corrigée après clôture</Badge>}{' '}
      {row.kind !== 'support' ? (
        <Badge>{kindWords[row.kind]}</Badge>
      ) : how === 'reached' ? (
        <Badge tone="good">Objectif atteint</Badge>
      ) : how === 'near' ? (
        <Badge tone="sun">Proche de l’objectif</Badge>
      ) : (
        <span className={styles.soft}>{row.status === 'open' ? 'En cours' : 'Sous l’objectif'}</span>
      )}
    </>
  )
}

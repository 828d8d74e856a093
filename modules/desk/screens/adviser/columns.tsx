import type { PortfolioRow } from '#api/desk'
import { situationWords } from '#screens/people'
import { Badge, CountBadge } from '#ui/badge'
import type { Column } from '#ui/data-table'
import { ago, daysBetween, duration, numericDay, relativeDayAndTime, shortDay, timeOfDay } from '#ui/format'
import styles from './portfolio.module.css'

/** The columns of the portfolio; ids are those of the server's sorts. */
export const columnsIn = (timeZone: string): Column<PortfolioRow>[] => [
  { id: 'name', title: 'Nom', main: true, sortable: true, cell: (row) => <Name row={row} /> },
  {
    id: 'age',
    title: 'Âge',
    sortable: true,
    cell: (row) => (row.isMinor ? <Badge tone="sun">{row.age} ans</Badge> : <span className={styles.line}>{row.age} ans</span>),
  },
  {
    id: 'lastActivity',
    title: 'Dernière venue',
    sortable: true,
    cell: (row) => (row.lastActivityAt ? ago(row.lastActivityAt, timeZone) : <Badge tone="watch">Jamais</Badge>),
  },
  { id: 'unread', title: 'À lire', sortable: true, align: 'end', cell: (row) => <Waiting count={row.unread} label="messages à lire" /> },
  {
    id: 'lateActions',
    title: 'En retard',
    sortable: true,
    align: 'end',
    cell: (row) => <Waiting count={row.lateActions} label="actions en retard" />,
  },
  {
    id: 'toQualify',
    title: 'À qualifier',
    sortable: true,
    align: 'end',
    cell: (row) => <Waiting count={row.toQualify} label="actions à qualifier" />,
  },
  {
    id: 'nextAppointment',
    title: 'Rendez-vous',
    sortable: true,
    cell: (row) => (row.nextAppointmentAt ? nextWords(row.nextAppointmentAt, timeZone) : <span className={styles.none}>aucun</span>),
  },
  {
    id: 'hours',
    title: 'Heures',
    align: 'end',
    cell: (row) => (row.declaredMinutes ? <Hours row={row} /> : <span className={styles.none}>0</span>),
  },
  {
    id: 'contractEnd',
    title: 'Fin du contrat',
    sortable: true,
    cell: (row) =>
      row.contractEndsOn ? <Ending on={row.contractEndsOn} timeZone={timeZone} /> : <span className={styles.none}>aucun</span>,
  },
  { id: 'since', title: 'Suivi depuis', sortable: true, cell: (row) => numericDay(row.since, timeZone) },
]

/** "demain à 9 h", "8 décembre à 14 h". */
const nextWords = (at: string, timeZone: string) =>
  daysBetween(Date.now(), at, timeZone) < 7 ? relativeDayAndTime(at, timeZone) : `${shortDay(at, timeZone)} à ${timeOfDay(at, timeZone)}`

const Name = ({ row }: { row: PortfolioRow }) => (
  <>
    <span className={styles.name}>
      {row.firstName} {row.lastName}
    </span>
    <span className={styles.under}>{situationWords[row.situation]}</span>
    {row.coveredFor && <span className={styles.under}>remplacement de {row.coveredFor}</span>}
  </>
)

/** What is validated of what is declared. */
const Hours = ({ row: { validatedMinutes, declaredMinutes } }: { row: PortfolioRow }) => (
  <span className={styles.line}>
    {validatedMinutes === declaredMinutes ? duration(validatedMinutes) : `${duration(validatedMinutes)} / ${duration(declaredMinutes)}`}
  </span>
)

/** Within 45 days it is said as something to see to. */
const Ending = ({ on, timeZone }: { on: string; timeZone: string }) =>
  daysBetween(Date.now(), on, timeZone) <= 45 ? (
    <Badge tone="watch">{numericDay(on, timeZone)}</Badge>
  ) : (
    <span className={styles.line}>{numericDay(on, timeZone)}</span>
  )

const Waiting = ({ count, label }: { count: number; label: string }) =>
  count ? <CountBadge count={count} label={label} /> : <span className={styles.none}>0</span>

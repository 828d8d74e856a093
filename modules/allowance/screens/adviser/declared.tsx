import { dayAndTime } from '#ui/format'
import { useTimeZone } from '#ui/session'
import type { Declaration } from '../../api.ts'
import { euros, resourceRules } from '../../rules.ts'
import { sumsByKind } from '../income.ts'
import { deskWords } from '../words.ts'
import styles from './allowance.module.css'

/** One version: income, situations, papers, and who looked at it. */
export function Declared({ declaration: d }: { declaration: Declaration }) {
  const timeZone = useTimeZone()
  return (
    <div className={styles.declared}>
      <p className={styles.soft}>
        Version {d.version}, {dayAndTime(d.declaredAt, timeZone)}, {d.byYoungPerson ? 'par le jeune' : 'par un professionnel'}
        {d.correction && ` : « ${d.correction} »`}
      </p>
      <ul>
        {d.resources.length === 0 && <li>Aucune ressource</li>}
        {sumsByKind(d.resources).map(({ kind, amountCents }) => (
          <li key={kind}>
            {resourceRules[kind].label} : <strong>{euros(amountCents)}</strong>
          </li>
        ))}
        {d.situations.map((one) => (
          <li key={one}>{deskWords.situations[one]}</li>
        ))}
        {d.isStudent && <li>{deskWords.student}</li>}
        {d.files.map(({ id, name }) => (
          <li key={id}>
            Pièce : <a href={`/api/files/${id}/content`}>{name}</a>
          </li>
        ))}
      </ul>
      {d.looks.map(({ rank, outcome, by, at }) => (
        <p key={rank} className={styles.soft}>
          {outcome === 'accepted' ? 'Acceptée' : 'Renvoyée'} par {by}, {dayAndTime(at, timeZone)}
          {outcome === 'returned' && d.returned && ` : « ${d.returned} »`}
        </p>
      ))}
    </div>
  )
}

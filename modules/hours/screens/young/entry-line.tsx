import { Ban, CircleCheck, Clock, MessageSquareWarning, PencilLine } from 'lucide-react'
import type { Entry, EntryState } from '#api/hours'
import { Badge } from '#ui/badge'
import { List, ListItem } from '#ui/list'
import styles from './hours.module.css'
import { texts } from './texts.ts'
import { timesOf, titleOf } from './words.ts'

const looks = {
  declared: { tone: 'sun', icon: Clock },
  validated: { tone: 'good', icon: CircleCheck },
  corrected: { tone: 'watch', icon: PencilLine },
  contested: { tone: 'bad', icon: MessageSquareWarning },
  rejected: { tone: 'plain', icon: Ban },
  withdrawn: { tone: 'plain', icon: Ban },
} as const satisfies Record<EntryState, object>

/** Where a line stands, in words. */
export const StateBadge = ({ state }: { state: EntryState }) => (
  <Badge tone={looks[state].tone} icon={looks[state].icon}>
    {texts.states[state]}
  </Badge>
)

/** One line of a week: what, when, how much of it counts, and where it stands; it opens to where it comes from. */
export function EntryLine({ entry, timeZone }: { entry: Entry; timeZone: string }) {
  const { duration } = texts
  const isWhole = entry.countedMinutes === entry.minutes
  const kind = texts.sources[entry.sourceKind]
  const text = [titleOf(entry) === kind ? undefined : kind, timesOf(entry, timeZone)].filter(Boolean).join(' · ')
  return (
    <li>
      <List>
        <ListItem
          href={`/heures/${entry.id}`}
          title={titleOf(entry)}
          text={
            <>
              {text && <span>{text} </span>}
              <StateBadge state={entry.state} />
            </>
          }
          meta={
            <span className={styles.minutes}>
              {isWhole ? duration(entry.minutes) : texts.ofWhichCount(duration(entry.countedMinutes), duration(entry.minutes))}
            </span>
          }
        />
      </List>
    </li>
  )
}

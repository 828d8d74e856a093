import { contractsApi } from '#api/contracts'
import { Badge } from '#ui/badge'
import { Card } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useSession } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { levelTones } from '../words.ts'
import styles from './my-contract.module.css'
import { texts } from './texts.ts'
import { dayWords } from './use-own-contract.ts'

/** What was seen of my needs the last time. */
export function Needs() {
  const { id: youngPersonId } = useSession()
  const newest = useEndpoint(contractsApi.diagnoses, { query: { youngPersonId } }).data?.items[0]
  const shown = newest?.needs.filter((n) => n.level > 0 || n.note) ?? []
  if (!newest || !shown.length) return null
  return (
    <Card title={texts.needs}>
      <p className={styles.soft}>{texts.needsText(dayWords(newest.madeOn))}</p>
      <List label={texts.needs}>
        {shown.map((n) => (
          <ListItem
            key={n.domain}
            title={texts.domains[n.domain]}
            text={n.note || undefined}
            meta={<Badge tone={levelTones[n.level] ?? 'plain'}>{texts.levels[n.level]}</Badge>}
          />
        ))}
      </List>
    </Card>
  )
}

import { ClipboardPen } from 'lucide-react'
import { useState } from 'react'
import { contractsApi, type Diagnosis } from '#api/contracts'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { domainNames } from '../../rules.ts'
import { levelTones, levelWords } from '../words.ts'
import type { Person } from './contract-tab.tsx'
import styles from './contracts.module.css'
import { DiagnosisDialog } from './diagnosis-dialog.tsx'

/** Needs as seen last, and each time before. */
export function DiagnosisCard({ person }: { person: Person }) {
  const [writes, setWrites] = useState(false)
  const timeZone = useTimeZone()
  const { data } = useEndpoint(contractsApi.diagnoses, { query: { youngPersonId: person.id } })
  const [newest, ...older] = data?.items ?? []
  const make = person.canAct && (
    <Button small variant="quiet" icon={ClipboardPen} onClick={() => setWrites(true)}>
      {newest ? 'Refaire' : 'Faire'}
    </Button>
  )
  return (
    <Card title="Diagnostic" action={make}>
      {!data && (
        <Loading>
          <SkeletonRows rows={3} />
        </Loading>
      )}
      {data && !newest && <p>Pas encore de diagnostic. Faites-le avec {person.firstName} : dix domaines, quatre niveaux, quelques mots.</p>}
      {newest && <Needs diagnosis={newest} />}
      {older.map((d) => (
        <details key={d.id} className={styles.fold}>
          <summary>Diagnostic du {shortDay(d.madeOn, timeZone)}</summary>
          <Needs diagnosis={d} />
        </details>
      ))}
      {data && <DiagnosisDialog open={writes} onClose={() => setWrites(false)} person={person} from={newest} />}
    </Card>
  )
}

function Needs({ diagnosis: { madeOn, authorName, summary, needs } }: { diagnosis: Diagnosis }) {
  const timeZone = useTimeZone()
  const shown = needs.filter((n) => n.level > 0 || n.note)
  return (
    <Stack gap={8}>
      <p className={styles.soft}>
        Le {shortDay(madeOn, timeZone)}, par {authorName}
      </p>
      {summary && <p>{summary}</p>}
      {shown.length > 0 && (
        <List label="Besoins">
          {shown.map((n) => (
            <ListItem
              key={n.domain}
              title={domainNames[n.domain]}
              text={n.note || undefined}
              meta={<Badge tone={levelTones[n.level] ?? 'plain'}>{levelWords[n.level]}</Badge>}
            />
          ))}
        </List>
      )}
      {shown.length === 0 && <p>Aucun besoin signalé.</p>}
    </Stack>
  )
}

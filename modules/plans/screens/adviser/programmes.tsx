import { GraduationCap, Send } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { isoDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type Plan, type Prescription, plansApi } from '../../api.ts'
import { spanWords, statusOf } from '../words.ts'
import styles from './plans.module.css'
import { PrescribeDialog } from './prescribe-dialog.tsx'
import { PrescriptionSheet } from './prescription-sheet.tsx'
import { layOut } from './time-line.ts'

type Props = { plan: Plan; opened: string | undefined; onOpen: (id?: string) => void }

/** The programmes of a young person on a line of time, and as a list. */
export function Programmes({ plan, opened, onOpen }: Props) {
  const { youngPersonId, canAct } = plan
  const [prescribes, setPrescribes] = useState(false)
  const { data, error, refetch } = useEndpoint(plansApi.prescriptions, { query: { youngPersonId } })
  const prescribe = canAct && (
    <Button icon={Send} onClick={() => setPrescribes(true)}>
      Prescrire un programme
    </Button>
  )
  return (
    <Stack gap={16}>
      <SectionHeading title="Programmes" count={data?.items.length} action={Boolean(data?.items.length) && prescribe} />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={2} />
        </Loading>
      )}
      {data && !data.items.length && (
        <EmptyState icon={GraduationCap} title="Aucun programme" action={prescribe}>
          Formation, E2C, service civique, contrat aidé… Une prescription se suit ici, de l’accord du partenaire au résultat.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <TimeLine items={data.items} />
          <Table items={data.items} onOpen={onOpen} />
        </>
      )}
      <PrescribeDialog open={prescribes} onClose={() => setPrescribes(false)} plan={plan} onDone={onOpen} />
      <PrescriptionSheet id={opened} canAct={canAct} onClose={() => onOpen()} />
    </Stack>
  )
}

function Table({ items, onOpen }: { items: readonly Prescription[]; onOpen: (id: string) => void }) {
  const timeZone = useTimeZone()
  return (
    <List label="Programmes">
      {items.map((p) => {
        const { text, tone } = statusOf(p)
        return (
          <ListItem
            key={p.id}
            onClick={() => onOpen(p.id)}
            title={p.label}
            text={`${p.partnerName}, ${spanWords(p, timeZone)}`}
            meta={<Badge tone={tone}>{text}</Badge>}
          />
        )
      })}
    </List>
  )
}

/** A bar a programme across the months; the list below says the same in words. */
function TimeLine({ items }: { items: readonly Prescription[] }) {
  const today = isoDay(Date.now(), useTimeZone())
  const { months, bars, now } = layOut(items, today)
  if (!bars.length) return null
  return (
    <div className={styles.line} aria-hidden>
      <div className={styles.months}>
        {months.map((m) => (
          <span key={m.key} style={{ insetInlineStart: `${m.at}%` }}>
            {m.label}
          </span>
        ))}
      </div>
      <div className={styles.bars}>
        <span className={styles.now} style={{ insetInlineStart: `${now}%` }} />
        {bars.map((b) => (
          <div key={b.id} className={styles.lane}>
            <span className={`${styles.span} ${styles[b.status]}`} style={{ marginInlineStart: `${b.from}%`, inlineSize: `${b.width}%` }} />
            <span className={styles.name} style={{ insetInlineStart: `min(${b.from}%, calc(100% - 14rem))` }}>
              {b.label}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

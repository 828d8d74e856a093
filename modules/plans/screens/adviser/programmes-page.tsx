import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Row, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { DateField } from '#ui/field'
import { duration, isoDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type Programme, plansApi } from '../../api.ts'
import { allowanceWords, categoryWords } from '../words.ts'
import styles from './plans.module.css'

/** The programmes in force on a day; each opens to its versions. */
export function ProgrammesPage() {
  const [on, setOn] = useState(isoDay(Date.now(), 'Europe/Paris'))
  const { data, error, refetch } = useEndpoint(plansApi.programmes, on ? { query: { on } } : null, { keepPrevious: true })
  return (
    <Stack gap={24}>
      <PageTitle
        title="Programmes structurants"
        intro="Ce qu’un conseiller peut prescrire, et ce que la loi en fait. Une règle change par une nouvelle version, à partir d’une date : le passé ne se réécrit pas."
      />
      <Row>
        <DateField label="En vigueur le" value={on} onChange={(event) => setOn(event.target.value)} />
      </Row>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={10} />
        </Loading>
      )}
      {data && (
        <DataTable
          caption="Programmes"
          columns={columns}
          rows={data.items}
          rowKey={(p) => p.code}
          rowHref={(p) => `/programmes/${p.code}`}
          empty={<EmptyState icon={GraduationCap} title="Aucun programme en vigueur ce jour-là" />}
        />
      )}
    </Stack>
  )
}

const toConfirm = (p: Programme) => p.sources.filter((s) => s.confidence === 'C').length

const columns: Column<Programme>[] = [
  {
    id: 'label',
    title: 'Programme',
    main: true,
    cell: (p) => (
      <>
        {p.label}
        <span className={styles.under}>{categoryWords[p.category]}</span>
      </>
    ),
  },
  { id: 'hours', title: 'Par semaine', align: 'end', cell: (p) => duration(p.weeklyMinutes) },
  { id: 'intense', title: 'Intense', cell: (p) => (p.countsAsIntense ? 'oui' : 'non') },
  { id: 'term', title: 'Prolonge', cell: (p) => (p.extendsContract ? 'oui' : 'non') },
  {
    id: 'allowance',
    title: 'Allocation',
    cell: (p) => (p.allowanceEffect === 'suspended' ? <Badge tone="watch">Suspendue</Badge> : allowanceWords[p.allowanceEffect]),
  },
  {
    id: 'marks',
    title: 'À savoir',
    cell: (p) => (
      <span className={styles.marks}>
        {p.needsDerogation && <Badge tone="sun">Par dérogation</Badge>}
        {p.isSensitive && <Badge>Confidentiel</Badge>}
        {toConfirm(p) > 0 && <span className={styles.soft}>{toConfirm(p)} à confirmer</span>}
      </span>
    ),
  },
]

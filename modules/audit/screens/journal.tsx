import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { Row, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { DateField, SelectField } from '#ui/field'
import { dayAndTime } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { type AuditEntry, auditApi } from '../api.ts'
import { functionOf } from '../rules.ts'
import { detailWords, operationOptions, operationWords } from './operation-words.ts'

const columns: Column<AuditEntry>[] = [
  { id: 'what', title: 'Opération', cell: (e) => operationWords[e.what] ?? e.what, main: true },
  { id: 'at', title: 'Quand', phone: 'under', cell: (e) => dayAndTime(e.at, 'Europe/Paris') },
  { id: 'who', title: 'Par qui', cell: (e) => [e.name, e.role && (functionOf[e.role] ?? 'Jeune')].filter(Boolean).join(', ') || 'Élan' },
  { id: 'subject', title: 'Sur', cell: (e) => e.subjectName ?? e.subjectId?.slice(-8) ?? '' },
  {
    id: 'details',
    title: 'Détails',
    cell: (e) =>
      Object.entries(e.details)
        .filter(([, v]) => String(v) !== '')
        .map(([k, v]) => `${detailWords[k] ?? k} : ${detailWords[String(v)] ?? String(v)}`)
        .join(', '),
  },
]

/** The trail: what was done to accounts, rights and files, newest first. */
export function Journal() {
  const [filter, setFilter] = useState({ what: '', from: '', until: '' })
  const query = {
    ...(filter.what && { what: filter.what }),
    ...(filter.from && { from: filter.from }),
    ...(filter.until && { until: filter.until }),
  }
  const list = useEndpointPages(auditApi.entries, { query })
  const set = (part: Partial<typeof filter>) => setFilter({ ...filter, ...part })
  return (
    <Stack gap={16}>
      <PageTitle
        title="Journal"
        intro="Ce qui a été fait sur les comptes, les droits et les dossiers. Le journal ne peut être ni modifié ni effacé."
      />
      <Row gap={16}>
        <SelectField
          label="Opération"
          placeholder="Toutes"
          value={filter.what}
          options={operationOptions}
          onChange={(event) => set({ what: event.target.value })}
        />
        <DateField label="Du" value={filter.from} onChange={(event) => set({ from: event.target.value })} />
        <DateField label="Au" value={filter.until} onChange={(event) => set({ until: event.target.value })} />
      </Row>
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && <SkeletonRows rows={6} />}
      {list.items && (
        <DataTable
          caption="Journal"
          columns={columns}
          rows={list.items}
          rowKey={(e) => String(e.id)}
          empty={
            <EmptyState icon={ScrollText} title="Aucune ligne">
              Rien ne correspond à ces filtres, ou rien n’a encore été fait.
            </EmptyState>
          }
        />
      )}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
    </Stack>
  )
}

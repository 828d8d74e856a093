import { Building2, Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useLocation } from 'wouter'
import { peopleApi, type Structure } from '#api/people'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { Dialog } from '#ui/dialog'
import { EmptyState } from '#ui/empty-state'
import { SearchField, SelectField } from '#ui/field'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { networkWords } from '../words.ts'
import styles from './people.module.css'
import { StructureForm } from './structure-form.tsx'

/** Every structure of both networks. */
export function Structures() {
  const [text, setText] = useState('')
  const [network, setNetwork] = useState('')
  const [adds, setAdds] = useState(false)
  const [, go] = useLocation()
  const q = useDeferredValue(text.trim())
  const query = { q, ...(network && { network: network as keyof typeof networkWords }) }
  const pages = useEndpointPages(peopleApi.structures, { query }, { next: (page) => page.next ?? undefined })
  const structures = pages.pages?.flatMap((page) => page.structures)
  return (
    <Stack gap={24}>
      <PageTitle
        title="Structures"
        intro="Missions locales et agences France Travail qui travaillent avec Élan."
        actions={
          <Button variant="main" icon={Plus} onClick={() => setAdds(true)}>
            Ouvrir une structure
          </Button>
        }
      />
      <div className={styles.filters}>
        <SearchField label="Nom ou code" value={text} onChange={(event) => setText(event.target.value)} onClear={() => setText('')} />
        <SelectField
          label="Réseau"
          hideLabel
          value={network}
          onChange={(event) => setNetwork(event.target.value)}
          placeholder="Les deux réseaux"
          options={Object.entries(networkWords).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {pages.error && !structures && <ErrorNotice onRetry={pages.refetch}>{refusalSentence(pages.error)}</ErrorNotice>}
      {pages.isPending && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {structures && <StructureTable structures={structures} isFiltered={Boolean(q || network)} />}
      {pages.hasMore && <ShowMore onClick={pages.loadMore} busy={pages.isLoadingMore} />}
      <Dialog open={adds} side onClose={() => setAdds(false)} title="Ouvrir une structure">
        <StructureForm onDone={(id) => go(`/structures/${id}`)} />
      </Dialog>
    </Stack>
  )
}

function StructureTable({ structures, isFiltered }: { structures: readonly Structure[]; isFiltered: boolean }) {
  const empty = isFiltered ? (
    <EmptyState icon={Building2} title="Aucune structure ne correspond" />
  ) : (
    <EmptyState icon={Building2} title="Aucune structure" action={<LinkButton href="/imports">Importer un fichier</LinkButton>}>
      Ouvrez-en une, ou importez la liste de votre territoire.
    </EmptyState>
  )
  return (
    <DataTable
      caption="Structures"
      columns={columns}
      rows={structures}
      rowKey={(s) => s.id}
      rowHref={(s) => `/structures/${s.id}`}
      empty={empty}
    />
  )
}

const columns: Column<Structure>[] = [
  { id: 'name', title: 'Structure', main: true, cell: (s) => s.name },
  { id: 'network', title: 'Réseau', phone: 'under', cell: (s) => networkWords[s.network] },
  { id: 'code', title: 'Code', cell: (s) => s.code },
  { id: 'where', title: 'Département', cell: (s) => `${s.departmentName} (${s.departmentCode})` },
  { id: 'professionals', title: 'Professionnels', align: 'end', cell: (s) => s.professionals },
  { id: 'youngPersons', title: 'Jeunes suivis', align: 'end', cell: (s) => s.youngPersons },
  {
    id: 'state',
    title: 'État',
    phone: 'corner',
    cell: (s) => (s.closedAt ? <Badge tone="bad">Fermée</Badge> : <Badge tone="good">Ouverte</Badge>),
  },
]

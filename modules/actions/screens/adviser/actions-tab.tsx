import { ListChecks, MessageCircle, Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Action, actionsApi } from '#api/actions'
import { peopleApi } from '#api/people'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { SelectField } from '#ui/field'
import { count, duration, shortDay } from '#ui/format'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint, useEndpointPages } from '#ui/use-endpoint'
import { useLiveActions } from '../use-actions.ts'
import { categoryWords } from '../words.ts'
import { ActionSheet } from './action-sheet.tsx'
import styles from './adviser.module.css'
import { GiveDialog } from './give-dialog.tsx'
import { StatusBadge } from './status-badge.tsx'

const filters = [
  { value: 'all', label: 'Toutes' },
  { value: 'open', label: 'À faire et en cours' },
  { value: 'to_qualify', label: 'À qualifier' },
  { value: 'qualified', label: 'Qualifiées' },
  { value: 'cancelled', label: 'Annulées' },
] as const
type Filter = (typeof filters)[number]['value']

/** The actions of one young person; each opens beside the table. */
export function ActionsTab({ youngPersonId }: { youngPersonId: string }) {
  useLiveActions()
  const [status, setStatus] = useState<Filter>('all')
  const [gives, setGives] = useState(false)
  const [location, go] = useLocation()
  const [file, opened] = location.split('/actions')
  const base = `${file}/actions`
  const canAct = useEndpoint(peopleApi.file, { params: { id: youngPersonId } }).data?.canAct ?? false
  const pages = useEndpointPages(actionsApi.list, { query: { youngPersonId, status } })
  return (
    <Stack>
      <Row between>
        <SelectField label="Afficher" value={status} onChange={(event) => setStatus(event.target.value as Filter)} options={filters} />
        {canAct && (
          <Button variant="main" icon={Plus} onClick={() => setGives(true)}>
            Donner une action
          </Button>
        )}
      </Row>
      {pages.error && !pages.items && <ErrorNotice onRetry={pages.refetch}>{refusalSentence(pages.error)}</ErrorNotice>}
      {pages.isPending && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {pages.items && <Table items={pages.items} base={base} isFiltered={status !== 'all'} />}
      {pages.hasMore && <ShowMore onClick={pages.loadMore} busy={pages.isLoadingMore} />}
      <GiveDialog open={gives} onClose={() => setGives(false)} youngPersonIds={[youngPersonId]} />
      <ActionSheet id={opened?.slice(1) || undefined} canAct={canAct} onClose={() => go(base)} />
    </Stack>
  )
}

function Table({ items, base, isFiltered }: { items: readonly Action[]; base: string; isFiltered: boolean }) {
  const timeZone = useTimeZone()
  const empty = isFiltered ? (
    <EmptyState icon={ListChecks} title="Aucune action dans cet état" />
  ) : (
    <EmptyState icon={ListChecks} title="Pas encore d’action">
      Donnez-en une : elle arrive aussitôt sur le téléphone du jeune. Celles qu’il se donne apparaissent aussi ici.
    </EmptyState>
  )
  return (
    <DataTable
      caption="Actions"
      columns={columnsIn(
        timeZone,
        items.some((a) => a.commentCount > 0),
      )}
      rows={items}
      rowKey={(a) => a.id}
      rowHref={(a) => `${base}/${a.id}`}
      empty={empty}
    />
  )
}

/** Few columns, so that the titles keep their room beside the conversation; comments only when there are some. */
const columnsIn = (timeZone: string, hasComments: boolean): Column<Action>[] => [
  { id: 'title', title: 'Action', main: true, cell: (a) => <Title action={a} /> },
  { id: 'status', title: 'État', phone: 'corner', cell: (a) => <StatusBadge action={a} /> },
  { id: 'due', title: 'Pour le', cell: (a) => <span className={styles.together}>{shortDay(a.dueOn, timeZone)}</span> },
  { id: 'done', title: 'Faite le', cell: (a) => a.doneOn && <span className={styles.together}>{shortDay(a.doneOn, timeZone)}</span> },
  { id: 'minutes', title: 'Durée', align: 'end', cell: (a) => a.doneOn && duration(a.qualifiedMinutes ?? a.minutes) },
  ...(hasComments ? [comments] : []),
]

const comments: Column<Action> = {
  id: 'comments',
  title: 'Mots',
  align: 'end',
  cell: (a) =>
    a.commentCount > 0 && (
      <span className={styles.together} title={count(a.commentCount, 'commentaire', 'commentaires')}>
        <MessageCircle size={16} aria-hidden /> {a.commentCount}
      </span>
    ),
}

const Title = ({ action: a }: { action: Action }) => (
  <>
    {a.title}
    <span className={styles.under}>
      {categoryWords[a.qualifiedCategory ?? a.category]}, {a.byYoungPerson ? 'proposée par le jeune' : 'donnée par l’équipe'}
    </span>
  </>
)

import { SearchX, UserPlus, Users } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useSearchParams } from 'wouter'
import { deskApi, filters, type PortfolioRow, sorts } from '#api/desk'
import { AddDialog, situationOptions, useLivePeople } from '#screens/people'
import { ExportButton, TeamBoard } from '#screens/team'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { SearchField, SelectField } from '#ui/field'
import { useLive } from '#ui/live'
import { ShowMore } from '#ui/pagination'
import { focusConversation, usePanel } from '#ui/panel'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useShortcut } from '#ui/shortcuts'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { invalidate, useEndpoint, useEndpointPages } from '#ui/use-endpoint'
import { columnsIn } from './columns.tsx'
import styles from './portfolio.module.css'

type Sort = (typeof sorts)[number]
type Filter = (typeof filters)[number]
const filterWords: Record<Filter, string> = {
  all: 'Tous les dossiers',
  unread: 'Messages à lire',
  late: 'Actions en retard',
  toQualify: 'Actions à qualifier',
  noAppointment: 'Sans rendez-vous prévu',
  contractEnding: 'Contrats qui finissent bientôt',
  noContract: 'Sans contrat en cours',
  silent: 'Sans nouvelles depuis 14 jours',
  neverConnected: 'Jamais venus',
  minors: 'Mineurs',
  covered: 'Dossiers que je remplace',
  archived: 'Dossiers archivés',
}

const sortWords: Record<Sort, string> = {
  name: 'Trier par nom',
  age: 'Trier par âge',
  situation: 'Trier par situation',
  lastActivity: 'Trier par dernière venue',
  since: 'Trier par début du suivi',
  unread: 'Trier par messages à lire',
  lateActions: 'Trier par actions en retard',
  toQualify: 'Trier par actions à qualifier',
  nextAppointment: 'Trier par prochain rendez-vous',
  contractEnd: 'Trier par fin du contrat',
}
/** Counts are read from the highest. */
const mostFirst: ReadonlySet<string> = new Set(['unread', 'lateActions', 'toQualify'])

/** The people I follow, and what waits in each file; who leads a team sees the team first, and files only when they answer for some. */
export function Home() {
  useLiveDesk()
  const leads = useSession().role !== 'adviser'
  const { data } = useEndpoint(deskApi.toDo, leads ? {} : null)
  if (!leads) return <Portfolio />
  return (
    <Stack gap={32}>
      <TeamBoard />
      {Boolean(data?.followed) && <Portfolio />}
    </Stack>
  )
}

function Portfolio() {
  const [adds, setAdds] = useState(false)
  const isAdviser = useSession().role === 'adviser'
  const counts = useEndpoint(deskApi.toDo, {})
  const add = isAdviser && (
    <Button variant="main" icon={UserPlus} onClick={() => setAdds(true)}>
      Ajouter un jeune
    </Button>
  )
  return (
    <Stack>
      <SectionHeading
        title="Mon portefeuille"
        count={counts.data?.followed}
        action={
          <Row>
            <ExportOfView />
            {add}
          </Row>
        }
      />
      {isAdviser && <AddKey run={() => setAdds(true)} />}
      <Rows add={add} />
      <AddDialog open={adds} onClose={() => setAdds(false)} onAdded={again} />
    </Stack>
  )
}

/** The list as it is narrowed now. */
function ExportOfView() {
  const { filter, situation } = useView()
  return <ExportButton list="desk-portfolio" filters={{ filter, ...(situation && { situation }) }} />
}

function AddKey({ run }: { run: () => void }) {
  useShortcut('n', 'Ajouter un jeune', run)
  return null
}

const again = () => {
  void invalidate(deskApi.portfolio)
  void invalidate(deskApi.toDo)
}

function useLiveDesk() {
  useLivePeople(again)
  useLive('messaging.message-sent', again)
  useLive('messaging.receipt', again)
  useLive('actions.given', again)
  useLive('actions.changed', again)
  useLive('actions.completed', again)
  useLive('actions.qualified', again)
  useLive('appointments.created', again)
  useLive('appointments.changed', again)
  useLive('appointments.cancelled', again)
}

type Changes = Partial<Record<'filtre' | 'tri' | 'sens' | 'situation', string>>

/** What the address says of the view: it can be kept, shared, and gone back to. */
function useView() {
  const [search, setSearch] = useSearchParams()
  const set = (changes: Changes) =>
    setSearch((old) => {
      const next = new URLSearchParams(old)
      for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
      return next
    })
  return {
    filter: filters.find((f) => f === search.get('filtre')) ?? 'all',
    sort: sorts.find((s) => s === search.get('tri')) ?? 'name',
    direction: search.get('sens') === 'desc' ? ('desc' as const) : ('asc' as const),
    situation: situationOptions.find((s) => s.value === search.get('situation'))?.value as PortfolioRow['situation'] | undefined,
    set,
  }
}

function Rows({ add }: { add: ReactNode }) {
  const { filter, sort, direction, situation, set } = useView()
  const talks = useSession().role === 'adviser'
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const query = { sort, direction, filter, q, limit: 100, ...(situation && { situation }) }
  const pages = useEndpointPages(deskApi.portfolio, { query })
  const showAll = () => {
    setText('')
    set({ filtre: '', situation: '' })
  }
  const isNarrowed = filter !== 'all' || Boolean(q) || Boolean(situation)
  return (
    <Stack>
      <div className={styles.filters}>
        <SearchField label="Chercher par nom" value={text} onChange={(e) => setText(e.target.value)} onClear={() => setText('')} />
        <Narrowing filter={filter} situation={situation} set={set} />
        <SelectField
          label="Trier"
          hideLabel
          value={sort}
          onChange={(event) => set({ tri: event.target.value, sens: mostFirst.has(event.target.value) ? 'desc' : '' })}
          options={sorts.filter((s) => talks || s !== 'unread').map((s) => ({ value: s, label: sortWords[s] }))}
        />
      </div>
      {pages.error && !pages.items && <ErrorNotice onRetry={pages.refetch}>{refusalSentence(pages.error)}</ErrorNotice>}
      {pages.isPending && <Waiting />}
      {pages.items && (
        <Table
          rows={pages.items}
          sort={{ column: sort, descending: direction === 'desc' }}
          onSort={(s) => set({ tri: s.column, sens: s.descending || (s.column !== sort && mostFirst.has(s.column)) ? 'desc' : '' })}
          empty={isNarrowed ? <Nobody onAll={showAll} /> : <First add={add} />}
        />
      )}
      {pages.hasMore && <ShowMore onClick={pages.loadMore} busy={pages.isLoadingMore} />}
    </Stack>
  )
}

const Waiting = () => (
  <Loading>
    <SkeletonRows rows={8} />
  </Loading>
)

type NarrowingProps = { filter: Filter; situation: string | undefined; set: (changes: Changes) => void }

const Narrowing = ({ filter, situation, set }: NarrowingProps) => {
  const talks = useSession().role === 'adviser'
  return (
    <>
      <SelectField
        label="Montrer"
        hideLabel
        value={filter}
        onChange={(event) => set({ filtre: event.target.value })}
        options={filters.filter((f) => talks || f !== 'unread').map((f) => ({ value: f, label: filterWords[f] }))}
      />
      <SelectField
        label="Situation"
        hideLabel
        value={situation ?? ''}
        onChange={(event) => set({ situation: event.target.value })}
        placeholder="Toutes situations"
        options={situationOptions}
      />
    </>
  )
}

type TableProps = {
  rows: readonly PortfolioRow[]
  sort: { column: string; descending: boolean }
  onSort: (sort: { column: string; descending: boolean }) => void
  empty: ReactNode
}

function Table({ rows, sort, onSort, empty }: TableProps) {
  const timeZone = useTimeZone()
  const { show } = usePanel()
  const talks = useSession().role === 'adviser'
  const answer = (row: PortfolioRow) => {
    show(row.id)
    focusConversation()
  }
  return (
    <DataTable
      caption="Portefeuille"
      columns={columnsIn(timeZone).filter(({ id }) => talks || id !== 'unread')}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/jeunes/${row.id}`}
      sort={sort}
      onSort={onSort}
      {...(talks && { onReply: answer })}
      empty={empty}
    />
  )
}

const Nobody = ({ onAll }: { onAll: () => void }) => (
  <EmptyState icon={SearchX} title="Personne ne correspond" action={<Button onClick={onAll}>Voir tous les dossiers</Button>}>
    Élargissez la recherche, ou cherchez dans toute la structure.
  </EmptyState>
)

const First = ({ add }: { add: ReactNode }) => (
  <EmptyState icon={Users} title="Votre portefeuille est vide" action={add}>
    Ajoutez le premier jeune que vous accompagnez : une invitation par e-mail ou SMS suffit pour commencer à échanger.
  </EmptyState>
)

import { ClipboardCheck, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { actionsApi, type WaitingAction } from '#api/actions'
import { ExportButton } from '#screens/team'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { count } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { useLiveActions } from '../use-actions.ts'
import styles from './adviser.module.css'
import { QualifyBar } from './qualify-bar.tsx'
import { WaitingRows } from './waiting-rows.tsx'

/** How many go in one batch. */
const most = 10

/** The done actions of one's people, the oldest first; chosen with space, counted with one key. */
export function ToQualify() {
  useLiveActions()
  const pages = useEndpointPages(actionsApi.toQualify, {})
  const total = pages.pages?.[0]?.total
  return (
    <Stack gap={24}>
      <PageTitle
        title="Actions à qualifier"
        intro={
          total
            ? `${count(total, 'action faite attend', 'actions faites attendent')} d’être comptées, les plus anciennes d’abord.`
            : undefined
        }
        actions={
          <Row>
            <ExportButton list="actions-followed" />
            <LinkButton href="/donner-une-action" icon={UserPlus}>
              Donner à plusieurs
            </LinkButton>
          </Row>
        }
      />
      {pages.error && !pages.items && <ErrorNotice onRetry={pages.refetch}>{refusalSentence(pages.error)}</ErrorNotice>}
      {pages.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {pages.items && !pages.items.length && (
        <EmptyState icon={ClipboardCheck} title="Tout est qualifié">
          Quand un jeune termine une action, elle arrive ici.
        </EmptyState>
      )}
      {pages.items && pages.items.length > 0 && <Batch items={pages.items} />}
      {pages.hasMore && <ShowMore onClick={pages.loadMore} busy={pages.isLoadingMore} />}
    </Stack>
  )
}

function Batch({ items }: { items: readonly WaitingAction[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const here = items.filter((a) => chosen.has(a.id))
  const toggle = (id: string) => {
    const next = new Set(here.map((a) => a.id))
    if (!next.delete(id) && next.size < most) next.add(id)
    setChosen(next)
  }
  return (
    <div className={styles.batch}>
      <WaitingRows items={items} chosen={chosen} onToggle={toggle} isFull={here.length >= most} />
      <QualifyBar chosen={here} most={most} onDone={() => setChosen(new Set())} />
    </div>
  )
}

import { Footprints, Plus } from 'lucide-react'
import { useState } from 'react'
import { type Action, actionsApi } from '#api/actions'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { PrintButton } from '#ui/print'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import rows from '../rows.module.css'
import { useLiveActions } from '../use-actions.ts'
import { isLate, todayIn } from '../words.ts'
import { ActionRow } from './action-row.tsx'
import styles from './actions.module.css'
import { Conflicts } from './conflicts.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { texts } from './texts.ts'
import { useWaiting, Waiting } from './waiting.tsx'

/** Everything a young person committed to: to take up again, to do, done. */
export function Actions() {
  useLiveActions()
  const { id: youngPersonId, isArchived, mandate } = useSession()
  const open = useEndpointPages(actionsApi.list, { query: { youngPersonId, status: 'open' } })
  const done = useEndpointPages(actionsApi.list, { query: { youngPersonId, status: 'done' } })
  const [creates, setCreates] = useState(false)
  const waiting = useWaiting()
  const add =
    isArchived || mandate ? undefined : (
      <Button variant="main" icon={Plus} onClick={() => setCreates(true)}>
        {texts.addAction}
      </Button>
    )
  const known = open.items && done.items && [...open.items, ...done.items]
  const isEmpty = known && !known.length && !waiting.length
  return (
    <Stack gap={24}>
      <PageTitle
        title={texts.list}
        actions={
          isEmpty ? undefined : (
            <Row>
              {add}
              {known && <PrintButton />}
            </Row>
          )
        }
      />
      <Conflicts />
      <Waiting waiting={waiting} />
      {open.error && !known && (
        <ErrorNotice title={texts.listFailed} safe={texts.nothingLost} onRetry={open.refetch}>
          {refusalSentence(open.error)}
        </ErrorNotice>
      )}
      {!known && !open.error && (
        <Loading>
          <SkeletonRows rows={5} />
        </Loading>
      )}
      {isEmpty && (
        <EmptyState icon={Footprints} title={texts.emptyTitle} action={add}>
          {texts.emptyText}
        </EmptyState>
      )}
      {known && <Parts actions={known} />}
      {open.hasMore && <ShowMore onClick={open.loadMore} busy={open.isLoadingMore} label={texts.moreToDo} />}
      {done.hasMore && <ShowMore onClick={done.loadMore} busy={done.isLoadingMore} label={texts.moreOlder} />}
      <CreateDialog open={creates} onClose={() => setCreates(false)} />
    </Stack>
  )
}

/** By what they ask of the person, not by the list they came from: what was just ticked moves at once. */
function Parts({ actions }: { actions: readonly Action[] }) {
  const today = todayIn(useTimeZone())
  const distinct = [...new Map(actions.map((a) => [a.id, a])).values()]
  const late = distinct.filter((a) => isLate(a, today))
  const ahead = distinct.filter((a) => (a.status === 'to_do' || a.status === 'in_progress') && !isLate(a, today))
  return (
    <>
      <Part title={texts.again} hint={texts.againHint} actions={late} />
      <Part title={texts.started} areStarted actions={ahead.filter((a) => a.status === 'in_progress')} />
      <Part title={texts.toDo} actions={ahead.filter((a) => a.status === 'to_do')} />
      <Part title={texts.doneGroup} actions={distinct.filter((a) => a.status === 'done')} />
    </>
  )
}

type PartProps = { title: string; hint?: string; areStarted?: boolean; actions: readonly Action[] }

function Part({ title, hint, areStarted, actions }: PartProps) {
  if (!actions.length) return null
  return (
    <section className={styles.part}>
      <SectionHeading title={title} hint={hint} />
      <ul className={rows.rows}>
        {actions.map((action) => (
          <ActionRow key={action.id} action={action} isAmongStarted={Boolean(areStarted)} />
        ))}
      </ul>
    </section>
  )
}

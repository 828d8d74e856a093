import { Footprints, Plus } from 'lucide-react'
import { useState } from 'react'
import { type Action, actionsApi } from '#api/actions'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import rows from '../rows.module.css'
import { useLiveActions } from '../use-actions.ts'
import { isLate, todayIn } from '../words.ts'
import { ActionRow } from './action-row.tsx'
import styles from './actions.module.css'
import { CreateDialog } from './create-dialog.tsx'
import { useWaiting, Waiting } from './waiting.tsx'

/** Everything a young person committed to: to take up again, to do, done. */
export function Actions() {
  useLiveActions()
  const { id: youngPersonId, isArchived } = useSession()
  const open = useEndpointPages(actionsApi.list, { query: { youngPersonId, status: 'open' } })
  const done = useEndpointPages(actionsApi.list, { query: { youngPersonId, status: 'done' } })
  const [creates, setCreates] = useState(false)
  const waiting = useWaiting()
  const add = isArchived ? undefined : (
    <Button variant="main" icon={Plus} onClick={() => setCreates(true)}>
      Ajouter une action
    </Button>
  )
  const known = open.items && done.items && [...open.items, ...done.items]
  const isEmpty = known && !known.length && !waiting.length
  return (
    <Stack gap={24}>
      <PageTitle title="Mes actions" actions={isEmpty ? undefined : add} />
      <Waiting waiting={waiting} />
      {open.error && !known && (
        <ErrorNotice title="Tes actions ne s’affichent pas" safe="Rien n’est perdu." onRetry={open.refetch}>
          {refusalSentence(open.error)}
        </ErrorNotice>
      )}
      {!known && !open.error && (
        <Loading>
          <SkeletonRows rows={5} />
        </Loading>
      )}
      {isEmpty && (
        <EmptyState icon={Footprints} title="Un premier pas ?" action={add}>
          Une action, c’est quelque chose que tu décides de faire : ton CV, un coup de fil, du sport… Ton conseiller peut aussi t’en donner.
        </EmptyState>
      )}
      {known && <Parts actions={known} />}
      {open.hasMore && <ShowMore onClick={open.loadMore} busy={open.isLoadingMore} label="Voir la suite à faire" />}
      {done.hasMore && <ShowMore onClick={done.loadMore} busy={done.isLoadingMore} label="Voir les plus anciennes" />}
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
      <Part
        title="À reprendre"
        hint="La date est passée, rien de grave : c’est le moment de t’y remettre, ou d’en parler à ton conseiller."
        actions={late}
      />
      <Part title="En cours" areStarted actions={ahead.filter((a) => a.status === 'in_progress')} />
      <Part title="À faire" actions={ahead.filter((a) => a.status === 'to_do')} />
      <Part title="Fait" actions={distinct.filter((a) => a.status === 'done')} />
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

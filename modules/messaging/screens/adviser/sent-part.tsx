import { Send } from 'lucide-react'
import { useSearch } from 'wouter'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { count, dayAndTime } from '#ui/format'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { type GroupMessage, messagingApi } from '../../api.ts'
import styles from './conversations.module.css'
import { EnclosedNames } from './enclosed-names.tsx'

/** What was sent to several, and how far it got with each. */
export function SentPart() {
  const listId = new URLSearchParams(useSearch()).get('liste')
  const list = useEndpointPages(messagingApi.groupMessages, { query: { ...(listId && { listId }) } }, { cursor: 'before' })
  return (
    <Stack gap={16}>
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && (
        <Loading>
          <SkeletonRows rows={4} />
        </Loading>
      )}
      {list.items?.length === 0 && (
        <EmptyState icon={Send} title={listId ? 'Rien n’a été envoyé à cette liste' : 'Rien n’a été envoyé à plusieurs'}>
          Chaque envoi s’affichera ici, avec qui l’a reçu et lu.
        </EmptyState>
      )}
      {list.items?.map((g) => (
        <OneSending key={g.id} sent={g} />
      ))}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
    </Stack>
  )
}

const states = { read: 'lu', delivered: 'remis', sent: 'envoyé' }

function OneSending({ sent }: { sent: GroupMessage }) {
  const timeZone = useTimeZone()
  const everybody = sent.recipients.length + sent.others
  const read = sent.recipients.filter((r) => r.state === 'read').length
  return (
    <Card>
      <p className={styles.quiet}>
        {dayAndTime(sent.sentAt, timeZone)} · {sent.list ? `liste « ${sent.list.name} » · ` : ''}
        {count(everybody, 'personne', 'personnes')}
      </p>
      <p className={styles.sentText}>{sent.text}</p>
      <EnclosedNames names={sent.files.map((f) => f.name)} />
      <details>
        <summary className={styles.summary}>
          {read} sur {everybody} l’ont lu
        </summary>
        <ul className={styles.recipients}>
          {sent.recipients.map((r) => (
            <li key={r.id}>
              {r.firstName} {r.lastName} <span className={styles.quiet}>{states[r.state]}</span>
            </li>
          ))}
          {sent.others > 0 && (
            <li className={styles.quiet}>{count(sent.others, 'personne que vous ne suivez plus', 'personnes que vous ne suivez plus')}</li>
          )}
        </ul>
      </details>
    </Card>
  )
}

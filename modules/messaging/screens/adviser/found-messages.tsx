import { ErrorNotice } from '#ui/banner'
import { isoDay, shortDay, timeOfDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'
import styles from './conversations.module.css'

type FoundProps = { text: string; noName: boolean; onOpen: (id: string, number?: number) => void }

/** Messages that hold the words, among all one's conversations. */
export function FoundMessages({ text, noName, onOpen }: FoundProps) {
  const timeZone = useTimeZone()
  const list = useEndpointPages(messagingApi.searchAll, { query: { text } }, { cursor: 'before' })
  return (
    <section aria-label="Dans les messages">
      <h2 className={styles.found}>{noName ? 'Aucun nom. Dans les messages' : 'Dans les messages'}</h2>
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && (
        <Loading>
          <SkeletonRows rows={3} />
        </Loading>
      )}
      {list.items?.length === 0 && <p className={styles.nothing}>Aucun message ne contient ces mots.</p>}
      {Boolean(list.items?.length) && (
        <List label="Messages trouvés">
          {list.items?.map((m) => (
            <ListItem
              key={m.id}
              title={`${m.firstName} ${m.lastName}`}
              text={`${m.byYoungPerson ? '' : 'Vous : '}${m.excerpt}`}
              meta={
                isoDay(m.sentAt, timeZone) === isoDay(Date.now(), timeZone) ? timeOfDay(m.sentAt, timeZone) : shortDay(m.sentAt, timeZone)
              }
              onClick={() => onOpen(m.conversationId, m.number)}
            />
          ))}
        </List>
      )}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
    </section>
  )
}

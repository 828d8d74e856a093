import { Eye } from 'lucide-react'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { relativeDayAndTime } from '#ui/format'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { auditApi, type FileAccess } from '../../api.ts'
import styles from './accesses.module.css'
import { texts } from './texts.ts'

/** Who opened my file, and why. */
export function Accesses() {
  const list = useEndpointPages(auditApi.ownAccesses, { query: {} })
  return (
    <Stack gap={12}>
      <p>{texts.accessesIntro}</p>
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.items && !list.items.length && (
        <EmptyState icon={Eye} title={texts.nobody}>
          {texts.nobodyText}
        </EmptyState>
      )}
      {Boolean(list.items?.length) && (
        <ul className={styles.accesses} aria-label={texts.accesses}>
          {list.items?.map((access) => (
            <AccessLine key={access.id} access={access} />
          ))}
        </ul>
      )}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
    </Stack>
  )
}

function AccessLine({ access: { at, function: role, structure, reason, name, acted } }: { access: FileAccess }) {
  const timeZone = useTimeZone()
  return (
    <li>
      <strong>{name ?? role}</strong>
      <span>{[name && role, structure].filter(Boolean).join(' · ')}</span>
      {acted && <span>{texts.acted}</span>}
      {reason && <span>{texts.reason(reason)}</span>}
      <span className={styles.when}>{relativeDayAndTime(at, timeZone)}</span>
    </li>
  )
}

import { Bell, CheckCheck } from 'lucide-react'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { ago } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useLive } from '#ui/live'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { SkeletonRows } from '#ui/skeleton'
import { invalidate, useEndpointPages, useWrite } from '#ui/use-endpoint'
import { type Notice, noticeAdded, notificationsApi } from '../api.ts'
import { texts } from './young/texts.ts'

/** What happened, for who missed it: newest first, each line leads to its thing. */
export function NoticeCentre({ back, intro, empty }: { back: { href: string; label: string }; intro: string; empty: string }) {
  const centre = useEndpointPages(notificationsApi.notices, { query: {} })
  const unread = centre.pages?.[0]?.unread ?? 0
  const readAll = useWrite(notificationsApi.readNotices, { invalidates: [notificationsApi.notices, notificationsApi.unread] })
  useLive(noticeAdded, () => invalidate(notificationsApi.notices))
  const newest = centre.items?.[0]
  return (
    <Stack gap={16}>
      <PageTitle title={texts.title} intro={intro} back={back} />
      {unread > 0 && newest && (
        <div>
          <Button small icon={CheckCheck} busy={readAll.sending} onClick={() => readAll.send({ body: { upTo: newest.id } })}>
            {texts.readAll}
          </Button>
        </div>
      )}
      {readAll.error && <ErrorNotice>{refusalSentence(readAll.error)}</ErrorNotice>}
      {centre.error && !centre.items && <ErrorNotice onRetry={centre.refetch}>{refusalSentence(centre.error)}</ErrorNotice>}
      {centre.isPending && <SkeletonRows rows={5} />}
      {centre.items && !centre.items.length && (
        <EmptyState icon={Bell} title={texts.emptyTitle}>
          {empty}
        </EmptyState>
      )}
      {Boolean(centre.items?.length) && (
        <List label={texts.title}>
          {centre.items?.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </List>
      )}
      {centre.hasMore && <ShowMore onClick={centre.loadMore} busy={centre.isLoadingMore} />}
      {centre.items && !centre.hasMore && centre.items.length > 8 && <Banner>{texts.kept}</Banner>}
    </Stack>
  )
}

function NoticeLine({ notice }: { notice: Notice }) {
  const timeZone = useTimeZone()
  const read = useWrite(notificationsApi.readNotice, { invalidates: [notificationsApi.notices, notificationsApi.unread] })
  const { id, title, text, url, happenedAt, readAt } = notice
  return (
    <ListItem
      title={title}
      text={text}
      meta={ago(happenedAt, timeZone)}
      unread={!readAt}
      onClick={() => !readAt && read.send({ params: { id } })}
      {...(url && { href: insideShell(url) })}
    />
  )
}

/** A path of the whole site, as the router of this shell wants it. */
export const insideShell = (path: string) => path.replace(/^\/(jeune|bureau|pilotage)(?=\/|$)/, '') || '/'

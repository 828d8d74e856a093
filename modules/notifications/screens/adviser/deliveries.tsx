import { BellRing, Mail, MessageSquareText, Send } from 'lucide-react'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { relativeDayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { SkeletonRows } from '#ui/skeleton'
import { useEndpoint, useEndpointPages } from '#ui/use-endpoint'
import { type Delivery, notificationsApi } from '../../api.ts'

const channels = {
  push: { label: 'Notification', icon: BellRing },
  email: { label: 'E-mail', icon: Mail },
  sms: { label: 'SMS', icon: MessageSquareText },
} as const
const states = {
  queued: { label: 'En attente', tone: 'watch' },
  sending: { label: 'En cours', tone: 'plain' },
  sent: { label: 'Parti', tone: 'good' },
  delivered: { label: 'Arrivé', tone: 'good' },
  failed: { label: 'Pas arrivé', tone: 'bad' },
  dropped: { label: 'Pas envoyé', tone: 'plain' },
} as const

/** What left for this young person and what did not arrive, so that nobody counts on a reminder that never came. */
export function Deliveries({ youngPersonId }: { youngPersonId: string }) {
  const list = useEndpointPages(notificationsApi.deliveries, { params: { id: youngPersonId }, query: {} })
  const timeZone = useTimeZone()
  const smsStoppedAt = useEndpoint(notificationsApi.deliveries, { params: { id: youngPersonId }, query: {} }).data?.smsStoppedAt
  const works = useEndpoint(notificationsApi.channels).data
  return (
    <Stack gap={16}>
      <SectionHeading title="Envois" hint="Notifications, e-mails et SMS. Les textes et les adresses ne sont pas montrés." />
      {works && (!works.email || !works.sms) && (
        <Banner tone="watch">
          L’envoi {[!works.email && 'd’e-mails', !works.sms && 'de SMS'].filter(Boolean).join(' et ')} n’est pas encore réglé sur cette
          installation : les messages attendent. Prévenez le jeune autrement s’il y a urgence.
        </Banner>
      )}
      {smsStoppedAt && (
        <Banner tone="watch">
          Ne reçoit plus de SMS : réponse STOP {relativeDayAndTime(smsStoppedAt, timeZone)}. Pour les recevoir de nouveau, il suffit de
          répondre START au même numéro.
        </Banner>
      )}
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && <SkeletonRows rows={4} />}
      {list.items && !list.items.length && (
        <EmptyState icon={Send} title="Rien n’est encore parti">
          Les rendez-vous, rappels et messages envoyés à ce jeune seront listés ici, avec ce qui n’est pas arrivé.
        </EmptyState>
      )}
      {Boolean(list.items?.length) && (
        <List label="Envois">
          {list.items?.map((delivery) => (
            <DeliveryLine key={delivery.id} delivery={delivery} />
          ))}
        </List>
      )}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
    </Stack>
  )
}

function DeliveryLine({ delivery: { about, channel, status, why, createdAt, sentAt } }: { delivery: Delivery }) {
  const timeZone = useTimeZone()
  const { label, icon: Icon } = channels[channel]
  const { label: state, tone } = states[status]
  return (
    <ListItem
      before={<Icon size={20} aria-hidden />}
      title={about}
      text={why ? `${label} · ${why}` : label}
      meta={
        <>
          <Badge tone={tone}>{state}</Badge> {relativeDayAndTime(sentAt ?? createdAt, timeZone)}
        </>
      }
    />
  )
}

import { z } from '#platform/api'
import type { Outgoing } from '#platform/outgoing'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type Channel, channel, type Topic, topic } from './api.ts'
import { wishesWith } from './rules.ts'
import type { Details } from './tell.ts'
import { type Facts, type Kind, mailText, pushText, smsText } from './texts.ts'
import { pathOf } from './where-to.ts'

/** What an e-mail adds: the calendar file of this person, with whom and where. */
export type Letter = {
  calendarOf?: (youngPersonId: string) => Outgoing['calendar'] | undefined
  withWhom?: string | undefined
  address?: string | undefined
}

export type ToReach = {
  kind: Kind
  aboutId: string
  version: string
  at: string
  howMany: number
  details: Details
  topic: Topic
  expiresAt?: string | undefined
  letter?: Letter | undefined
  /** Seconds each channel waits before it leaves. */
  waits?: Partial<Record<Channel, number>>
  notices: { noticeId: string; accountId: string; channels?: readonly Channel[] }[]
}

const Reached = z.object({
  accountId: z.uuid(),
  firstName: z.string(),
  timeZone: z.string(),
  network: z.enum(['mission_locale', 'france_travail']),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Answered STOP to an SMS. */
  stopped: z.boolean(),
  choices: z.array(z.object({ kind: topic, channel, isOn: z.boolean() })),
  devices: z.array(z.object({ id: z.uuid(), endpoint: z.string(), p256dh: z.string(), auth: z.string() })),
})
type Reached = z.infer<typeof Reached>
type Sending = { noticeId: string; channel: Channel; deviceId: string | null; message: Outgoing }

/** Queues what is said outside to young people, on the channels they wish; professionals have the centre only. Three statements, however many. */
export async function reach(work: Work, news: readonly ToReach[]) {
  const notices = news.flatMap((n) => n.notices.map((notice) => ({ ...notice, news: n })))
  if (!notices.length) return
  const people = new Map((await listReached(work, [...new Set(notices.map((n) => n.accountId))])).map((p) => [p.accountId, p]))
  const sendings = notices.flatMap((notice) => {
    const person = people.get(notice.accountId)
    if (!person) return []
    const wanted = sendingsTo(work, notice.news, person, notice).filter((s) => !notice.channels || notice.channels.includes(s.channel))
    return wanted.map((s) => ({ ...s, version: notice.news.version }))
  })
  if (!sendings.length) return
  const outgoingIds = await work.sendEach(sendings.map((s) => s.message))
  await work.db.run(sql`
    insert into notifications.delivery (outgoing_id, notice_id, version, channel, device_id, queued_at)
    select d.outgoing_id, d.notice_id, d.version, d.channel, d.device_id, ${work.clock.now()}
    from unnest(${outgoingIds}::uuid[], ${sendings.map((s) => s.noticeId)}::uuid[], ${sendings.map((s) => s.version)}::text[],
      ${sendings.map((s) => s.channel)}::text[], ${sendings.map((s) => s.deviceId)}::uuid[]) d (outgoing_id, notice_id, version, channel, device_id)`)
}

const listReached = ({ db }: Work, accountIds: string[]) =>
  db.many(
    Reached,
    sql`
    select a.id as "accountId", y.first_name as "firstName", s.time_zone as "timeZone", s.network, a.email, a.phone,
      exists (select from notifications.sms_choice c where c.account_id = a.id and c.is_stopped) as stopped,
      coalesce((select jsonb_agg(jsonb_build_object('kind', p.kind, 'channel', p.channel, 'isOn', p.is_on))
        from notifications.preference p where p.account_id = a.id), '[]') as choices,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'endpoint', d.endpoint, 'p256dh', d.p256dh, 'auth', d.auth) order by d.added_at)
        from notifications.device d where d.account_id = a.id), '[]') as devices
    from identity.pub_account a
    join people.pub_young_person y on y.id = a.id
    join people.pub_structure s on s.id = y.structure_id
    where a.id = any(${accountIds}) and a.status in ('invited', 'active')`,
  )

function sendingsTo(work: Work, news: ToReach, person: Reached, { noticeId }: { noticeId: string }): Sending[] {
  const wished = wishesWith(person.choices)[news.topic]
  const facts: Facts = {
    now: work.clock.now(),
    timeZone: person.timeZone,
    network: person.network,
    howMany: news.howMany,
    ...news.details,
  }
  const url = pathOf('youngPerson', news.kind, news.aboutId, person.accountId, news.details)
  const common = (on: Channel): Pick<Outgoing, 'channel' | 'accountId' | 'kind' | 'expiresAt' | 'notBefore'> => ({
    channel: on,
    accountId: person.accountId,
    kind: `notifications.${news.kind}`,
    ...(news.expiresAt && { expiresAt: news.expiresAt }),
    ...(news.waits?.[on] && { notBefore: new Date(Date.parse(facts.now) + news.waits[on] * 1000).toISOString() }),
  })
  const push = wished.push ? pushText(news.kind, facts) : undefined
  const sms = wished.sms && person.phone && !person.stopped ? smsText(news.kind, facts) : undefined
  const mail = wished.email && person.email ? toMail(work, news, person, facts, url) : undefined
  return [
    ...(push
      ? person.devices.map((d) => ({ noticeId, channel: 'push' as const, deviceId: d.id, message: toPush(common('push'), d, push, url) }))
      : []),
    ...(mail ? [{ noticeId, channel: 'email' as const, deviceId: null, message: { ...common('email'), to: person.email!, ...mail } }] : []),
    ...(sms ? [{ noticeId, channel: 'sms' as const, deviceId: null, message: { ...common('sms'), to: person.phone!, body: sms } }] : []),
  ]
}

const toPush = (
  common: Pick<Outgoing, 'channel' | 'accountId' | 'kind'>,
  { endpoint, p256dh, auth }: Reached['devices'][number],
  body: string,
  url: string,
): Outgoing => ({ ...common, to: JSON.stringify({ endpoint, keys: { p256dh, auth } }), subject: 'Élan', body, url })

function toMail({ config }: Work, { kind, letter }: ToReach, person: Reached, facts: Facts, path: string) {
  const text = mailText(kind, facts, {
    firstName: person.firstName,
    withWhom: letter?.withWhom,
    address: letter?.address,
    link: `${config.publicUrl}${path}`,
    settings: `${config.publicUrl}/jeune/moi`,
  })
  const calendar = letter?.calendarOf?.(person.accountId)
  return text && { ...text, ...(calendar && { calendar }) }
}

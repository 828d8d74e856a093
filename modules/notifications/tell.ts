import { type Invitation, type InvitationKey, listInvitations, uidOf } from '#modules/appointments'
import { fileAudiences } from '#modules/people'
import { z } from '#platform/api'
import { type Sql, sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { channel, noticeAdded, type Topic } from './api.ts'
import { type Letter, reach, type ToReach } from './reach.ts'
import type { Kind } from './texts.ts'
import { withdrawOf } from './withdraw.ts'

/** Instants and figures that the words need; never a name nor a text that somebody wrote. */
export const Details = z.object({
  startsAt: z.string().optional(),
  modality: z.enum(['at_structure', 'elsewhere', 'phone', 'video']).optional(),
  dueOn: z.string().optional(),
  channel: channel.optional(),
  tried: z.int().optional(),
  failed: z.int().optional(),
  answer: z.enum(['confirmed', 'declined', 'move-asked']).optional(),
  week: z.string().optional(),
})
export type Details = z.infer<typeof Details>

/** Something that some people are to know. */
export type News = {
  kind: Kind
  /** Whose centre it goes to: these accounts, or the professionals who answer for a young person today. */
  to: readonly string[] | { advisersOf: string }
  aboutId: string
  /** With kind and about, what makes it the same news: told twice, it changes nothing. */
  version: string
  at: string
  youngPersonId?: string
  howMany?: number
  details?: Details
  /** Said outside too, as each person wishes for this topic. Absent: in the centre only. */
  topic?: Topic
  /** After this instant it is no longer worth telling. */
  expiresAt?: string
  /** Seconds each channel waits before it leaves. */
  waits?: ToReach['waits']
  /** What they did themselves: kept in the centre as something known already. */
  isOwn?: boolean
  /** What the e-mail adds. */
  letter?: Letter
}

/** Tells news at once, for a module that knows it in its own transaction. */
export const settleNews = (work: Work, news: readonly News[]) =>
  settle(
    work,
    news.map((n) => ({ news: n })),
  )

/** What an event asks for; carried out in the order of events, a stretch of events at a time. */
export type Telling =
  | { news: News }
  /** News that depends on where an appointment stands; `toNews` gives none when it is not worth telling. */
  | { invitation: InvitationKey; toNews: (invitation: Invitation) => News | undefined }
  /** Said outside about a notice that is there already. */
  | { outside: ToReach }
  /** Takes back what came of some notices `n` by deliveries `d` and has not left yet. */
  | { withdraw: Sql }

/** Writes lines in the centres and queues what is said outside: six statements for a stretch, however many events it holds. */
export async function settle(work: Work, outcomes: readonly (Telling | readonly Telling[] | undefined)[]) {
  let stretch: Exclude<Telling, { withdraw: Sql }>[] = []
  for (const telling of outcomes.flatMap((o) => o ?? [])) {
    if (!('withdraw' in telling)) stretch.push(telling)
    else {
      await tellAll(work, stretch)
      stretch = []
      await withdrawOf(work.db, telling.withdraw)
    }
  }
  await tellAll(work, stretch)
}

async function tellAll(work: Work, tellings: Exclude<Telling, { withdraw: Sql }>[]) {
  if (!tellings.length) return
  const invitations = await findInvitations(
    work,
    tellings.flatMap((t) => ('invitation' in t ? t.invitation : [])),
  )
  const news = tellings.flatMap((t) => {
    if ('news' in t) return t.news
    const found = 'invitation' in t ? invitations.get(uidOf(t.invitation)) : undefined
    return (found && 'toNews' in t && t.toNews(found)) || []
  })
  await reach(work, [...tellings.flatMap((t) => ('outside' in t ? t.outside : [])), ...(await writeDown(work, news))])
}

const findInvitations = async ({ db }: Work, keys: InvitationKey[]) =>
  keys.length ? listInvitations(db, keys) : new Map<string, Invitation>()

/** Writes the news in the centres; gives those to say outside too. */
async function writeDown(work: Work, news: News[]): Promise<ToReach[]> {
  const lines = await toLines(work, news)
  if (!lines.length) return []
  const added = new Set(await addNotices(work, lines))
  const fresh = lines.filter((l) => added.has(l.id))
  await work.publishEach(
    noticeAdded,
    fresh.map((l) => ({ data: { noticeId: l.id }, audience: [l.accountId] })),
  )
  return fresh.flatMap(({ id, accountId, news: { topic, ...n } }) =>
    topic ? { ...n, topic, howMany: n.howMany ?? 1, details: n.details ?? {}, notices: [{ noticeId: id, accountId }] } : [],
  )
}

type Line = { id: string; accountId: string; news: News }
async function toLines({ db, clock, ids }: Work, news: News[]): Promise<Line[]> {
  const asked = news.flatMap(({ to }) => ('advisersOf' in to ? to.advisersOf : []))
  const audiences = asked.length ? await fileAudiences({ db, clock }, [...new Set(asked)]) : new Map<string, string[]>()
  return news.flatMap((n) => {
    const { to } = n
    const accountIds = 'advisersOf' in to ? (audiences.get(to.advisersOf) ?? []).filter((id) => id !== to.advisersOf) : to
    return [...new Set(accountIds)].map((accountId) => ({ id: ids.uuid(), accountId, news: n }))
  })
}

async function addNotices({ db }: Work, lines: Line[]) {
  const rows = lines.map(({ id, accountId, news }) => ({
    id,
    account_id: accountId,
    kind: news.kind,
    about_id: news.aboutId,
    version: news.version,
    young_person_id: news.youngPersonId ?? null,
    how_many: news.howMany ?? 1,
    details: news.details ?? {},
    happened_at: news.at,
    read_at: news.isOwn ? news.at : null,
  }))
  const added = await db.many(
    z.object({ id: z.uuid() }),
    sql`
    insert into notifications.notice (id, account_id, kind, about_id, version, young_person_id, how_many, details, happened_at, read_at)
    select n.id, n.account_id, n.kind, n.about_id, n.version, n.young_person_id, n.how_many, n.details, n.happened_at, n.read_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, account_id uuid, kind text, about_id uuid, version text,
      young_person_id uuid, how_many int, details jsonb, happened_at timestamptz, read_at timestamptz)
    join identity.pub_account a on a.id = n.account_id and a.status <> 'closed'
    on conflict on constraint one_notice_per_fact do nothing
    returning id`,
  )
  return added.map((a) => a.id)
}

import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { noticeAdded, type Topic } from './api.ts'
import { type Letter, reach } from './reach.ts'
import type { Kind } from './texts.ts'

/** Instants and figures that the words need; never a name nor a text that somebody wrote. */
export const Details = z.object({
  startsAt: z.string().optional(),
  modality: z.enum(['at_structure', 'elsewhere', 'phone', 'video']).optional(),
  dueOn: z.string().optional(),
  answer: z.enum(['confirmed', 'declined', 'move-asked']).optional(),
})
export type Details = z.infer<typeof Details>

/** Something that some people are to know. */
export type News = {
  kind: Kind
  /** Whose centre it goes to. */
  accountIds: readonly string[]
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
  /** What the e-mail adds. */
  letter?: Letter
}

const Added = z.object({ id: z.uuid(), accountId: z.uuid() })

/** Writes a line in the centre of each account and, where wished, queues what is said outside: all in the caller's transaction. */
export async function tell(work: Work, news: News) {
  const added = await addNotices(work, news)
  for (const { id, accountId } of added) await work.publish(noticeAdded, { noticeId: id }, [accountId])
  if (!news.topic || !added.length) return
  await reach(work, {
    ...news,
    topic: news.topic,
    howMany: news.howMany ?? 1,
    details: news.details ?? {},
    notices: added.map((n) => ({ noticeId: n.id, accountId: n.accountId })),
  })
}

function addNotices({ db, ids }: Work, news: News) {
  const accountIds = [...new Set(news.accountIds)]
  return db.many(
    Added,
    sql`
    insert into notifications.notice (id, account_id, kind, about_id, version, young_person_id, how_many, details, happened_at)
    select n.id, n.account_id, ${news.kind}, ${news.aboutId}, ${news.version}, ${news.youngPersonId ?? null}, ${news.howMany ?? 1},
      ${JSON.stringify(news.details ?? {})}, ${news.at}
    from unnest(${accountIds.map(() => ids.uuid())}::uuid[], ${accountIds}::uuid[]) n (id, account_id)
    join identity.pub_account a on a.id = n.account_id and a.status <> 'closed'
    on conflict on constraint one_notice_per_fact do nothing
    returning id, account_id as "accountId"`,
  )
}

import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Entry, hoursContested, hoursCorrected } from './api.ts'
import { toEntry } from './declare-hours.ts'
import { getActableEntry, getEntry, noteFacts } from './entries.ts'
import { holdHours, recount } from './recount.ts'
import { checkContest, checkRoom } from './rules.ts'

/** The young person says that a decision is not right, in their words; what they claim is set apart until the adviser answers. */
export async function contestEntry(
  ctx: Ctx,
  id: string,
  { text, minutes }: { text: string; minutes?: number | undefined },
): Promise<Entry> {
  const { db, actor } = ctx
  await holdHours(db, [actor.id])
  const entry = await getActableEntry(ctx, id)
  checkContest(entry)
  const claimed = minutes ?? entry.declaredMinutes
  checkRoom(claimed, { dayMinutes: 0, weekMinutes: 0, ceiling: 1440 })
  await db.run(sql`update hours.entry e
    set state = 'contested', minutes = ${claimed}, counted_minutes = least(e.counted_minutes, ${claimed}), version = e.version + 1
    where e.id = ${id}`)
  const fact = { entryId: id, youngPersonId: actor.id, accountId: actor.id, minutesBefore: entry.minutes }
  await noteFacts(ctx, [{ ...fact, what: 'contested', state: 'contested', minutes: claimed, text: text.trim() }])
  await recount(ctx, [entry], actor.id)
  await ctx.publish(hoursContested, { entryId: id, youngPersonId: actor.id }, await listFileAudience(ctx, [actor.id]))
  return toEntry(await getEntry(ctx, id))
}

/** Takes back what one told oneself, as long as nobody has decided. */
export async function withdrawEntry(ctx: Ctx, id: string) {
  const { db, actor } = ctx
  const found = await db.maybe(
    z.object({ youngPersonId: z.uuid() }),
    sql`select e.young_person_id as "youngPersonId" from hours.entry e where e.id = ${id} and ${followedBy(ctx, sql`e.young_person_id`)}`,
  )
  if (!found) throw notFound('hours.unknown', { id })
  await holdHours(db, [found.youngPersonId])
  const entry = await getActableEntry(ctx, id)
  if (entry.state === 'withdrawn') return {}
  if (!['declared', 'job'].includes(entry.sourceKind)) throw conflict('hours.change-it-at-its-source', { sourceKind: entry.sourceKind })
  if (entry.isByYoungPerson !== (actor.role === 'youngPerson')) throw conflict('hours.not-yours-to-withdraw')
  if (entry.isByYoungPerson && entry.state !== 'declared') throw conflict('hours.already-decided', { state: entry.state })
  await db.run(sql`update hours.entry e set state = 'withdrawn', version = e.version + 1 where e.id = ${id}`)
  const fact = { entryId: id, youngPersonId: entry.youngPersonId, accountId: actor.id, minutesBefore: entry.minutes }
  await noteFacts(ctx, [{ ...fact, what: 'withdrawn', state: 'withdrawn', minutes: entry.minutes }])
  await recount(ctx, [entry], actor.id)
  await ctx.publish(hoursCorrected, { entryId: id, youngPersonId: entry.youngPersonId }, await listFileAudience(ctx, [entry.youngPersonId]))
  return {}
}

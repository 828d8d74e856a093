import { qualifyActions } from '#modules/actions'
import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Decision, type Entry, hoursCorrected, hoursValidated, stepCategories } from './api.ts'
import { toEntry } from './declare-hours.ts'
import { getActableEntry, getEntry, type HeldEntry, noteFacts } from './entries.ts'
import { holdHours, recount } from './recount.ts'
import { checkRoom, decide } from './rules.ts'
import { markOf } from './sources.ts'
import { scaleOn } from './terms.ts'

/** Accepts, corrects or refuses one entry, or answers what the young person contests; the words said go to them. */
export async function decideEntry(ctx: Ctx, id: string, decision: Decision): Promise<Entry> {
  const { youngPersonId } = await getActableEntry(ctx, id)
  await holdHours(ctx.db, [youngPersonId])
  const entry = await getActableEntry(ctx, id)
  const outcome = decide(entry, decision)
  if (outcome.minutes > entry.minutes) await checkItFits(ctx, entry, outcome.minutes)
  const reason = decision.reason?.trim()
  if (entry.sourceKind === 'personal') await countAction(ctx, entry, outcome, reason)
  await write(ctx, entry, outcome)
  const what = entry.state === 'contested' && outcome.what !== 'corrected' ? 'explained' : outcome.what
  const fact = { entryId: id, youngPersonId, minutesBefore: entry.minutes, accountId: ctx.actor.id }
  await noteFacts(ctx, [{ ...fact, what, state: outcome.state, minutes: outcome.minutes, text: reason }])
  await recount(ctx, [entry], ctx.actor.id)
  const event = what === 'validated' ? hoursValidated : hoursCorrected
  await ctx.publish(event, { entryId: id, youngPersonId }, await listFileAudience(ctx, [youngPersonId]))
  return toEntry(await getEntry(ctx, id))
}

type Outcome = ReturnType<typeof decide>

/** An action is counted where it lives too, so that nobody does it twice. */
async function countAction(ctx: Ctx, { sourceId, category }: HeldEntry, { state, minutes }: Outcome, reason: string | undefined) {
  const isOut = state === 'rejected'
  const known = stepCategories.find((c) => c === category)
  if (!isOut && !known) throw conflict('hours.qualify-first', { id: sourceId })
  await qualifyActions(ctx, {
    ids: [sourceId],
    category: isOut || !known ? 'not_counted' : known,
    ...(!isOut && { minutes }),
    ...(reason && { comment: reason }),
  })
}

async function checkItFits({ db }: Ctx, { id, youngPersonId, onDay, monday }: HeldEntry, minutes: number) {
  const room = await db.one(
    z.object({ dayMinutes: z.int(), weekMinutes: z.int(), ceiling: z.int() }),
    sql`select coalesce(sum(e.counted_minutes) filter (where e.on_day = ${onDay}), 0)::int as "dayMinutes",
      coalesce(sum(e.counted_minutes), 0)::int as "weekMinutes",
      (select ${scaleOn(sql`'week_ceiling'`, sql`y.structure_id`, sql`${onDay}`)} from people.pub_young_person y where y.id = ${youngPersonId}) as ceiling
    from hours.entry e where e.young_person_id = ${youngPersonId} and e.monday = ${monday} and e.id <> ${id}`,
  )
  checkRoom(minutes, room)
}

async function write({ db, actor, clock }: Ctx, entry: HeldEntry, { state, minutes }: Outcome) {
  await db.run(sql`update hours.entry e
    set state = ${state}, minutes = ${minutes}, counted_minutes = least(e.counted_minutes, ${minutes}), decided_by = ${actor.id},
      decided_at = ${clock.now()}, version = e.version + 1, scale_id = case when ${minutes} = e.minutes then e.scale_id end,
      source_mark = coalesce(${markOf(sql`e`)}, '')
    where e.id = ${entry.id}`)
}

/** Accepts what waits, as it was claimed; what is no longer waiting is left as it is. */
export async function validateEntries(ctx: Ctx, ids: readonly string[]) {
  const { db, actor, clock } = ctx
  const wanted = [...new Set(ids)]
  const list = () =>
    db.many(
      z.object({
        id: z.uuid(),
        youngPersonId: z.uuid(),
        monday: z.iso.date(),
        sourceKind: z.string(),
        sourceId: z.uuid(),
        minutes: z.int(),
        category: z.string().nullable(),
      }),
      sql`select e.id, e.young_person_id as "youngPersonId", e.monday, e.source_kind as "sourceKind", e.source_id as "sourceId", e.minutes, e.category
      from hours.entry e where e.id = any(${wanted}) and e.state = 'declared' and ${followedBy(ctx, sql`e.young_person_id`)} order by e.id`,
    )
  await holdHours(
    db,
    (await list()).map((e) => e.youngPersonId),
  )
  const waiting = await list()
  const validatedIds = waiting.map((e) => e.id)
  await countActions(ctx, waiting)
  await db.run(sql`update hours.entry e set state = 'validated', decided_by = ${actor.id}, decided_at = ${clock.now()}, version = e.version + 1,
      source_mark = coalesce(${markOf(sql`e`)}, '')
    where e.id = any(${validatedIds})`)
  await noteFacts(
    ctx,
    waiting.map((e) => ({
      entryId: e.id,
      youngPersonId: e.youngPersonId,
      what: 'validated',
      state: 'validated',
      minutes: e.minutes,
      minutesBefore: e.minutes,
      accountId: actor.id,
    })),
  )
  await recount(ctx, waiting, actor.id)
  await ctx.publishEach(
    hoursValidated,
    waiting.map((e) => ({ data: { entryId: e.id, youngPersonId: e.youngPersonId }, audience: [e.youngPersonId, actor.id] })),
  )
  return { validatedIds, leftIds: wanted.filter((id) => !validatedIds.includes(id)) }
}

async function countActions(ctx: Ctx, waiting: readonly { sourceKind: string; sourceId: string; category: string | null }[]) {
  const actions = waiting.filter((e) => e.sourceKind === 'personal')
  for (const category of stepCategories) {
    const ids = actions.filter((a) => a.category === category).map((a) => a.sourceId)
    if (ids.length) await qualifyActions(ctx, { ids, category })
  }
}

import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Declaration, Entry, hoursDeclared, hoursValidated } from './api.ts'
import { getEntry, noteFacts } from './entries.ts'
import { holdHours, recount } from './recount.ts'
import { checkDay, checkDeclaration, mondayOf } from './rules.ts'
import { scaleOn } from './terms.ts'

/** Tells hours of a day. The young person's wait for the adviser; those an adviser tells for somebody are accepted by that very act. */
export async function declareHours(ctx: Ctx, d: Declaration): Promise<Entry> {
  const { db, actor, clock } = ctx
  const young = await getFollowedYoungPerson(ctx, d.youngPersonId)
  checkDay(d, clock.today(young.timeZone))
  await holdHours(db, [young.id])
  const again = await findSame(ctx, d)
  if (again) return again
  const isYoung = actor.role === 'youngPerson'
  checkDeclaration(d, { isYoung, ...(await getRoom(ctx, d, young.structureId)) })
  await checkEvidence(ctx, d)
  await write(ctx, d, isYoung, young.structureId)
  await recount(ctx, [{ youngPersonId: young.id, monday: mondayOf(d.onDay) }], actor.id)
  await ctx.publish(
    isYoung ? hoursDeclared : hoursValidated,
    { entryId: d.id, youngPersonId: young.id },
    await listFileAudience(ctx, [young.id]),
  )
  return toEntry(await getEntry(ctx, d.id))
}

/** Only what the wire shape declares. */
export const toEntry = (entry: Entry): Entry => Entry.parse(entry)

/** The same sent twice gets the same answer; other hours under the same id, or the very same ones under another, are refused. */
async function findSame(ctx: Ctx, d: Declaration) {
  const same = sql`e.source_kind = ${d.kind} and e.on_day = ${d.onDay} and e.declared_minutes = ${d.minutes} and e.title = ${d.title}`
  const [found] = await ctx.db.many(
    z.object({ id: z.uuid(), isSame: z.boolean() }),
    sql`select e.id, (${same} and e.young_person_id = ${d.youngPersonId}) as "isSame" from hours.entry e
    where e.id = ${d.id} or (e.young_person_id = ${d.youngPersonId} and ${same} and e.state not in ('withdrawn', 'rejected') and not ${d.isAnother ?? false})
    order by e.id = ${d.id} desc limit 1`,
  )
  if (!found) return undefined
  if (found.id !== d.id) throw conflict('hours.already-declared', { id: found.id, onDay: d.onDay })
  if (!found.isSame) throw conflict('hours.id-taken', { id: d.id })
  return toEntry(await getEntry(ctx, d.id))
}

/** What is already there that day and that week, and the bounds. */
const getRoom = ({ db }: Ctx, { youngPersonId, onDay }: Declaration, structureId: string) =>
  db.one(
    z.object({ isClosed: z.boolean(), dayMinutes: z.int(), weekMinutes: z.int(), ceiling: z.int() }),
    sql`select coalesce((select status <> 'open' from hours.week w where w.young_person_id = ${youngPersonId} and w.monday = ${mondayOf(onDay)}), false)
        as "isClosed",
      coalesce(sum(e.counted_minutes) filter (where e.on_day = ${onDay}), 0)::int as "dayMinutes",
      coalesce(sum(e.counted_minutes), 0)::int as "weekMinutes",
      ${scaleOn(sql`'week_ceiling'`, sql`${structureId}`, sql`${onDay}`)} as ceiling
    from hours.entry e where e.young_person_id = ${youngPersonId} and e.monday = ${mondayOf(onDay)}`,
  )

/** A paper that is shown is there, in the file of the same person. */
async function checkEvidence({ db }: Ctx, { evidenceFileId, youngPersonId }: Declaration) {
  if (!evidenceFileId) return
  const isThere = await db.run(sql`
    select from files.pub_file f where f.id = ${evidenceFileId} and f.young_person_id = ${youngPersonId} and f.emptied_at is null`)
  if (!isThere) throw invalid('hours.evidence-unknown')
}

async function write(ctx: Ctx, d: Declaration, isYoung: boolean, structureId: string) {
  const { db, actor, clock } = ctx
  const now = clock.now()
  const state = isYoung ? 'declared' : 'validated'
  await db.run(sql`
    insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, minutes, declared_minutes, category, title, scale_id, evidence,
      evidence_text, evidence_file_id, declared_by, declared_at, state, decided_by, decided_at)
    values (${d.id}, ${d.youngPersonId}, ${d.kind}, ${d.id}, ${d.onDay}, ${d.minutes}, ${d.minutes}, ${d.category}, ${d.title.trim()},
      ${
        d.kind === 'job'
          ? null
          : sql`(select v.id from hours.scale v where v.minutes = ${d.minutes}
        and v.id = ${scaleOn(sql`${d.category}`, sql`${structureId}`, sql`${d.onDay}`, sql`sc.id`)})`
      },
      ${d.evidenceFileId ? 'document' : 'words'}, ${d.evidenceText.trim()}, ${d.evidenceFileId ?? null}, ${actor.id}, ${now}, ${state},
      ${isYoung ? null : actor.id}, ${isYoung ? null : now})`)
  const fact = { entryId: d.id, youngPersonId: d.youngPersonId, minutes: d.minutes, minutesBefore: null, accountId: actor.id }
  await noteFacts(ctx, [{ ...fact, what: 'declared', state: 'declared' }])
  if (!isYoung) await noteFacts(ctx, [{ ...fact, what: 'validated', state }])
}

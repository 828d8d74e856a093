import { followedBy, getFollowedYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Unavailability, type UnavailabilityKind } from './api.ts'
import { holdHours, recount } from './recount.ts'
import { addDays, mondayOf } from './rules.ts'

type Asked = { id: string; youngPersonId: string; kind: UnavailabilityKind; fromOn: string; untilOn: string }
const columns = sql`u.id, u.kind, u.from_on as "fromOn", u.until_on as "untilOn"`

/** Takes days out of the count: their weeks ask for less, or for nothing. Only the kind is kept. */
export async function addUnavailability(ctx: Ctx, { id, youngPersonId, kind, fromOn, untilOn }: Asked) {
  const { db, actor, clock } = ctx
  const young = await getFollowedYoungPerson(ctx, youngPersonId)
  const today = clock.today(young.timeZone)
  if (untilOn < fromOn || untilOn > addDays(fromOn, 366)) throw invalid('hours.unavailability-span')
  if (fromOn < addDays(today, -366) || fromOn > addDays(today, 366)) throw invalid('hours.unavailability-span')
  await holdHours(db, [young.id])
  const [known] = await db.many(
    Unavailability.extend({ youngPersonId: z.uuid() }),
    sql`select ${columns}, u.young_person_id as "youngPersonId" from hours.unavailability u where u.id = ${id}`,
  )
  if (known) {
    const isSame = known.youngPersonId === young.id && known.kind === kind && known.fromOn === fromOn && known.untilOn === untilOn
    if (!isSame) throw conflict('hours.id-taken', { id })
    return { id, kind, fromOn, untilOn }
  }
  const made = await db.one(
    Unavailability,
    sql`insert into hours.unavailability as u (id, young_person_id, kind, from_on, until_on, declared_by, declared_at)
    values (${id}, ${young.id}, ${kind}, ${fromOn}, ${untilOn}, ${actor.id}, ${clock.now()}) returning ${columns}`,
  )
  await recountBetween(ctx, young.id, made)
  return made
}

/** Takes an unavailability back; the weeks ask again for what they did. */
export async function cancelUnavailability(ctx: Ctx, id: string) {
  const { db, actor, clock } = ctx
  const found = await db.maybe(
    Unavailability.extend({ youngPersonId: z.uuid() }),
    sql`select ${columns}, u.young_person_id as "youngPersonId" from hours.unavailability u
    where u.id = ${id} and ${followedBy(ctx, sql`u.young_person_id`)}`,
  )
  if (!found) throw notFound('hours.unknown', { id })
  await holdHours(db, [found.youngPersonId])
  await db.run(
    sql`update hours.unavailability set cancelled_by = ${actor.id}, cancelled_at = ${clock.now()} where id = ${id} and cancelled_at is null`,
  )
  await recountBetween(ctx, found.youngPersonId, found)
  return {}
}

/** The weeks of those days that are kept already; the others are counted when they come. */
async function recountBetween(ctx: Ctx, youngPersonId: string, { fromOn, untilOn }: Pick<Unavailability, 'fromOn' | 'untilOn'>) {
  const weeks = await ctx.db.many(
    z.object({ monday: z.iso.date() }),
    sql`select monday from hours.week where young_person_id = ${youngPersonId} and monday between ${mondayOf(fromOn)} and ${untilOn}`,
  )
  await recount(
    ctx,
    weeks.map(({ monday }) => ({ youngPersonId, monday })),
    ctx.actor.id,
  )
}

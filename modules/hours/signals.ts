import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import { job } from '#platform/jobs'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { type outcomes, type Reason, Signal } from './api.ts'
import { addDays, mondayOf } from './rules.ts'

/** No sign for this many days. */
const quietDays = 14
/** So many missed within thirty days. */
const mostMissed = 2
/** An adviser gets no more than this many a day, and the same person not again for so many days. */
const mostADay = 2
const pauseDays = 14

/** Each morning: who may be letting go. For help only: nothing that decides on allowance or breaches may read it. */
export const findSignals = job({
  name: 'hours.find-signals',
  data: z.object({}),
  cron: '30 5 * * *',
  atStart: true,
  handle: async (s) => {
    for (let after: string | undefined = ''; after !== undefined; ) after = await transact(s, (work) => findSome(work, after!))
  },
})

const advisersAtOnce = 200
const Facts = z.object({
  youngPersonId: z.uuid(),
  adviserId: z.uuid(),
  quietDays: z.int().nullable(),
  missed: z.int(),
  weekBefore: z.int().nullable(),
  lastWeek: z.int().nullable(),
})
export type SignalFacts = Omit<z.infer<typeof Facts>, 'youngPersonId' | 'adviserId'>

/** Looks at the people of the next advisers; the last adviser looked at, undefined when there is none left. */
export async function findSome(work: Work, after: string): Promise<string | undefined> {
  const { db, clock, ids } = work
  const advisers = await db.many(
    z.object({ id: z.uuid() }),
    sql`select id from people.pub_professional where left_at is null and id::text > ${after} order by id::text limit ${advisersAtOnce}`,
  )
  const rows = await listFacts(
    work,
    advisers.map((a) => a.id),
  )
  const found = [...Map.groupBy(rows, (r) => r.adviserId).values()].flatMap((own) =>
    own
      .map((row) => ({ ...row, reasons: reasonsOf(row) }))
      .filter((row) => row.reasons.length)
      .sort((a, b) => b.reasons.length - a.reasons.length || (b.quietDays ?? 0) - (a.quietDays ?? 0))
      .slice(0, mostADay),
  )
  const today = clock.today()
  await db.run(sql`
    insert into hours.signal (id, young_person_id, adviser_id, on_day, reasons)
    select n.id, n."youngPersonId", n."adviserId", ${today}::date, n.reasons
    from jsonb_to_recordset(${JSON.stringify(found.map((f) => ({ ...f, id: ids.uuid() })))}::jsonb)
      as n (id uuid, "youngPersonId" uuid, "adviserId" uuid, reasons jsonb)`)
  return advisers.length === advisersAtOnce ? advisers.at(-1)!.id : undefined
}

/** At most three, each a fact that can be shown. */
export function reasonsOf(f: SignalFacts): Reason[] {
  const reasons: Reason[] = []
  if (f.quietDays !== null && f.quietDays >= quietDays) reasons.push({ kind: 'no_sign', days: f.quietDays })
  if (f.missed >= mostMissed) reasons.push({ kind: 'missed', count: f.missed })
  if (f.weekBefore !== null && f.weekBefore >= 300 && (f.lastWeek ?? 0) * 2 <= f.weekBefore)
    reasons.push({ kind: 'hours_falling', from: f.weekBefore, to: f.lastWeek ?? 0 })
  return reasons
}

function listFacts({ db, clock }: Work, adviserIds: readonly string[]) {
  const today = clock.today()
  const lastMonday = addDays(mondayOf(today), -7)
  return db.many(
    Facts,
    sql`
    select y.id as "youngPersonId", y.adviser_id as "adviserId",
      (extract(epoch from ${clock.now()}::timestamptz - a.last_seen_at) / 86400)::int as "quietDays",
      (select count(*)::int from appointments.pub_participation p where p.young_person_id = y.id and p.attendance = 'absent'
        and p.starts_at between ${clock.now()}::timestamptz - interval '30 days' and ${clock.now()}) as missed,
      before.declared_minutes as "weekBefore", last.declared_minutes as "lastWeek"
    from people.pub_young_person y join identity.pub_account a on a.id = y.id
      left join hours.week before on before.young_person_id = y.id and before.monday = ${addDays(lastMonday, -7)} and before.kind <> 'unavailable'
      left join hours.week last on last.young_person_id = y.id and last.monday = ${lastMonday}
    where y.adviser_id = any(${adviserIds}) and y.archived_at is null
      and coalesce(last.kind, 'support') in ('support', 'outreach')
      and not exists (select from hours.signal s where s.adviser_id = y.adviser_id and s.on_day = ${today})
      and not exists (select from hours.signal s where s.young_person_id = y.id and s.on_day > ${addDays(today, -pauseDays)})`,
  )
}

/** What the actor has not answered yet, the latest first. */
export async function listSignals(ctx: Ctx) {
  const items = await ctx.db.many(
    Signal,
    sql`select g.id, g.young_person_id as "youngPersonId", y.first_name as "firstName", y.last_name as "lastName", g.on_day as "onDay", g.reasons
    from hours.signal g join people.pub_young_person y on y.id = g.young_person_id
    where g.dismissed_at is null and g.on_day > ${addDays(ctx.clock.today(), -30)} and ${followedBy(ctx, sql`g.young_person_id`)}
      and g.adviser_id = any(array(select ${ctx.actor.id}::uuid union all select c.adviser_id from people.pub_cover c
        where c.substitute_id = ${ctx.actor.id} and ${ctx.clock.today()} between c.from_on and c.until_on))
    order by g.on_day desc, g.id limit 20`,
  )
  return { items }
}

/** Says what came of a signal; it is not shown again. */
export async function dismissSignal(ctx: Ctx, id: string, outcome: (typeof outcomes)[number]) {
  const { db, actor, clock } = ctx
  const found = await db.maybe(
    z.object({ outcome: z.string().nullable() }),
    sql`select g.outcome from hours.signal g where g.id = ${id} and ${followedBy(ctx, sql`g.young_person_id`)} for update`,
  )
  if (!found) throw notFound('hours.unknown', { id })
  if (found.outcome && found.outcome !== outcome) throw conflict('hours.signal-answered', { outcome: found.outcome })
  await db.run(sql`update hours.signal set outcome = ${outcome}, dismissed_by = ${actor.id}, dismissed_at = ${clock.now()}
    where id = ${id} and outcome is null`)
  return {}
}

import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { ContractLine, Decision, type Signer } from './api.ts'
import { isMinor, signersAt } from './rules.ts'

type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>
/**
 * Condition: the actor may read what is sensitive in the file: oneself, the lead adviser, who covers for them today.
 * A colleague who stated a reason reads the rest, not this.
 */
export const closeTo = ({ actor, clock }: Pick<Who, 'actor' | 'clock'>, column: Sql) =>
  actor.role === 'youngPerson'
    ? sql`${column} = ${actor.id}`
    : sql`exists (
      select from people.pub_young_person near where near.id = ${column} and (near.adviser_id = ${actor.id} or exists (
        select from people.pub_cover c where c.adviser_id = near.adviser_id and c.substitute_id = ${actor.id}
          and ${clock.today()} between c.from_on and c.until_on)))`

const Row = ContractLine.omit({ missing: true, needsRepresentative: true }).extend({
  birthDate: z.iso.date(),
  timeZone: z.string(),
  signedBy: z.array(z.string()),
  needsSignatures: z.boolean(),
})
type Row = z.infer<typeof Row>

const columns = sql`c.id, c.young_person_id as "youngPersonId", c.status, c.track, s.name as "structureName", c.starts_on as "startsOn",
  c.ends_on as "endsOn", c.ended_on as "endedOn", c.version, c.exit_motive as "exitMotive", c.exit_detail as "exitDetail",
  c.follow_up_until as "followUpUntil", y.birth_date as "birthDate", s.time_zone as "timeZone",
  array(select g.signer from contracts.signature g where g.contract_id = c.id and g.version = c.version) as "signedBy",
  (select v.needs_signatures from contracts.version v where v.contract_id = c.id and v.number = c.version) as "needsSignatures"`
const joined = sql`contracts.contract c join people.pub_structure s on s.id = c.structure_id join people.pub_young_person y on y.id = c.young_person_id`

/** The contracts of a person, the newest first; the words of an exit only for who may read what is sensitive. */
export async function listLines(ctx: Who, youngPersonId: string) {
  const rows = await ctx.db.many(
    Row.extend({ isClose: z.boolean() }),
    sql`select ${columns}, ${closeTo(ctx, sql`c.young_person_id`)} as "isClose" from ${joined}
    where c.young_person_id = ${youngPersonId} and ${visibleTo(ctx, sql`c.young_person_id`)} order by c.starts_on desc, c.created_at desc`,
  )
  return rows.map(({ isClose, ...row }) => toLine(isClose ? row : { ...row, exitDetail: '' }, ctx.clock.today(row.timeZone)))
}

/** A contract the actor may read (`visibleTo`) or act on (`followedBy`); refuses with 404 `contracts.unknown` otherwise. */
export async function getLine(ctx: Who, id: string, may: typeof visibleTo) {
  const row = await ctx.db.maybe(Row, sql`select ${columns} from ${joined} where c.id = ${id} and ${may(ctx, sql`c.young_person_id`)}`)
  if (!row) throw notFound('contracts.unknown', { id })
  return { ...row, line: toLine(row, ctx.clock.today(row.timeZone)), today: ctx.clock.today(row.timeZone) }
}

/** The same, and holds it until the transaction ends: of two who act at once, the second sees what the first did. */
export async function holdLine(ctx: Who, id: string, may: typeof visibleTo) {
  await ctx.db.run(sql`select from contracts.contract c where c.id = ${id} and ${may(ctx, sql`c.young_person_id`)} for update`)
  return getLine(ctx, id, may)
}

function toLine({ birthDate, timeZone: _, signedBy, needsSignatures, ...row }: Row, today: string) {
  const needsRepresentative = ['draft', 'to_sign'].includes(row.status) && isMinor(birthDate, today)
  return { ...row, needsRepresentative, missing: missingOf(row, signedBy, needsSignatures, birthDate, today) }
}

function missingOf(
  { status }: Pick<Row, 'status'>,
  signedBy: readonly string[],
  needsSignatures: boolean,
  birthDate: string,
  today: string,
): Signer[] {
  if (!['to_sign', 'active'].includes(status) || !needsSignatures) return []
  return signersAt(birthDate, today).filter((s) => !signedBy.includes(s))
}

/** What was read must still be the newest text. */
export function checkVersion(line: ContractLine, version: number) {
  if (line.version !== version) throw conflict('contracts.changed-meanwhile', { version: line.version })
}

/** The newest decision about somebody, for who may read what is sensitive. */
export const findDecision = (ctx: Who, youngPersonId: string) =>
  ctx.db.maybe(
    Decision,
    sql`select ${decisionColumns} from ${decisionJoined}
    where d.young_person_id = ${youngPersonId} and ${closeTo(ctx, sql`d.young_person_id`)} order by ${newestDecision} limit 1`,
  )
/** Order of decisions `d`: the newest first; of one instant, the one that no other follows. */
export const newestDecision = sql`d.decided_at desc, exists (select from contracts.decision n where n.previous_id = d.id)`
export const decisionColumns = sql`d.id, d.young_person_id as "youngPersonId", d.outcome, d.decided_on as "decidedOn",
  p.first_name || ' ' || p.last_name as "decidedBy", s.name as "structureName", d.motives, d.explanation, d.findings`
export const decisionJoined = sql`contracts.decision d join people.pub_professional p on p.id = d.decided_by join people.pub_structure s on s.id = d.structure_id`

/** The day the last contract of somebody ended; null when there was none. */
export async function findLastEnd({ db }: Pick<Work, 'db'>, youngPersonId: string) {
  const found = await db.one(
    z.object({ day: z.iso.date().nullable() }),
    sql`select max(coalesce(ended_on, ends_on)) as day from contracts.contract where young_person_id = ${youngPersonId} and status in ('active', 'ended')`,
  )
  return found.day
}

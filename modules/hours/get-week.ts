import { followedBy, getVisibleYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Entry, Revision, Unavailability, type WeekKind, WeekSums } from './api.ts'
import { entryColumns, entryTables, isShown } from './entries.ts'
import { addDays, closesOn, countWeek, mondayOf, mondayOfWeek, termsOf, weekName } from './rules.ts'
import { Terms, termColumns } from './terms.ts'

type Asked = { youngPersonId: string; week?: string | undefined }

/** A week of one person: its sums, counted from the lines that are shown with it. */
export async function getWeek(ctx: Ctx, { youngPersonId, week }: Asked) {
  const young = await getVisibleYoungPerson(ctx, youngPersonId)
  const monday = week ? mondayOfWeek(week) : mondayOf(ctx.clock.today(young.timeZone))
  const kept = await getKept(ctx, young.id, young.structureId, monday)
  const entries = await listEntries(ctx, young.id, monday, monday)
  const revisions = await ctx.db.many(
    Revision,
    sql`select at, declared_before as "declaredBefore", declared_after as "declaredAfter", validated_before as "validatedBefore",
      validated_after as "validatedAfter"
    from hours.revision where young_person_id = ${young.id} and monday = ${monday} order by id`,
  )
  const unavailabilities = await ctx.db.many(
    Unavailability,
    sql`select id, kind, from_on as "fromOn", until_on as "untilOn" from hours.unavailability
    where young_person_id = ${young.id} and cancelled_at is null and until_on >= ${monday} and from_on <= ${addDays(monday, 6)} order by from_on`,
  )
  const { mayAct, ...sums } = toSums(monday, kept, entries)
  return { ...sums, closesOn: closesOn(monday), entries, revisions, unavailabilities, mayAct }
}

/** The lines of a person from one Monday to another, in the order of the days. */
export const listEntries = (ctx: Ctx, youngPersonId: string, from: string, until: string) =>
  ctx.db.many(
    Entry,
    sql`select ${entryColumns(followedBy(ctx, sql`e.young_person_id`))} from ${entryTables}
    where e.young_person_id = ${youngPersonId} and e.monday between ${from} and ${until} and ${isShown}
    order by e.on_day, e.starts_at nulls last, e.declared_at, e.id`,
  )

const Kept = Terms.extend({
  status: WeekSums.shape.status,
  kind: WeekSums.shape.kind.nullable(),
  targetMinutes: z.int().nullable(),
  closedValidatedMinutes: z.int().nullable(),
  closedDeclaredMinutes: z.int().nullable(),
  mayAct: z.boolean(),
})

/** What is kept of a week beside its lines. */
const getKept = (ctx: Ctx, youngPersonId: string, structureId: string, monday: string) =>
  ctx.db.one(
    Kept,
    sql`select coalesce(w.status, 'open') as status, w.kind, w.target_minutes as "targetMinutes", w.closed_validated_minutes as "closedValidatedMinutes",
      w.closed_declared_minutes as "closedDeclaredMinutes", ${followedBy(ctx, sql`k.person`)} as "mayAct",
      ${termColumns({ person: sql`k.person`, structure: sql`k.structure`, monday: sql`k.monday` })}
    from (values (${youngPersonId}::uuid, ${structureId}::uuid, ${monday}::date)) as k (person, structure, monday)
    left join hours.week w on w.young_person_id = k.person and w.monday = k.monday`,
  )

function toSums(monday: string, kept: z.infer<typeof Kept>, entries: Entry[]) {
  const { mayAct, status, closedValidatedMinutes, closedDeclaredMinutes } = kept
  const { sums } = countWeek(entries)
  const { kind, target } = shownTerms(kept)
  return {
    week: weekName(monday),
    monday,
    kind,
    status,
    targetMinutes: target,
    declaredMinutes: sums.declared,
    validatedMinutes: sums.validated,
    contestedMinutes: sums.contested,
    toValidate: sums.toValidate,
    contested: sums.contestedEntries,
    closedValidatedMinutes,
    closedDeclaredMinutes,
    mayAct,
  }
}

/** What an open week asks for is looked up now; a closed one keeps what it asked for. */
function shownTerms({
  status,
  kind,
  targetMinutes,
  ...terms
}: z.infer<typeof Terms> & { status: string; kind: WeekKind | null; targetMinutes: number | null }) {
  return status !== 'open' && kind && targetMinutes !== null ? { kind, target: targetMinutes } : termsOf(terms)
}

const pageSize = 26
const KeptWeek = WeekSums.omit({ week: true })

/** The weeks of a person that have hours or were closed, the latest first. */
export async function listWeeks(ctx: Ctx, { youngPersonId, after }: { youngPersonId: string; after?: string | undefined }) {
  const { id } = await getVisibleYoungPerson(ctx, youngPersonId)
  const before: Sql = after ? sql`w.monday < ${mondayOfWeek(after)}` : sql`true`
  const rows = await ctx.db.many(
    KeptWeek,
    sql`select ${sumColumns} from hours.week w where w.young_person_id = ${id} and ${before} order by w.monday desc limit ${pageSize}`,
  )
  const items = rows.map((row) => ({ ...row, week: weekName(row.monday) }))
  return { items, next: items.length === pageSize ? items.at(-1)!.week : null }
}

/** The kept sums of a week `w`. */
const sumColumns = sql`w.monday, w.kind, w.status, w.target_minutes as "targetMinutes", w.declared_minutes as "declaredMinutes",
  w.validated_minutes as "validatedMinutes", w.contested_minutes as "contestedMinutes", w.to_validate as "toValidate", w.contested,
  w.closed_validated_minutes as "closedValidatedMinutes", w.closed_declared_minutes as "closedDeclaredMinutes"`

import { createHash } from 'node:crypto'
import { fileAudiences, followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, actionGiven, type NewActions } from './api.ts'
import { checkStep } from './link-action.ts'
import { columns, isYoung } from './queries.ts'
import { checkNew } from './rules.ts'

const Row = z.object({ ...Action.shape, contentHash: z.string() })

/** Gives an action to each young person of the list, or writes down one's own; one action a line. A retry with the same ids answers the same. */
export async function createActions(ctx: Ctx, input: NewActions) {
  const people = [...new Set(input.actions.map((a) => a.youngPersonId))]
  const [todayOf, audiences] = await Promise.all([getTodays(ctx, people), fileAudiences(ctx, people)])
  checkNew(input, todayOf)
  await checkCatalogue(ctx, input)
  await checkStep(ctx, input.stepId, people)
  const added = await insert(ctx, input)
  await tell(ctx, added, audiences)
  const rows = added.length === input.actions.length ? added : await getExisting(ctx, input)
  const byId = new Map(rows.map((r) => [r.id, r]))
  return { items: input.actions.map(({ id }) => byId.get(id)!) }
}

/** Everybody must be followed by the actor; today is told where their structure is. */
async function getTodays(ctx: Ctx, wanted: readonly string[]) {
  const found = await ctx.db.many(
    z.object({ id: z.uuid(), timeZone: z.string() }),
    sql`select y.id, s.time_zone as "timeZone" from people.pub_young_person y join people.pub_structure s on s.id = y.structure_id
    where y.id = any(${wanted}) and ${followedBy(ctx, sql`y.id`)}`,
  )
  const zones = new Map(found.map((f) => [f.id, f.timeZone]))
  const stranger = wanted.find((id) => !zones.has(id))
  if (stranger) throw notFound('people.unknown', { id: stranger })
  return (youngPersonId: string) => ctx.clock.today(zones.get(youngPersonId))
}

/** An entry of the catalogue is one the actor is offered; several dates of one person only where it says so. */
async function checkCatalogue(ctx: Ctx, { catalogueCode, actions }: NewActions) {
  if (catalogueCode === null) return
  const entry = await ctx.db.maybe(
    z.object({ severalDates: z.boolean() }),
    sql`select several_dates as "severalDates" from actions.catalogue_entry
    where code = ${catalogueCode} and audience = any(${[isYoung(ctx) ? 'young' : 'adviser', 'both']})
      and ${ctx.clock.today()} between valid_from and coalesce(valid_until, 'infinity')`,
  )
  if (!entry) throw invalid('actions.not-in-catalogue', { catalogueCode })
  const people = new Set(actions.map((a) => a.youngPersonId))
  if (!entry.severalDates && people.size < actions.length) throw invalid('actions.one-date-only')
}

const insert = ({ db, actor, clock }: Ctx, input: NewActions) =>
  db.many(
    Action,
    sql`
    with a as (
      insert into actions.action (id, young_person_id, due_on, content_hash, creator_id, catalogue_code, step_id, title, description,
        category, wants_reminder, created_at, updated_at)
      select n.id, n.young_person_id, n.due_on, n.content_hash, ${actor.id}, ${input.catalogueCode}, ${input.stepId ?? null}, ${input.title},
        ${input.description}, ${input.category}, ${input.wantsReminder}, ${clock.now()}, ${clock.now()}
      from unnest(${input.actions.map((a) => a.id)}::uuid[], ${input.actions.map((a) => a.youngPersonId)}::uuid[],
        ${input.actions.map((a) => a.dueOn)}::date[], ${hashesOf(actor.id, input)}::text[]) n (id, young_person_id, due_on, content_hash)
      on conflict (id) do nothing
      returning id, young_person_id, creator_id, catalogue_code, step_id, title, description, category, status, due_on, wants_reminder, done_on, minutes,
        qualified_category, qualified_minutes, comment_count, version, created_at
    ), noted as (
      insert into actions.change (action_id, account_id, at, what) select a.id, ${actor.id}, ${clock.now()}, 'created' from a
    )
    select ${columns} from a`,
  )

const hashesOf = (actorId: string, { actions, ...content }: NewActions) =>
  actions.map((a) =>
    createHash('sha256')
      .update(
        JSON.stringify([
          actorId,
          a.youngPersonId,
          a.dueOn,
          content.catalogueCode,
          content.title,
          content.description,
          content.category,
          content.wantsReminder,
          ...(content.stepId ? [content.stepId] : []),
        ]),
      )
      .digest('base64'),
  )

/** The ids were used before: by the same request, or by another one. */
async function getExisting({ db, actor }: Ctx, input: NewActions) {
  const rows = await db.many(
    Row,
    sql`select ${columns}, a.content_hash as "contentHash" from actions.action a where a.id = any(${input.actions.map((a) => a.id)})`,
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  const hashes = hashesOf(actor.id, input)
  const taken = input.actions.find(({ id }, i) => byId.get(id)?.contentHash !== hashes[i])
  if (taken) throw conflict('actions.id-taken', { id: taken.id })
  return rows
}

async function tell(ctx: Ctx, added: readonly Action[], audiences: ReadonlyMap<string, string[]>) {
  const people = [...new Set(added.map((a) => a.youngPersonId))]
  await ctx.publishEach(
    actionGiven,
    people.map((youngPersonId) => ({
      data: {
        actionIds: added.filter((a) => a.youngPersonId === youngPersonId).map((a) => a.id),
        youngPersonId,
        byYoungPerson: isYoung(ctx),
      },
      audience: audiences.get(youngPersonId) ?? [],
    })),
  )
}

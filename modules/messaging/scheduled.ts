import { copyFiles, removeFilesOf } from '#modules/files'
import { followedBy, getVisibleYoungPerson, visibleTo } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type messagingApi, Scheduled } from './api.ts'
import { checkAllFollowed, checkOwnList } from './lists.ts'
import { filesNamed } from './queries.ts'
import { checkFilled, checkSendAt, checkText } from './rules.ts'
import { sorted } from './write-to-each.ts'

type Who = { db: Db; actor: Actor; clock: Clock }

/** What the adviser has prepared: what waits, then what is done; beside a conversation, only what waits for that person, whose file one may read. */
export async function listScheduled(ctx: Ctx<typeof messagingApi.scheduled>) {
  const { actor, clock, query } = ctx
  const { youngPersonId } = query
  if (youngPersonId) await getVisibleYoungPerson(ctx, youngPersonId)
  const forOne = sql`s.status = 'waiting' and exists (
    select from messaging.scheduled_recipient r where r.scheduled_id = s.id and r.young_person_id = ${youngPersonId}
      and ${followedBy({ actor, clock }, sql`r.young_person_id`)})`
  return { items: await selectScheduled(ctx, youngPersonId ? forOne : sql`true`) }
}

const Row = Scheduled.omit({ others: true }).extend({ everybody: z.int() })

async function selectScheduled({ db, actor, clock }: Who, condition: Sql): Promise<Scheduled[]> {
  const rows = await db.many(
    Row,
    sql`
    select s.id, s.text, s.send_at as "sendAt", s.status, s.done_at as "doneAt",
      case when l.id is not null then jsonb_build_object('id', l.id, 'name', l.name) end as list, ${filesNamed(sql`s.file_ids`)} as files,
      (select count(*) from messaging.scheduled_recipient r where r.scheduled_id = s.id) as everybody,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', y.id, 'firstName', y.first_name, 'lastName', y.last_name, 'isSkipped', r.is_skipped)
          order by y.last_name, y.first_name, y.id)
        from messaging.scheduled_recipient r join people.pub_young_person y on y.id = r.young_person_id
        where r.scheduled_id = s.id and ${visibleTo({ actor, clock }, sql`y.id`)}), '[]') as recipients
    from messaging.scheduled s left join messaging.list l on l.id = s.list_id
    where s.author_id = ${actor.id} and ${condition}
    order by s.status <> 'waiting', case when s.status = 'waiting' then s.send_at end, s.done_at desc, s.id limit 150`,
  )
  return rows.map(({ everybody, ...s }) => ({ ...s, others: everybody - s.recipients.length }))
}

/** Prepares words that leave later, at an hour of the structure. A retry of the same changes nothing. */
export async function scheduleMessage(ctx: Ctx<typeof messagingApi.schedule>): Promise<Scheduled> {
  const { db, actor, clock, body } = ctx
  checkText(body.text)
  checkFilled(body.text)
  const youngPersonIds = [...new Set(body.youngPersonIds)]
  await checkAllFollowed(ctx, youngPersonIds)
  if (body.listId) await checkOwnList(ctx, body.listId)
  const sendAt = await toInstant(ctx, body)
  const [known] = await selectScheduled(ctx, sql`s.id = ${body.id}`)
  if (known) return sameOrRefuse(known, { text: body.text, sendAt, youngPersonIds, fileIds: sorted(body.fileIds) })
  checkSendAt(sendAt, clock.now())
  await db.run(sql`insert into messaging.scheduled (id, author_id, list_id, text, file_ids, send_at, created_at)
    values (${body.id}, ${actor.id}, ${body.listId ?? null}, ${body.text}, ${sorted(body.fileIds)}, ${sendAt}, ${clock.now()})`)
  await db.run(sql`insert into messaging.scheduled_recipient (scheduled_id, young_person_id)
    select ${body.id}, i from unnest(${youngPersonIds}::uuid[]) i`)
  if (body.fileIds)
    await copyFiles(ctx, actor.id, {
      fileIds: body.fileIds,
      ownerKind: 'scheduled',
      to: youngPersonIds.map((id) => ({ youngPersonId: id, ownerId: body.id })),
    })
  return (await selectScheduled(ctx, sql`s.id = ${body.id}`))[0]!
}

type Wanted = { text: string; sendAt: string; youngPersonIds: string[]; fileIds: string[] }
function sameOrRefuse(known: Scheduled, wanted: Wanted) {
  const isSame = known.text === wanted.text && known.sendAt === wanted.sendAt && known.recipients.length === wanted.youngPersonIds.length
  const hasSameFiles = sorted(known.files.map((f) => f.id)).join() === wanted.fileIds.join()
  if (!isSame || !hasSameFiles || known.recipients.some((r) => !wanted.youngPersonIds.includes(r.id)))
    throw conflict('messaging.id-reused', { id: known.id })
  return known
}

/** Other words or another hour, as long as it has not left. */
export async function changeScheduled(ctx: Ctx<typeof messagingApi.changeScheduled>): Promise<Scheduled> {
  const { db, clock, params, body } = ctx
  checkText(body.text)
  checkFilled(body.text)
  const status = await holdScheduled(ctx, params.id)
  if (status !== 'waiting') throw conflict('messaging.scheduled-is-done', { status })
  const sendAt = await toInstant(ctx, body)
  checkSendAt(sendAt, clock.now())
  await db.run(sql`update messaging.scheduled set text = ${body.text}, send_at = ${sendAt} where id = ${params.id}`)
  return (await selectScheduled(ctx, sql`s.id = ${params.id}`))[0]!
}

/** Takes words back before they leave; once left, it says so. */
export async function withdrawScheduled(ctx: Ctx<typeof messagingApi.withdrawScheduled>): Promise<Scheduled> {
  const { db, clock, params } = ctx
  const status = await holdScheduled(ctx, params.id)
  if (status === 'sent' || status === 'failed') throw conflict('messaging.scheduled-is-done', { status })
  if (status === 'waiting') {
    await db.run(sql`update messaging.scheduled set status = 'withdrawn', done_at = ${clock.now()} where id = ${params.id}`)
    await removeFilesOf(ctx, { ownerKind: 'scheduled', ownerId: params.id })
  }
  return (await selectScheduled(ctx, sql`s.id = ${params.id}`))[0]!
}

async function holdScheduled({ db, actor }: Who, id: string) {
  const found = await db.maybe(
    z.object({ status: z.string() }),
    sql`select status from messaging.scheduled where id = ${id} and author_id = ${actor.id} for update`,
  )
  if (!found) throw notFound('messaging.unknown-scheduled', { id })
  return found.status
}

/** An hour on the wall of the structure; one that the change of hour skips falls an hour later. */
async function toInstant({ db, actor }: Who, { day, time }: { day: string; time: string }) {
  const found = await db.maybe(
    z.object({ at: z.string() }),
    sql`select (${day}::date + ${time}::time) at time zone s.time_zone as at from people.pub_structure s where s.id = ${actor.structureId}`,
  )
  if (!found) throw invalid('messaging.no-structure')
  return found.at
}

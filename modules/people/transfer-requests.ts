import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, keeping, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type peopleApi, TransferRequest, transferChanged } from './api.ts'
import { checkProbes } from './count-probes.ts'
import { listAlike } from './find-alike.ts'
import { moveFiles } from './move-files.ts'
import { normaliseContact } from './normalise-contact.ts'
import { getOwnStructure, holdId, listAnsweredFor, listFileAudience } from './queries.ts'
import { tidy } from './rules.ts'

/** Asks the structure that follows somebody for the file; the asking adviser learns nothing but the answer. */
export async function askTransfer(ctx: Ctx<(typeof peopleApi)['askTransfer']>) {
  const { db, actor, clock, body } = ctx
  await holdId(db, body.id)
  if (await isAlreadyAsked(ctx, body.id)) return {}
  await checkProbes(ctx, 'people.already-followed')
  const { departmentCode } = await getOwnStructure(ctx)
  const wanted = { ...body, firstName: tidy(body.firstName), lastName: tidy(body.lastName), ...normaliseContact(body, departmentCode) }
  const followed = (await listAlike(db, actor, wanted)).find((a) => a.structureId !== actor.structureId)
  if (!followed) {
    await audit(ctx, 'people.already-followed', null, { isFollowed: false })
    throw keeping(conflict('people.nobody-elsewhere'))
  }
  await db.run(sql`insert into people.transfer_request (id, young_person_id, to_adviser_id, message, created_at, asked_first_name, asked_last_name)
    values (${body.id}, ${followed.id}, ${actor.id}, ${body.message.trim()}, ${clock.now()}, ${wanted.firstName}, ${wanted.lastName})`)
  await audit(ctx, 'people.transfer-asked', followed.id)
  const audience = (await listFileAudience(ctx, [followed.id])).filter((id) => id !== followed.id)
  await ctx.publish(transferChanged, { transferRequestId: body.id }, audience)
  return {}
}

async function isAlreadyAsked({ db, actor }: Pick<Ctx, 'db' | 'actor'>, id: string) {
  const known = await db.maybe(
    z.object({ isMine: z.boolean() }),
    sql`select to_adviser_id = ${actor.id} as "isMine" from people.transfer_request where id = ${id}`,
  )
  if (known && !known.isMine) throw conflict('people.id-taken')
  return Boolean(known)
}

/** Requests to answer, and those one sent: open ones and the decisions of the last 60 days. */
export async function listTransfers(ctx: Ctx<(typeof peopleApi)['transfers']>) {
  const { db, actor, clock } = ctx
  const answeredFor = await listAnsweredFor(ctx)
  const requests = await db.many(
    TransferRequest,
    sql`
    select t.id, t.status, case when t.to_adviser_id = ${actor.id} then 'sent' else 'received' end as direction,
      t.asked_first_name || ' ' || t.asked_last_name as "askedAs", t.message, t.created_at as "createdAt", t.decided_at as "decidedAt",
      jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name, 'structureName', s.name) as "askedBy",
      case when t.to_adviser_id <> ${actor.id} or t.status = 'accepted'
        then jsonb_build_object('id', y.id, 'firstName', y.first_name, 'lastName', y.last_name) end as "youngPerson"
    from people.transfer_request t
      join people.young_person y on y.id = t.young_person_id
      join people.professional p on p.id = t.to_adviser_id
      left join people.structure s on s.id = p.structure_id
    where (t.status = 'open' or t.decided_at > ${clock.now()}::timestamptz - interval '60 days')
      and (t.to_adviser_id = ${actor.id} or (t.status = 'open' and y.adviser_id = any(${answeredFor})))
    order by (t.status = 'open') desc, t.created_at desc limit 100`,
  )
  return { requests }
}

const Open = z.object({ youngPersonId: z.uuid(), toAdviserId: z.uuid(), status: z.string(), hasLeft: z.boolean() })

/** The adviser who follows the person gives the file away with all it holds, keeps it, or says it is somebody else. */
export async function decideTransfer(ctx: Ctx<(typeof peopleApi)['decideTransfer']>) {
  const { db, actor, clock, params, body } = ctx
  const request = await db.maybe(
    Open,
    sql`select t.young_person_id as "youngPersonId", t.to_adviser_id as "toAdviserId", t.status, p.left_at is not null as "hasLeft"
    from people.transfer_request t join people.young_person y on y.id = t.young_person_id join people.professional p on p.id = t.to_adviser_id
    where t.id = ${params.id} and y.adviser_id = any(${await listAnsweredFor(ctx)}) for update of t`,
  )
  if (!request) throw notFound('people.unknown-request', { id: params.id })
  if (request.status !== 'open') throw conflict('people.request-decided', { status: request.status })
  const isAccepted = body.answer === 'accepted'
  if (isAccepted && request.hasLeft) throw conflict('people.asker-has-left')
  await db.run(sql`update people.transfer_request set status = ${isAccepted ? 'accepted' : 'refused'}, decided_at = ${clock.now()},
    decided_by = ${actor.id}, is_other_person = ${body.answer === 'otherPerson'} where id = ${params.id}`)
  if (isAccepted) await giveAway(ctx, request)
  await audit(ctx, `people.transfer-${body.answer}`, request.youngPersonId)
  await ctx.publish(transferChanged, { transferRequestId: params.id }, [actor.id, request.toAdviserId])
  return {}
}

async function giveAway(ctx: Ctx, { youngPersonId, toAdviserId }: z.infer<typeof Open>) {
  const { db, clock } = ctx
  // the others who asked for the same person must ask the new structure
  await db.run(
    sql`update people.transfer_request set status = 'withdrawn', decided_at = ${clock.now()} where young_person_id = ${youngPersonId} and status = 'open'`,
  )
  await db.run(
    sql`update people.young_person set archived_at = null, archive_motive = null, archive_comment = null where id = ${youngPersonId}`,
  )
  await moveFiles(ctx, [youngPersonId], toAdviserId, 'Transfert entre structures')
}

/** The asking adviser takes the request back. */
export async function withdrawTransfer(ctx: Ctx<(typeof peopleApi)['withdrawTransfer']>) {
  const { db, actor, clock, params } = ctx
  const done = await db.run(sql`update people.transfer_request set status = 'withdrawn', decided_at = ${clock.now()}
    where id = ${params.id} and to_adviser_id = ${actor.id} and status = 'open'`)
  if (!done) throw notFound('people.unknown-request', { id: params.id })
  return {}
}

import { followedBy, getFollowedYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type contractsApi, type Paper, Task, taskOpened } from './api.ts'
import { addDays, paperDays } from './rules.ts'
import { tell, tellChanged } from './tell.ts'

type Missing = { youngPersonId: string; contractId: string; kinds: readonly Paper[]; today: string }

/** Asks for papers by a day; one that is asked for already stays as it is. */
export async function openTasks(work: Work & { actor?: Ctx['actor'] }, { youngPersonId, contractId, kinds, today }: Missing) {
  for (const kind of new Set(kinds)) {
    const id = work.ids.uuid()
    const isNew = await work.db.run(sql`insert into contracts.task (id, young_person_id, contract_id, kind, due_on, opened_by, opened_at)
      values (${id}, ${youngPersonId}, ${contractId}, ${kind}, ${addDays(today, paperDays[kind])}, ${work.actor?.id ?? null}, ${work.clock.now()})
      on conflict (young_person_id, kind) where done_at is null do nothing`)
    if (isNew) await tell(work, taskOpened, { taskId: id, youngPersonId })
  }
}

/** Asks for a paper by a day of one's choice. */
export async function openTask(ctx: Ctx<(typeof contractsApi)['openTask']>) {
  const { db, actor, clock, body } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const today = clock.today(young.timeZone)
  if (body.dueOn < today || body.dueOn > addDays(today, 365)) throw invalid('contracts.due-out-of-range')
  const isNew = await db.run(sql`insert into contracts.task (id, young_person_id, kind, due_on, opened_by, opened_at)
    values (${body.id}, ${body.youngPersonId}, ${body.kind}, ${body.dueOn}, ${actor.id}, ${clock.now()}) on conflict (id) do nothing`)
  const task = await db.one(Task, sql`select ${columns} from contracts.task t where t.id = ${body.id}`)
  if (task.youngPersonId !== body.youngPersonId || task.kind !== body.kind) throw conflict('contracts.id-taken')
  if (isNew) await tell(ctx, taskOpened, { taskId: body.id, youngPersonId: body.youngPersonId })
  return task
}

const columns = sql`t.id, t.young_person_id as "youngPersonId", t.kind, t.due_on as "dueOn", t.opened_at as "openedAt", t.done_at as "doneAt"`

/** The paper came. */
export async function closeTask(ctx: Ctx<(typeof contractsApi)['closeTask']>) {
  const { db, actor, clock, params } = ctx
  const closed = await db.maybe(
    z.object({ youngPersonId: z.uuid() }),
    sql`update contracts.task t set done_at = coalesce(done_at, ${clock.now()}), done_by = coalesce(done_by, ${actor.id})
    where t.id = ${params.id} and ${followedBy(ctx, sql`t.young_person_id`)} returning young_person_id as "youngPersonId"`,
  )
  if (!closed) throw notFound('contracts.unknown-task', { id: params.id })
  await tellChanged(ctx, closed.youngPersonId)
  return {}
}

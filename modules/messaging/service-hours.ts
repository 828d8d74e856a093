import { getServiceHours as getKept, setServiceHours as keep } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { messagingApi } from './api.ts'
import { checkHours, standardNotice } from './rules.ts'

/** When the adviser answers, and what is said at other times. */
export async function getServiceHours({ db, actor }: { db: Db; actor: Actor }) {
  const { hours, timeZone } = await getKept(db, actor.id)
  const own = await db.maybe(z.object({ text: z.string() }), sql`select text from messaging.out_of_hours where adviser_id = ${actor.id}`)
  return { hours, timeZone, outOfHoursText: own?.text ?? null, standardText: standardNotice(hours) }
}

/** The adviser says when they answer, and in which words at other times. */
export async function setServiceHours(ctx: Ctx<typeof messagingApi.setServiceHours>) {
  const { db, actor, body } = ctx
  checkHours(body.hours)
  const hours = [...body.hours].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from))
  await keep(db, actor.id, hours)
  const text = body.outOfHoursText?.trim()
  if (text)
    await db.run(sql`insert into messaging.out_of_hours (adviser_id, text) values (${actor.id}, ${text})
      on conflict (adviser_id) do update set text = excluded.text`)
  else await db.run(sql`delete from messaging.out_of_hours where adviser_id = ${actor.id}`)
  return getServiceHours(ctx)
}

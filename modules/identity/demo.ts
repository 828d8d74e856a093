import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { openSession } from './open-session.ts'
import { findPersona, personas } from './personas.ts'

/** Who can be played. Outside a demonstration there is no such page. */
export async function listPersonas({ config }: Ctx<typeof identityApi.listPersonas>) {
  if (!config.demo) throw notFound('access.unknown')
  return { items: Object.entries(personas).map(([code, { group, label, description }]) => ({ code, group, label, description })) }
}

/** Opens the session of a persona, in a demonstration only and on a demonstration account only. */
export async function openDemoSession(ctx: Ctx<typeof identityApi.openDemoSession>) {
  if (!ctx.config.demo) throw notFound('access.unknown')
  const persona = findPersona(ctx.body.persona)
  if (!persona) throw notFound('identity.persona-unknown')
  const isSeeded = await ctx.db.maybe(
    z.object({}),
    sql`select from identity.account where id = ${persona.accountId} and is_demo and status <> 'closed'`,
  )
  if (!isSeeded) throw conflict('identity.demo-not-seeded')
  await openSession(ctx, persona.accountId, 'demo')
  return {}
}

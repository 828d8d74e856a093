import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Scale, type ScaleKind } from './api.ts'
import { checkScale } from './rules.ts'

const columns = sql`s.id::int, s.kind, s.minutes, s.valid_from as "validFrom", s.structure_id is not null as "isOwn"`

/** What holds today in the actor's structure for each kind, then what comes. */
export async function listScales(ctx: Ctx) {
  const { db, actor, clock } = ctx
  const today = clock.today()
  const items = await db.many(
    Scale,
    sql`
    with own as (select * from hours.scale where structure_id is null or structure_id = ${actor.structureId}),
    current as (
      select distinct on (kind) id from own where valid_from <= ${today} order by kind, structure_id nulls last, valid_from desc, id desc
    ), coming as (
      select distinct on (kind, valid_from) id from own where valid_from > ${today} order by kind, valid_from, structure_id nulls last, id desc
    )
    select ${columns}, s.valid_from <= ${today} as "isCurrent" from hours.scale s
    where s.id in (select id from current union select id from coming) order by s.kind, s.valid_from`,
  )
  return { items }
}

/** Sets what a kind counts for in one's own structure from a day to come; what was counted stays as it was. */
export async function setScale(
  { db, actor, clock }: Ctx,
  { kind, minutes, validFrom }: { kind: ScaleKind; minutes: number; validFrom: string },
) {
  if (!actor.structureId) throw conflict('hours.no-structure')
  checkScale(validFrom, kind, minutes, clock.today())
  return db.one(
    Scale,
    sql`insert into hours.scale as s (structure_id, kind, minutes, valid_from, created_by, created_at)
    values (${actor.structureId}, ${kind}, ${minutes}, ${validFrom}, ${actor.id}, ${clock.now()})
    returning ${columns}, false as "isCurrent"`,
  )
}

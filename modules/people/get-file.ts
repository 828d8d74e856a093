import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { accessColumn, iso } from './accesses.ts'
import { YoungPersonFile } from './api.ts'
import { ageOn } from './rules.ts'
import { visibleTo } from './visible-to.ts'

const Row = YoungPersonFile.omit({ age: true, isMinor: true, canAct: true, canRestore: true, canReassign: true }).extend({
  answersFor: z.boolean(),
})

/** The head of a young person's file, and what the reader may do with it. */
export async function getFile(ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>, id: string): Promise<YoungPersonFile> {
  const row = await ctx.db.maybe(Row, select(ctx, id))
  if (!row) throw notFound('people.unknown', { id })
  const { answersFor, ...file } = row
  const age = ageOn(file.birthDate, ctx.clock.today(file.structure.timeZone))
  return {
    ...file,
    age,
    isMinor: age < 18,
    canAct: answersFor && !file.archived,
    canRestore: answersFor && Boolean(file.archived),
    canReassign: ['manager', 'director'].includes(ctx.actor.role) && ctx.actor.structureId === file.structure.id && !file.archived,
  }
}

const select = (ctx: Pick<Ctx, 'actor' | 'clock'>, id: string) => sql`
  select y.id, y.first_name as "firstName", y.last_name as "lastName", y.birth_date as "birthDate", y.situation,
    case when c.code is not null then jsonb_build_object('code', c.code, 'name', c.name) end as commune,
    a.email, a.phone, ${accessColumn(ctx.clock.now())} as access, a.last_seen_at as "lastSeenAt", y.created_at as "createdAt",
    jsonb_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone) as structure,
    jsonb_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name) as adviser,
    case when y.archived_at is not null then
      jsonb_build_object('at', ${iso(sql`y.archived_at`)}, 'motive', y.archive_motive, 'comment', y.archive_comment) end as archived,
    coalesce((
      select jsonb_agg(jsonb_build_object('firstName', q.first_name, 'lastName', q.last_name, 'since', ${iso(sql`f.started_at`)},
        'until', ${iso(sql`f.ended_at`)}, 'reason', f.reason) order by f.started_at desc, f.id desc)
      from people.follow_up f join people.professional q on q.id = f.adviser_id where f.young_person_id = y.id), '[]') as advisers,
    (y.adviser_id = ${ctx.actor.id} or exists (
      select from people.cover k where k.adviser_id = y.adviser_id and k.substitute_id = ${ctx.actor.id}
        and ${ctx.clock.today()} between k.from_on and k.until_on)) as "answersFor"
  from people.young_person y
    join identity.pub_account a on a.id = y.id
    left join identity.pub_invitation i on i.account_id = y.id
    join people.structure s on s.id = y.structure_id
    join people.professional p on p.id = y.adviser_id
    left join territories.pub_commune c on c.code = y.commune_code
  where y.id = ${id} and ${visibleTo(ctx, sql`y.id`)}`

import { audit } from '#platform/access'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewVersion, Programme } from './api.ts'
import { checkNewVersion } from './rules.ts'

const columns = sql`g.code, g.valid_from as "validFrom", g.valid_until as "validUntil", g.label, g.category, g.definition, g.conditions,
  g.needs_derogation as "needsDerogation", g.weekly_minutes as "weeklyMinutes", g.counts_as_intense as "countsAsIntense",
  g.extends_contract as "extendsContract", g.allowance_effect as "allowanceEffect", g.is_sensitive as "isSensitive", g.sources`

/** The programmes in force on a day, in their order. */
export const listProgrammes = async ({ db, clock }: Ctx, on?: string) => ({
  items: await db.many(
    Programme,
    sql`select ${columns} from plans.programme g
    where ${on ?? clock.today()} between g.valid_from and coalesce(g.valid_until, 'infinity') order by g.position, g.code limit 300`,
  ),
})

/** Every version of a programme, the newest first. */
export async function listVersions({ db }: Ctx, code: string) {
  const items = await db.many(
    Programme,
    sql`select ${columns} from plans.programme g where g.code = ${code} order by g.valid_from desc limit 100`,
  )
  if (!items.length) throw notFound('plans.unknown-programme', { code })
  return { items }
}

/** The version in force on a day; undefined when the programme is not offered then. */
export const findProgramme = ({ db }: Pick<Ctx, 'db'>, code: string, on: string) =>
  db.maybe(
    Programme,
    sql`select ${columns} from plans.programme g where g.code = ${code} and ${on} between g.valid_from and coalesce(g.valid_until, 'infinity')`,
  )

/** Says what a programme will be from a day to come; the version before ends the day before. A new code is a new programme. */
export async function addVersion(ctx: Ctx, code: string, input: NewVersion) {
  const { db, actor, clock } = ctx
  checkNewVersion(input, clock.today())
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`plans.programme ${code}`}, 0))`)
  const later = await db.maybe(
    Programme,
    sql`select ${columns} from plans.programme g where g.code = ${code} and g.valid_from >= ${input.validFrom} limit 1`,
  )
  if (later) throw conflict('plans.version-already-planned', { validFrom: later.validFrom })
  await db.run(sql`update plans.programme set valid_until = ${input.validFrom}::date - 1
    where code = ${code} and valid_from < ${input.validFrom} and coalesce(valid_until, 'infinity') >= ${input.validFrom}`)
  const added = await db.one(
    Programme,
    sql`
    insert into plans.programme as g (code, valid_from, valid_until, label, category, definition, conditions, needs_derogation, weekly_minutes,
      counts_as_intense, extends_contract, allowance_effect, is_sensitive, sources, position, created_at, created_by)
    values (${code}, ${input.validFrom}, ${input.validUntil}, ${input.label}, ${input.category}, ${input.definition}, ${input.conditions},
      ${input.needsDerogation}, ${input.weeklyMinutes}, ${input.countsAsIntense}, ${input.extendsContract}, ${input.allowanceEffect},
      ${input.isSensitive}, ${JSON.stringify(input.sources)},
      coalesce((select max(v.position) from plans.programme v where v.code = ${code}), 1000), ${clock.now()}, ${actor.id})
    returning ${columns}`,
  )
  await audit(ctx, 'plans.programme-version-added', null, { code, validFrom: input.validFrom })
  return added
}

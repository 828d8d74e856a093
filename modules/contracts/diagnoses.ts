import { createHash } from 'node:crypto'
import { getFollowedYoungPerson, getVisibleYoungPerson } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type contractsApi, Diagnosis, type NewDiagnosis, sensitiveDomains } from './api.ts'
import { closeTo } from './queries.ts'
import { addMonths } from './rules.ts'
import { tellChanged } from './tell.ts'

/** Every diagnosis of somebody, the newest first; what is sensitive only for who may read it, by condition of the statement. */
export async function listDiagnoses(ctx: Ctx<(typeof contractsApi)['diagnoses']>) {
  await getVisibleYoungPerson(ctx, ctx.query.youngPersonId)
  return { items: await ctx.db.many(Diagnosis, select(ctx, sql`d.young_person_id = ${ctx.query.youngPersonId}`)) }
}

const select = (ctx: Pick<Ctx, 'actor' | 'clock'>, which: Sql) => sql`
  select d.id, d.young_person_id as "youngPersonId", p.first_name || ' ' || p.last_name as "authorName", d.made_on as "madeOn",
    case when ${closeTo(ctx, sql`d.young_person_id`)} then d.summary else '' end as summary,
    coalesce((select json_agg(json_build_object('domain', n.domain, 'level', n.level, 'note', n.note) order by n.level desc, n.domain)
      from contracts.need n where n.diagnosis_id = d.id
        and (n.domain <> all(${sensitiveDomains}) or ${closeTo(ctx, sql`d.young_person_id`)})), '[]') as needs
  from contracts.diagnosis d join people.pub_professional p on p.id = d.author_id
  where ${which} order by d.made_on desc, d.made_at desc limit 50`

/** Keeps what was seen together on a day; what was seen before stays. */
export async function diagnose(ctx: Ctx<(typeof contractsApi)['diagnose']>) {
  const { db, actor, clock, body } = ctx
  const young = await getFollowedYoungPerson(ctx, body.youngPersonId)
  const today = clock.today(young.timeZone)
  if (body.madeOn > today || body.madeOn < addMonths(today, -12)) throw invalid('contracts.diagnosis-out-of-range')
  if (new Set(body.needs.map((n) => n.domain)).size < body.needs.length) throw invalid('contracts.domain-twice')
  const hash = hashOf(actor.id, body)
  const isNew = await db.run(sql`insert into contracts.diagnosis (id, young_person_id, author_id, made_on, made_at, summary, content_hash)
    values (${body.id}, ${body.youngPersonId}, ${actor.id}, ${body.madeOn}, ${clock.now()}, ${body.summary.trim()}, ${hash}) on conflict do nothing`)
  if (!isNew) await checkSame(ctx, body.id, hash)
  else {
    await db.run(sql`insert into contracts.need (diagnosis_id, domain, level, note)
      select ${body.id}, n.domain, n.level, n.note from jsonb_to_recordset(${JSON.stringify(body.needs)}::jsonb) as n (domain text, level int, note text)`)
    await tellChanged(ctx, body.youngPersonId)
  }
  return db.one(Diagnosis, select(ctx, sql`d.id = ${body.id}`))
}

async function checkSame({ db }: Pick<Ctx, 'db'>, id: string, hash: string) {
  const kept = await db.one(z.object({ hash: z.string() }), sql`select content_hash as hash from contracts.diagnosis where id = ${id}`)
  if (kept.hash !== hash) throw conflict('contracts.id-taken')
}

const hashOf = (actorId: string, d: NewDiagnosis) =>
  createHash('sha256')
    .update(JSON.stringify([actorId, d.youngPersonId, d.madeOn, d.summary, d.needs.map((n) => [n.domain, n.level, n.note])]))
    .digest('base64')

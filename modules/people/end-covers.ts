import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** A cover as it was, to be put back the same. */
export const KeptCover = z.object({
  id: z.uuid(),
  adviserId: z.uuid(),
  substituteId: z.uuid(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  createdBy: z.uuid(),
  createdAt: z.string(),
})
export type KeptCover = z.infer<typeof KeptCover>

/** Ends the covers of somebody who has no file left to stand in for: one under way ended yesterday, one to come is gone. Gives them as they were. */
export async function endCoversOf({ db, clock }: Work, adviserId: string) {
  const today = clock.today()
  const ended = await db.many(
    KeptCover,
    sql`select id, adviser_id as "adviserId", substitute_id as "substituteId", from_on as "fromOn", until_on as "untilOn",
      created_by as "createdBy", created_at as "createdAt"
    from people.cover where adviser_id = ${adviserId} and until_on >= ${today} order by id for update`,
  )
  await db.run(sql`delete from people.cover where id = any(${ended.filter((c) => c.fromOn >= today).map((c) => c.id)})`)
  await db.run(
    sql`update people.cover set until_on = ${today}::date - 1 where id = any(${ended.filter((c) => c.fromOn < today).map((c) => c.id)})`,
  )
  return ended
}

/** Puts covers back as they were. */
export async function putBackCovers({ db }: Work, covers: readonly KeptCover[]) {
  if (!covers.length) return
  await db.run(sql`
    insert into people.cover (id, adviser_id, substitute_id, from_on, until_on, created_by, created_at)
    select id, "adviserId", "substituteId", "fromOn", "untilOn", "createdBy", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(covers)}::jsonb) as c (id uuid, "adviserId" uuid, "substituteId" uuid, "fromOn" date,
      "untilOn" date, "createdBy" uuid, "createdAt" timestamptz)
    on conflict (id) do update set until_on = excluded.until_on`)
}

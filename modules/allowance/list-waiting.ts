import { listAnsweredFor } from '#modules/people'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Waiting } from './api.ts'

/** Declarations of those one answers for today that nobody has looked at. */
export async function listToDo(ctx: Ctx) {
  const advisers = await listAnsweredFor(ctx)
  return list(ctx, sql`'first_look' = any(m.blockers) and y.adviser_id = any(${advisers}) and y.archived_at is null`)
}

/** Declarations of the structure that wait for a second person; never those one looked at oneself. */
export const listSecondLooks = (ctx: Ctx) =>
  list(
    ctx,
    sql`'second_look' = any(m.blockers) and y.structure_id = ${ctx.actor.structureId}
      and not exists (select from allowance.look l where l.declaration_id = d.id and l.made_by = ${ctx.actor.id})`,
  )

const list = async ({ db }: Ctx, condition: Sql) => ({
  items: await db.many(
    Waiting,
    sql`select d.id as "declarationId", y.id as "youngPersonId", y.first_name as "firstName", y.last_name as "lastName",
      to_char(d.month, 'YYYY-MM') as month, m.amount_cents as "amountCents", d.declared_at as "declaredAt",
      (select coalesce(sum((r ->> 'amountCents')::bigint), 0) from jsonb_array_elements(d.resources) r) as "incomeCents"
    from allowance.month m join allowance.declaration d on d.id = m.declaration_id join people.pub_young_person y on y.id = m.young_person_id
    where ${condition} order by d.declared_at, d.id limit 200`,
  ),
})

import type { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { CatalogueEntry } from './api.ts'
import { isYoung } from './queries.ts'
import { categoryMinutes } from './rules.ts'

const Row = CatalogueEntry.omit({ minutes: true })

/** The titles offered today to whoever asks, in their order. */
export async function listCatalogue(ctx: Ctx): Promise<{ items: z.infer<typeof CatalogueEntry>[] }> {
  const rows = await ctx.db.many(
    Row,
    sql`
    select c.code, c.title, c.category, c.several_dates as "severalDates" from actions.catalogue_entry c
    where c.audience = any(${[isYoung(ctx) ? 'young' : 'adviser', 'both']})
      and ${ctx.clock.today()} between c.valid_from and coalesce(c.valid_until, 'infinity')
    order by c.position limit 500`,
  )
  return { items: rows.map((row) => ({ ...row, minutes: categoryMinutes[row.category] })) }
}

import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Moves accounts to another structure. */
export async function attachAccounts({ db }: Pick<Work, 'db'>, accountIds: readonly string[], structureId: string) {
  await db.run(sql`update identity.account set structure_id = ${structureId} where id = any(${accountIds})`)
}

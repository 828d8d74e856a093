import type { Role } from '#platform/api'
import { sql } from '#platform/sql'
import type { Who } from './account.ts'
import { checkConfirmed } from './confirm.ts'

/** An account to make. E-mail in lower case, phone in E.164; both may be missing, then nobody can sign in yet. */
export type NewAccount = {
  id: string
  role: Role
  email?: string | null
  phone?: string | null
  structureId?: string | null
  territory?: string | null
  isDemo?: boolean
}

/** Makes many accounts in one statement, of professionals for who proved a moment ago who they are. */
export async function createAccounts(work: Pick<Who, 'db' | 'clock' | 'actor'>, accounts: readonly NewAccount[]) {
  const { db, clock } = work
  if (accounts.some((a) => a.role !== 'youngPerson')) await checkConfirmed(work)
  await db.run(sql`
    insert into identity.account (id, role, email, phone, structure_id, territory, is_demo, created_at)
    select id, role, email, phone, structure_id, territory, is_demo, ${clock.now()}
    from unnest(${accounts.map((a) => a.id)}::uuid[], ${accounts.map((a) => a.role)}::text[], ${accounts.map((a) => a.email ?? null)}::text[],
      ${accounts.map((a) => a.phone ?? null)}::text[], ${accounts.map((a) => a.structureId ?? null)}::uuid[],
      ${accounts.map((a) => a.territory ?? null)}::text[], ${accounts.map((a) => a.isDemo ?? false)}::boolean[])
      as a (id, role, email, phone, structure_id, territory, is_demo)`)
}

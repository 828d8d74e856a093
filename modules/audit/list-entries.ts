import type { Query } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { AuditEntry, type auditApi } from './api.ts'
import { withoutFreeText } from './rules.ts'

const pageSize = 50

/** The trail, newest first, for auditors and administrators. A subject is an id: reading a file behind it asks for its own right. */
export async function listEntries({ db }: Pick<Ctx, 'db'>, q: Query<typeof auditApi.entries>) {
  const rows = await db.many(
    AuditEntry,
    sql`
    select e.id, e.at, e.account_id as "accountId", e.role, p.first_name || ' ' || p.last_name as name, e.what, e.subject_id as "subjectId",
      on_whom.first_name || ' ' || on_whom.last_name as "subjectName", e.details
    from platform.audit_entry e
    left join people.pub_professional p on p.id = e.account_id
    left join people.pub_professional on_whom on on_whom.id = e.subject_id
    where (${q.after ?? null}::bigint is null or e.id < ${q.after ?? null})
      and (${q.what ?? null}::text is null or starts_with(e.what, ${q.what ?? null}))
      and (${q.accountId ?? null}::uuid is null or e.account_id = ${q.accountId ?? null})
      and (${q.subjectId ?? null}::uuid is null or e.subject_id = ${q.subjectId ?? null})
      and (${q.role ?? null}::text is null or e.role = ${q.role ?? null})
      and (${q.from ?? null}::date is null or e.at >= ${q.from ?? null}::date::timestamp at time zone 'Europe/Paris')
      and (${q.until ?? null}::date is null or e.at < (${q.until ?? null}::date + 1)::timestamp at time zone 'Europe/Paris')
    order by e.id desc limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  return {
    items: page.map((e) => ({ ...e, details: withoutFreeText(e.details) })),
    next: rows[pageSize] ? String(page.at(-1)!.id) : null,
  }
}

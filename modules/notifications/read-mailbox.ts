import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { MailboxItem } from './api.ts'

const pageSize = 50

/**
 * What the demonstration "sent" by e-mail and SMS to its people, newest first, so that a newcomer reads the code or the invitation.
 * Exists in the demonstration only, and only shows accounts of the demonstration; and what goes to no account at all, as the invitation of
 * somebody who helps or the code of a new address: a demonstration never starts on a database that held a real account.
 */
export async function readMailbox({ db, config }: Pick<Ctx, 'db' | 'config'>, { after }: { after?: string | undefined }) {
  if (!config.demo) throw notFound('notifications.no-mailbox')
  const rows = await db.many(
    MailboxItem,
    sql`
    select o.id, o.channel, o.recipient as to, coalesce(y.first_name || ' ' || y.last_name, p.first_name || ' ' || p.last_name, '') as name,
      o.subject, o.body, o.calendar, o.status, o.created_at as "createdAt"
    from platform.outgoing o
    left join identity.pub_account a on a.id = o.account_id
    left join people.pub_young_person y on y.id = a.id
    left join people.pub_professional p on p.id = a.id
    where o.channel in ('email', 'sms') and (o.account_id is null or a.is_demo)
      and (${after ?? null}::uuid is null or (o.created_at, o.id) < (select l.created_at, l.id from platform.outgoing l where l.id = ${after ?? null}))
    order by o.created_at desc, o.id desc limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  return {
    items: page.map((m) => ({ ...m, calendar: m.calendar && (JSON.parse(m.calendar) as { ics: string }).ics })),
    next: rows[pageSize] ? page.at(-1)!.id : null,
  }
}

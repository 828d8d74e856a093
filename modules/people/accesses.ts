import { sql } from '#platform/sql'

/** How far an account got, as JSON, from `identity.pub_account a` and `identity.pub_invitation i`; `now` decides whether a link still works. */
export const accessColumn = (now: string) => sql`case
    when a.status = 'closed' then jsonb_build_object('state', 'closed', 'at', ${iso(sql`a.closed_at`)})
    when a.status = 'active' then jsonb_build_object('state', 'active', 'at', ${iso(sql`a.activated_at`)})
    when a.status = 'new' then jsonb_build_object('state', 'neverInvited', 'at', null)
    else jsonb_build_object('state', case when i.expires_at < ${now} then 'expired' else 'invited' end, 'at', ${iso(sql`i.invited_at`)}) end`

/** An instant inside JSON, as replies write it. */
export const iso = (instant: ReturnType<typeof sql>) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

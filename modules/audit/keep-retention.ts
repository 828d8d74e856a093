import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { type Surroundings, transact } from '#platform/work'
import type { Keepers } from './export-own-data.ts'
import { daysKept, type Hearing, yearsKept } from './rules.ts'

/** Each night: erases who left long ago, and what the machinery no longer needs. Run twice, it changes nothing more. */
export const retentionJob = (keepers: Keepers, hearings: Hearing[]) =>
  job({
    name: 'audit.keep-retention',
    data: z.object({}),
    cron: '40 3 * * *',
    atStart: true,
    handle: async (s) => {
      await eraseOldAccounts(s, keepers)
      await trimMachinery(s, hearings)
    },
  })

const batch = 5000

/** One account, one transaction: an account is erased in every module or in none. Lower modules last, as the others point at them. */
async function eraseOldAccounts(s: Surroundings, keepers: Keepers) {
  const old = await s.db.many(
    z.object({ id: z.uuid() }),
    sql`
    select a.id from identity.pub_account a
    where a.status = 'closed' and a.closed_at < ${s.clock.now()}::timestamptz - make_interval(years => ${yearsKept})
      and not exists (select from audit.erasure e where e.account_id = a.id)
    order by a.closed_at limit ${batch}`,
  )
  for (const { id } of old)
    await transact(s, async ({ db, clock }) => {
      const isMine = await db.run(
        sql`insert into audit.erasure (account_id, erased_at) values (${id}, ${clock.now()}) on conflict do nothing`,
      )
      if (isMine) for (const { personalData } of keepers.toReversed()) await personalData.erase(db, id)
    })
}

async function trimMachinery(s: Surroundings, hearings: Hearing[]) {
  const before = (days: number) => new Date(Date.parse(s.clock.now()) - days * 86_400_000).toISOString()
  await untilNone(() =>
    s.db.run(sql`
      delete from platform.idempotent_reply where ctid = any(array(
        select ctid from platform.idempotent_reply where at < ${before(daysKept.replies)} limit ${batch}))`),
  )
  await untilNone(() => trimEvents(s, hearings, before(daysKept.events)))
}

/** An event goes only when everybody who hears its type has passed it. The newest stays: streams count from it. */
function trimEvents({ db }: Surroundings, hearings: Hearing[], before: string) {
  const pairs = hearings.flatMap(({ name, types }) => types.map((type) => ({ name, type })))
  return db.run(sql`
    delete from platform.event where id = any(array(
      select e.id from platform.event e
      where e.at < ${before} and e.seq is not null and e.seq < (select max(seq) from platform.event)
        and not exists (
          select from unnest(${pairs.map((p) => p.name)}::text[], ${pairs.map((p) => p.type)}::text[]) h (name, type)
          left join platform.subscriber s on s.name = h.name
          where h.type = e.type and coalesce(s.last_seq, 0) < e.seq)
      limit ${batch}))`)
}

async function untilNone(trim: () => Promise<number>) {
  while ((await trim()) === batch);
}

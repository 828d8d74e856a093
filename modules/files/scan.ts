import { fileAudiences } from '#modules/people'
import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { type Surroundings, transact } from '#platform/work'
import { fileScanned } from './api.ts'
import { lookAt, type Verdict } from './clamd.ts'
import { quarantineDays } from './rules.ts'
import { storageNamed } from './storage.ts'

const Waiting = z.object({ key: z.string(), storedIn: z.enum(['database', 's3']) })

/** Has the antivirus look at one file. A scanner that is away or fails makes the job fail: it is tried again, and the file waits. */
export const scanFile = job({
  name: 'files.scan',
  data: z.object({ fileId: z.uuid() }),
  handle: async (s, { fileId }) => {
    const { clamavUrl } = s.config
    const waiting = clamavUrl ? await findWaiting(s, fileId) : undefined
    if (!clamavUrl || !waiting) return
    const bytes = await storageNamed(waiting.storedIn, s).get(waiting.key)
    if (!bytes) throw new Error('the content of a file is missing')
    await noteVerdict(s, fileId, await lookAt(clamavUrl, bytes))
  },
})

const findWaiting = ({ db }: Surroundings, fileId: string) =>
  db.maybe(
    Waiting,
    sql`select c.key, c.stored_in as "storedIn" from files.file f join files.content c on c.key = f.content_key
    where f.id = ${fileId} and f.scan in ('waiting', 'not-scanned')`,
  )

const Scanned = z.object({ fileId: z.uuid(), youngPersonId: z.uuid(), ownerKind: z.string().nullable(), ownerId: z.uuid().nullable() })

/** Said of every file of the same bytes. An infected one is kept apart for some weeks, where nobody gets it, then deleted. */
const noteVerdict = (s: Surroundings, fileId: string, verdict: Verdict) =>
  transact(s, async (work) => {
    const { db, clock, publishEach } = work
    const isInfected = verdict.scan === 'infected'
    const scanned = await db.many(
      Scanned,
      sql`
      update files.file f set scan = ${verdict.scan}, scanned_at = ${clock.now()}, threat = ${isInfected ? verdict.threat : null},
        expires_on = case when ${isInfected} then least(f.expires_on, ${clock.today()}::date + ${quarantineDays}::int) else f.expires_on end
      where f.content_key = (select o.content_key from files.file o where o.id = ${fileId}) and f.scan in ('waiting', 'not-scanned')
      returning f.id as "fileId", f.young_person_id as "youngPersonId", f.owner_kind as "ownerKind", f.owner_id as "ownerId"`,
    )
    const audiences = await fileAudiences(
      work,
      scanned.map((f) => f.youngPersonId),
    )
    await publishEach(
      fileScanned,
      scanned.map((f) => ({ data: { ...f, scan: verdict.scan }, audience: audiences.get(f.youngPersonId) ?? [] })),
    )
  })

const atOnce = 200
/**
 * Each five minutes: what still waits is given to the antivirus again, and once one is installed what came before it too. Without one,
 * nothing waits: it says "not scanned".
 */
export const scanWaiting = job({
  name: 'files.scan-waiting',
  data: z.object({}),
  cron: '*/5 * * * *',
  atStart: true,
  handle: async (s) => {
    if (!s.config.clamavUrl) return s.db.run(sql`update files.file set scan = 'not-scanned' where scan = 'waiting'`)
    return transact(s, async ({ db, enqueue }) => {
      const waiting = await db.many(
        z.object({ fileId: z.uuid() }),
        sql`select f.id as "fileId" from files.file f where f.scan in ('waiting', 'not-scanned') and f.emptied_at is null order by f.added_at desc limit ${atOnce}`,
      )
      for (const { fileId } of waiting) await enqueue(scanFile, { fileId }, fileId)
    })
  },
})

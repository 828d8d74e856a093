import { z } from '#platform/api'
import { seal } from '#platform/secret'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import type { AspSettings } from './transport.ts'
import { writeFile } from './wire/envelope.ts'

/** Seals the weekly state of control: every dossier that is open, its version and its fingerprint; nothing when there is none. */
export const sealControl = (s: Surroundings, settings: AspSettings) => transact(s, (work) => sealOne(work, settings))

const Row = z.object({ number: z.string(), version: z.int(), status: z.enum(['OUVERT', 'SUSPENDU', 'CLOS']), hash: z.string() })

async function sealOne(work: Work, { emitter, environment }: AspSettings): Promise<string[]> {
  const { db, clock, ids } = work
  const now = clock.now()
  await db.run(sql`select pg_advisory_xact_lock(hashtext('payments.seal.ETA'))`)
  await db.run(sql`insert into payments.flow (flow, emitter) values ('ETA', ${emitter}) on conflict do nothing`)
  // what is on its way is compared the next time
  const rows = await db.many(
    Row,
    sql`select number, version, right_status as status, content_hash as hash from payments.dossier d
      where right_status <> 'CLOS' and not exists (select from payments.movement m where m.dossier_id = d.id and m.state in ('to_send', 'in_batch', 'sent'))
        and exists (select from payments.movement m where m.dossier_id = d.id and m.state = 'accepted') order by number`,
  )
  const { last, name, hash } = await db.one(
    z.object({ last: z.int(), name: z.string().nullable(), hash: z.string().nullable() }),
    sql`select last_sequence as last, last_name as name, last_hash as hash from payments.flow where flow = 'ETA' and emitter = ${emitter} for update`,
  )
  if (!rows.length) return []
  const lines = rows.map((r, at) => ({
    numLigne: at + 1,
    numDossier: r.number,
    versionDossier: r.version,
    statut: r.status,
    empreinteEtat: r.hash,
  }))
  const previous = name && hash ? { name, sha256: hash } : null
  const file = writeFile({
    kind: 'ETA',
    flow: 'ETA',
    emitter,
    recipient: 'ASP',
    sequence: last + 1,
    writtenAt: now,
    environment,
    previous,
    lines,
  })
  await db.run(
    sql`update payments.flow set last_sequence = ${last + 1}, last_name = ${file.name}, last_hash = ${file.sha256} where flow = 'ETA' and emitter = ${emitter}`,
  )
  await db.run(sql`insert into payments.batch (id, flow, emitter, sequence, name, bytes, sha256, size, line_count, total_cents, state, sealed_at, state_at)
    values (${ids.uuid()}, 'ETA', ${emitter}, ${last + 1}, ${file.name}, ${seal(work, file.name, file.bytes)}, ${file.sha256}, ${file.bytes.length}, ${lines.length}, null, 'sealed', ${now}, ${now})`)
  return [file.name]
}

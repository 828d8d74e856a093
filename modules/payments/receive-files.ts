import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { seal } from '#platform/secret'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import { type Anomaly, openAnomalies, resolveAnomalies } from './anomalies.ts'
import { applyFile } from './apply-file.ts'
import { NotYet, Unbelievable } from './file-outcomes.ts'
import { type AspSettings, sidecarOf, type Transport, TransportFault } from './transport.ts'
import { sha256 } from './wire/canonical.ts'
import { type FileName, parseFileName } from './wire/file-name.ts'
import { type Reading, readFile } from './wire/read-file.ts'

/** What became of the files found in one pass. */
export type Received = { applied: number; duplicates: number; quarantined: number; waiting: number; foreign: number; stuck: number }

const limit = 32 << 20
const order = ['CAL', 'DOS', 'PAI', 'ETA', 'REG', 'RBQ', 'ORV', 'REL']
/** What a file looks like while it is being written. */
const unfinished = ['empty', 'truncated', 'not-json', 'not-closed']

type Asked = { only?: string; settleMs: number }

/** Takes what the ASP put: each file kept, checked, applied in one transaction, then put away. A file that says no good is left there. */
export async function receiveFiles(
  s: Surroundings,
  transport: Transport,
  settings: AspSettings,
  { only, settleMs }: Asked,
): Promise<Received> {
  const counts: Received = { applied: 0, duplicates: 0, quarantined: 0, waiting: 0, foreign: 0, stuck: 0 }
  const listed = await transport.list()
  const names = new Set(listed.map((f) => f.name))
  const ours = listed.flatMap((f) => {
    const name = parseFileName(f.name)
    return name && isForUs(name, settings) ? [{ ...name, size: f.size }] : []
  })
  counts.foreign = listed.length - ours.length
  const wanted = ours.filter((f) => !only || f.flow === only).sort(inOrder)
  for (const file of wanted) {
    const hasSidecar = names.has(sidecarOf(file.name))
    if (settings.can.sidecar && !hasSidecar) counts.waiting += 1
    else counts[await receiveOne(s, transport, settings, file, { hasSidecar, settleMs })] += 1
  }
  return counts
}

const isForUs = (name: FileName, { emitter }: AspSettings) => (name.answer ? name.emitter === emitter : name.emitter === 'ASP')

/** Acknowledgements before line returns; each flow by its sequence. */
const inOrder = (a: FileName, b: FileName) =>
  order.indexOf(a.flow) - order.indexOf(b.flow) ||
  a.sequence - b.sequence ||
  (a.answer ?? '').localeCompare(b.answer ?? '') ||
  a.part - b.part

type Found = FileName & { size: number }

async function receiveOne(
  s: Surroundings,
  transport: Transport,
  settings: AspSettings,
  file: Found,
  how: { hasSidecar: boolean; settleMs: number },
) {
  const bytes = await transport.get(file.name, limit)
  const hash = sha256(bytes)
  if (await isKnown(s, file.name, hash)) return putAway(s, transport, file.name, hash, 'duplicates')
  const reading = await readOne(s, settings, file, bytes)
  const isOther = how.hasSidecar && !(await announced(transport, file.name)).startsWith(hash)
  if (
    (isOther || (reading.fault && unfinished.includes(reading.fault.reason))) &&
    (await isGrowing(transport, file.name, bytes.length, how.settleMs))
  )
    return 'waiting' as const
  const said = isOther && reading.file ? ({ fault: { reason: 'fingerprint', code: '2010', detail: 'sidecar' } } as const) : reading
  const outcome = await keepAndApply(s, file, bytes, hash, said)
  return outcome === 'applied' ? putAway(s, transport, file.name, hash, 'applied') : outcome
}

const announced = async (transport: Transport, name: string) => (await transport.get(sidecarOf(name), 200)).toString('latin1')

async function isGrowing(transport: Transport, name: string, size: number, settleMs: number) {
  if (settleMs) await new Promise((later) => setTimeout(later, settleMs))
  return (await transport.list()).find((f) => f.name === name)?.size !== size
}

/** Known and done with: the same name and content again has no effect. A file that waits for an answer of ours is looked at again. */
const isKnown = async ({ db }: Surroundings, name: string, hash: string) =>
  Boolean(
    await db.maybe(
      z.object({ id: z.int() }),
      sql`select id from payments.received_file where name = ${name} and sha256 = ${hash} and state = 'applied'`,
    ),
  )

async function readOne({ db }: Surroundings, settings: AspSettings, file: Found, bytes: Buffer): Promise<Reading> {
  const origins = await hashesOf(db, file)
  return readFile(file.name, bytes, { environment: settings.environment, originOf: (name) => origins.get(name) })
}

async function hashesOf(db: Db, { answer, emitter, flow, sequence }: FileName) {
  if (!answer) return new Map<string, string>()
  const rows = await db.many(
    z.object({ name: z.string(), sha256: z.string() }),
    sql`select name, sha256 from payments.batch where flow = ${flow} and emitter = ${emitter} and sequence = ${sequence}`,
  )
  return new Map(rows.map((r) => [r.name, r.sha256]))
}

async function keepAndApply(s: Surroundings, file: Found, bytes: Buffer, hash: string, { file: read, fault }: Reading) {
  if (!read) return quarantine(s, file, bytes, hash, fault.reason, `${fault.detail ?? ''} ${fault.at ?? ''}`.trim())
  const before = await s.db.maybe(
    z.object({ id: z.int() }),
    sql`select id from payments.received_file where name = ${file.name} and state = 'applied'`,
  )
  // a file that is put again is acknowledged again, under the same name
  if (before && file.answer !== 'AccuseReception') return quarantine(s, file, bytes, hash, 'file-changed', '')
  try {
    await transact(s, async (work) => {
      await work.db.run(sql`select pg_advisory_xact_lock(hashtext('payments.apply'))`)
      const id = await keep(work, file, bytes, hash, { state: 'applied', reason: null, detail: null })
      const anomalies = await applyFile(work, read, id)
      await openAnomalies(work.db, work.clock.now(), [...anomalies, ...(await noteSequence(work, file, id))])
      await resolveAnomalies(work.db, work.clock.now(), 'file-quarantined', [file.name], 'le fichier complet est arrivé')
    })
    return 'applied' as const
  } catch (error) {
    if (error instanceof NotYet) return 'waiting' as const
    if (error instanceof Unbelievable) return quarantine(s, file, bytes, hash, error.reason, error.message)
    throw error
  }
}

/** Kept as evidence, with its exact reason; nothing of it is applied, and it stays on the server. */
async function quarantine(s: Surroundings, file: Found, bytes: Buffer, hash: string, reason: string, detail: string) {
  await transact(s, async (work) => {
    const id = await keep(work, file, bytes, hash, { state: 'quarantined', reason, detail })
    const type = reason === 'file-changed' ? 'file-changed' : 'file-quarantined'
    await openAnomalies(work.db, work.clock.now(), [
      { type, severity: 'critical', about: file.name, fileId: id, received: `${reason} ${detail}`.trim() },
    ])
  })
  return 'quarantined' as const
}

async function keep(
  work: Work,
  file: Found,
  bytes: Buffer,
  hash: string,
  as: { state: string; reason: string | null; detail: string | null },
) {
  const now = work.clock.now()
  const { id } = await work.db.one(
    z.object({ id: z.int() }),
    sql`insert into payments.received_file (name, sha256, bytes, size, flow, sequence, state, reason, detail, received_at, applied_at)
      values (${file.name}, ${hash}, ${seal(work, file.name, bytes)}, ${bytes.length}, ${file.flow}, ${file.sequence}, ${as.state}, ${as.reason}, left(${as.detail}::text, 500),
        ${now}, ${as.state === 'applied' ? now : null})
      on conflict (name, sha256) do update set state = excluded.state, reason = excluded.reason, detail = excluded.detail, applied_at = excluded.applied_at
      returning id`,
  )
  return id
}

/** The numbers of the ASP's own flows: a hole is an anomaly until the missing file comes, and keeps series from being closed. */
async function noteSequence({ db, clock }: Work, { flow, answer, emitter, sequence }: FileName, fileId: number): Promise<Anomaly[]> {
  if (answer) return []
  const { last } = await db.one(
    z.object({ last: z.int() }),
    sql`insert into payments.flow (flow, emitter, last_sequence) values (${flow}, ${emitter}, 0) on conflict (flow, emitter) do update set flow = excluded.flow
      returning last_sequence as last`,
  )
  await db.run(
    sql`update payments.flow set last_sequence = ${sequence} where flow = ${flow} and emitter = ${emitter} and last_sequence < ${sequence}`,
  )
  await resolveAnomalies(db, clock.now(), 'sequence-gap', [`${flow} ${sequence}`], 'le fichier manquant est arrivé')
  const missing = Array.from({ length: Math.min(Math.max(0, sequence - last - 1), 1000) }, (_, at) => last + 1 + at)
  return missing.map((n) => ({ type: 'sequence-gap', severity: 'warning', about: `${flow} ${n}`, fileId }))
}

/** After the commit only; a server that keeps it meets us again with a duplicate, and is asked again. */
async function putAway(s: Surroundings, transport: Transport, name: string, hash: string, as: 'applied' | 'duplicates') {
  try {
    await transport.archive(name)
    await s.db.run(sql`update payments.received_file set is_archived = true where name = ${name} and sha256 = ${hash}`)
    await resolveAnomalies(s.db, s.clock.now(), 'file-stays', [name], 'le fichier a été rangé')
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error
    await openAnomalies(s.db, s.clock.now(), [{ type: 'file-stays', severity: 'warning', about: name, received: error.message }])
    return as === 'applied' ? as : ('stuck' as const)
  }
  return as
}

import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { type Surroundings, transact } from '#platform/work'
import { type Anomaly, openAnomalies, resolveAnomalies } from './anomalies.ts'
import { type Received, receiveFiles } from './receive-files.ts'
import { reconcile } from './reconcile.ts'
import { repeatAttempts } from './repeat-attempts.ts'
import { type Quotas, quotas, sealBatches } from './seal-batches.ts'
import { sealControl } from './seal-control.ts'
import { type AspSettings, openTransport, type Transport, TransportFault, type TransportProblem } from './transport.ts'
import { findSilence, uploadBatches } from './upload-batches.ts'
import { parseFileName } from './wire/file-name.ts'

/** What one pass did: the line that `npm run asp:exchange` prints. */
export type Pass = {
  outcome: 'done' | 'not-configured' | 'already-running' | 'waiting' | 'failed'
  problem?: TransportProblem | undefined
  sealed: string[]
  uploaded: number
  received: Received
  late: number
  reconciledSeries: string[]
}

export type PassOptions = {
  limits?: Quotas
  /** How long a file that looks unfinished is watched, milliseconds. */
  settleMs?: number
  /** Pauses between tries of one upload, milliseconds; a little chance is added. */
  pauses?: readonly number[]
  /** The weekly comparison leaves with this pass. */
  withControl?: boolean
}

const nothing: Received = { applied: 0, duplicates: 0, quarantined: 0, waiting: 0, foreign: 0, stuck: 0 }
const closedFor = 15 * 60_000
const failuresBefore = 5
const usualPauses = [500, 1000, 2000, 4000]

/** One pass of the exchange: calendar in, movements out, everything in, payments out. Two at once are one; failures never lose anything. */
export async function exchange(s: Surroundings, options: PassOptions = {}): Promise<Pass> {
  const pass: Pass = { outcome: 'done', sealed: [], uploaded: 0, received: { ...nothing }, late: 0, reconciledSeries: [] }
  const settings = s.config.asp
  if (!settings) return { ...pass, outcome: 'not-configured' }
  // held for the whole pass by a connection of its own, so that it ends with the process whatever happens
  return s.db.tx(async (db) => {
    const { isOurs } = await db.one(
      z.object({ isOurs: z.boolean() }),
      sql`select pg_try_advisory_xact_lock(hashtext('payments.exchange')) as "isOurs"`,
    )
    if (!isOurs) return { ...pass, outcome: 'already-running' as const }
    return runPass(s, settings, pass, options)
  })
}

async function runPass(s: Surroundings, settings: AspSettings, pass: Pass, options: PassOptions): Promise<Pass> {
  if (await isClosed(s)) return { ...pass, outcome: 'waiting' }
  for (let tries = 0; ; tries++) {
    try {
      await talk(s, settings, pass, options)
      await noteSuccess(s)
      return await finish(s, pass)
    } catch (error) {
      if (!(error instanceof TransportFault)) throw error
      const pause = (options.pauses ?? usualPauses)[tries]
      // who is not who they should be is not asked again and again
      if (error.problem === 'untrusted' || pause === undefined)
        return { ...(await noteFailure(s, error, pass)), ...(await finish(s, pass)), outcome: 'failed', problem: error.problem }
      await new Promise((later) => setTimeout(later, pause * (0.5 + Math.random())))
    }
  }
}

async function talk(s: Surroundings, settings: AspSettings, pass: Pass, options: PassOptions) {
  const transport = await openTransport(settings)
  const settleMs = options.settleMs ?? 10_000
  try {
    add(pass.received, await receiveFiles(s, transport, settings, { only: 'CAL', settleMs }))
    await checkNotBehind(s, transport, settings)
    pass.sealed.push(...(await sealBatches(s, 'DOS', settings, options.limits ?? quotas)))
    pass.uploaded += await uploadBatches(s, transport, 'DOS')
    add(pass.received, await receiveFiles(s, transport, settings, { settleMs }))
    await transact(s, repeatAttempts)
    // what the ASP could not read is put again, movements before the payments that need them
    pass.uploaded += await uploadBatches(s, transport, 'DOS')
    pass.sealed.push(...(await sealBatches(s, 'PAI', settings, options.limits ?? quotas)))
    pass.uploaded += await uploadBatches(s, transport, 'PAI')
    if (options.withControl) pass.sealed.push(...(await sealControl(s, settings)))
    pass.uploaded += await uploadBatches(s, transport, 'ETA')
  } finally {
    await transport.close()
  }
}

/** Files under our name with numbers we never gave: this database was restored from before them, and must not give the numbers again. */
async function checkNotBehind(s: Surroundings, transport: Transport, { emitter }: AspSettings) {
  const answers = (await transport.list()).flatMap(({ name }) => parseFileName(name) ?? []).filter((f) => f.answer && f.emitter === emitter)
  const ahead = [...(await transport.listPut(emitter)), ...answers]
  await transact(s, async ({ db, clock }) => {
    for (const { flow, sequence } of ahead) {
      await db.run(sql`insert into payments.flow (flow, emitter) values (${flow}, ${emitter}) on conflict do nothing`)
      const held = await db.run(sql`update payments.flow set held_because = 'sequence-ahead', held_at = ${clock.now()}
        where flow = ${flow} and emitter = ${emitter} and last_sequence < ${sequence} and ${sequence} < last_sequence + 1000 and held_because is null`)
      if (held) await openAnomalies(db, clock.now(), [{ type: 'sequence-ahead', severity: 'critical', about: `${flow} ${sequence}` }])
    }
  })
}

async function finish(s: Surroundings, pass: Pass): Promise<Pass> {
  pass.late = await findSilence(s)
  await findOldMovements(s)
  pass.reconciledSeries = await transact(s, reconcile)
  return pass
}

function add(total: Received, more: Received) {
  for (const key of Object.keys(total) as (keyof Received)[])
    total[key] = ['foreign', 'waiting', 'stuck'].includes(key) ? more[key] : total[key] + more[key]
}

async function isClosed({ db, clock }: Surroundings) {
  const { openUntil } = await db.one(
    z.object({ openUntil: z.string().nullable() }),
    sql`select open_until as "openUntil" from payments.circuit`,
  )
  return openUntil !== null && Date.parse(openUntil) > Date.parse(clock.now())
}

async function noteSuccess(s: Surroundings) {
  await transact(s, async ({ db, clock }) => {
    await db.run(sql`update payments.circuit set failures = 0, open_until = null, last_problem = null, last_pass_at = ${clock.now()}`)
    for (const type of ['transport-unreachable', 'transport-untrusted', 'transport-refused'] as const)
      await resolveAnomalies(db, clock.now(), type, ['transport'], 'l’échange a repris')
  })
}

/** Five failures in a row: nothing is tried for a quarter of an hour, and somebody is told. A stranger in its place stops it at once. */
async function noteFailure(s: Surroundings, { problem, message }: TransportFault, pass: Pass): Promise<Pass> {
  const now = s.clock.now()
  const until = new Date(Date.parse(now) + closedFor).toISOString()
  await transact(s, async ({ db }) => {
    await db.run(sql`update payments.circuit set failures = failures + 1, last_problem = ${problem}, last_pass_at = ${now},
      open_until = case when failures + 1 >= ${failuresBefore} or ${problem} = 'untrusted' then ${until}::timestamptz else open_until end`)
    const type = problem === 'untrusted' ? 'transport-untrusted' : problem === 'refused' ? 'transport-refused' : 'transport-unreachable'
    await openAnomalies(db, now, [
      { type, severity: problem === 'untrusted' ? 'critical' : 'warning', about: 'transport', received: message },
    ])
  })
  s.log.warn({ problem }, 'the exchange with the ASP failed')
  return pass
}

/** A change that did not leave for a day is said. */
async function findOldMovements(s: Surroundings) {
  await transact(s, async ({ db, clock }) => {
    const old = await db.many(
      z.object({ id: z.uuid(), dossierId: z.uuid() }),
      sql`select id, dossier_id as "dossierId" from payments.movement where state = 'to_send' and created_at < ${clock.now()}::timestamptz - interval '24 hours' order by created_at limit 1000`,
    )
    const anomalies = old.map((m): Anomaly => ({ type: 'movement-late', severity: 'warning', about: m.id, dossierId: m.dossierId }))
    await openAnomalies(db, clock.now(), anomalies)
    await db.run(sql`update payments.anomaly n set resolved_at = ${clock.now()}, resolution = 'le mouvement est parti' from payments.movement m
      where n.type = 'movement-late' and n.resolved_at is null and m.id::text = n.about and m.state <> 'to_send'`)
  })
}

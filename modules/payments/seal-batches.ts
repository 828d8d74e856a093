import { z } from '#platform/api'
import { seal, unseal } from '#platform/secret'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import { openAnomalies } from './anomalies.ts'
import { openState } from './tell-dossier.ts'
import type { AspSettings } from './transport.ts'
import { type LineOf, writeFile } from './wire/envelope.ts'
import type { SentFlow } from './wire/file-name.ts'
import { ulidOf } from './wire/identifiers.ts'
import { MovementLine } from './wire/movement-line.ts'
import { PaymentLine } from './wire/payment-line.ts'

/** Lines and bytes a file, files a day, payment lines a week (2.3). */
export const quotas = { DOS: 700, PAI: 7000, filesADay: 10, paymentsAWeek: 100_000 }
export type Quotas = typeof quotas

/** Seals what waits into files whose bytes never change again, movements or payments; at most `quotas`. The names sealed. */
export async function sealBatches(s: Surroundings, flow: 'DOS' | 'PAI', settings: AspSettings, limits: Quotas = quotas) {
  const sealed: string[] = []
  for (;;) {
    const name = await transact(s, (work) => sealOne(work, flow, settings, limits))
    if (!name) return sealed
    sealed.push(name)
  }
}

async function sealOne(work: Work, flow: 'DOS' | 'PAI', settings: AspSettings, limits: Quotas) {
  await work.db.run(sql`select pg_advisory_xact_lock(hashtext(${`payments.seal.${flow}`}))`)
  if (!(await mayLeave(work, flow, settings, limits))) return undefined
  const rows = flow === 'DOS' ? await movementsToSend(work, limits.DOS) : await paymentsToSend(work, limits)
  const lines = await usable(work, flow, rows)
  if (!lines.length) return undefined
  return keep(work, flow, settings, lines)
}

type Prepared = { id: string; line: object }

/** The flow is not held, nothing of it waits undelivered, and today's files are not used up. */
async function mayLeave({ db, clock }: Work, flow: SentFlow, { emitter }: AspSettings, limits: Quotas) {
  await db.run(sql`insert into payments.flow (flow, emitter) values (${flow}, ${emitter}) on conflict do nothing`)
  const { isFree } = await db.one(
    z.object({ isFree: z.boolean() }),
    sql`select held_because is null
        and (select count(*) from payments.batch b where b.flow = ${flow} and b.sealed_at > ${clock.now()}::timestamptz - interval '24 hours') < ${limits.filesADay} as "isFree"
      from payments.flow where flow = ${flow} and emitter = ${emitter} for update`,
  )
  return isFree
}

const MovementRow = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  number: z.string(),
  version: z.int(),
  type: z.enum(['C', 'M', 'S', 'R', 'F', 'A']),
  natures: z.array(z.string()),
  effectiveOn: z.string(),
  decidedOn: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  motive: z.string().nullable(),
  motiveLabel: z.string(),
  content: z.instanceof(Buffer),
  aspDossierId: z.string().nullable(),
  aspPersonId: z.string().nullable(),
})

/** Ends first, then suspensions and resumptions, bank details, creations, the rest; each oldest first. */
async function movementsToSend(work: Work, most: number): Promise<Prepared[]> {
  const rows = await work.db.many(
    MovementRow,
    sql`select m.id, d.id as "dossierId", d.number, d.version, m.type, m.natures, m.effective_on as "effectiveOn", m.decided_on as "decidedOn",
        m.notified_on as "notifiedOn", m.motive, m.motive_label as "motiveLabel", d.content, d.asp_dossier_id as "aspDossierId", d.asp_person_id as "aspPersonId"
      from payments.movement m join payments.dossier d on d.id = m.dossier_id
      where m.state = 'to_send'
        -- of a dossier whose last movement is on its way, the next one waits: it would be judged before it
        and not exists (select from payments.movement o where o.dossier_id = m.dossier_id and o.state in ('in_batch', 'sent'))
      order by case m.type when 'F' then 0 when 'A' then 0 when 'S' then 1 when 'R' then 2 when 'C' then 4 else
        case when 'COORD_BANCAIRES' = any(m.natures) then 3 else 5 end end, m.created_at, m.id
      limit ${most} for update of m skip locked`,
  )
  return rows.map((r) => ({
    id: r.id,
    line: {
      typeMouvement: r.type,
      idMouvement: ulidOf(r.id),
      numDossier: r.number,
      idDossierAsp: r.aspDossierId,
      idIndividuAsp: r.aspPersonId,
      versionDossier: r.version,
      dateEffet: r.effectiveOn,
      dateDecision: r.decidedOn,
      dateNotification: r.notifiedOn,
      motif: r.motive ? { code: r.motive, libelle: r.motiveLabel } : null,
      natureChangements: r.natures,
      ...stateOrNothing(work, r),
      codeTraitement: null,
      libelleTraitement: null,
    },
  }))
}

/** A state that cannot be read is left out, so that the line is found wanting and the others leave. */
function stateOrNothing(work: Work, { dossierId, content }: { dossierId: string; content: Buffer }) {
  try {
    return openState(work, dossierId, content)
  } catch {
    return {}
  }
}

const AttemptRow = z.object({
  id: z.uuid(),
  type: z.enum(['P', 'N', 'X']),
  targetId: z.uuid().nullable(),
  prestation: z.string(),
  dossier: z.string(),
  aspDossierId: z.string().nullable(),
  number: z.int(),
  requiredVersion: z.int(),
  month: z.string(),
  kind: z.string(),
  lumpSumCents: z.int(),
  deductedCents: z.int(),
  reductionCents: z.int(),
  arrearsCents: z.int(),
  askedCents: z.int(),
  scale: z.string(),
  calculationHash: z.string(),
  accountId: z.uuid(),
  wishedSeries: z.string().nullable(),
  validators: z.unknown(),
  address: z.instanceof(Buffer).nullable(),
})

/** Guards are asked again here, inside the transaction: right open, no movement waiting before the payment, account not blocked, person alive. */
async function paymentsToSend(work: Work, { PAI, paymentsAWeek }: Quotas): Promise<Prepared[]> {
  await setAsideBlocked(work)
  const { sent } = await work.db.one(
    z.object({ sent: z.int() }),
    sql`select coalesce(sum(line_count), 0)::int as sent from payments.batch where flow = 'PAI' and sealed_at > ${work.clock.now()}::timestamptz - interval '7 days'`,
  )
  const rows = await work.db.many(
    AttemptRow,
    sql`select a.id, a.type, a.target_id as "targetId", a.prestation, d.number as dossier, d.asp_dossier_id as "aspDossierId", a.number,
        a.required_version as "requiredVersion", a.month, a.kind, a.lump_sum_cents as "lumpSumCents", a.deducted_cents as "deductedCents",
        a.reduction_cents as "reductionCents", a.arrears_cents as "arrearsCents", a.asked_cents as "askedCents", a.scale, a.calculation_hash as "calculationHash",
        a.account_id as "accountId", a.wished_series as "wishedSeries", a.validators, a.address
      from payments.attempt a join payments.dossier d on d.id = a.dossier_id
      where a.state = 'ready'
        and (a.type <> 'P' or not exists (select from payments.movement m where m.dossier_id = d.id and m.state = 'to_send'))
      order by case a.type when 'N' then 0 else 1 end, a.created_at, a.id
      limit ${Math.max(0, Math.min(PAI, paymentsAWeek - sent))} for update of a skip locked`,
  )
  return rows.map((r) => ({ id: r.id, line: paymentLine(work, r) }))
}

/** Seen where they wait, with what they wait for: an account nobody pays to, a person who died. */
const setAsideBlocked = ({ db, clock }: Work) =>
  db.run(sql`update payments.attempt a set state = 'incomplete', state_at = ${clock.now()}, blocked_by = case when d.is_dead then 'death' else 'account-blocked' end
    from payments.dossier d where d.id = a.dossier_id and a.state = 'ready' and a.type = 'P'
      and (d.is_dead or exists (select from payments.blocked_account b where b.account_id = a.account_id))`)

const paymentLine = (work: Work, r: z.infer<typeof AttemptRow>) => ({
  typeMouvement: r.type,
  idLigne: ulidOf(r.id),
  idLigneCible: r.targetId && ulidOf(r.targetId),
  numPrestation: r.prestation,
  numDossier: r.dossier,
  idDossierAsp: r.aspDossierId,
  tentative: r.number,
  versionDossierRequise: r.requiredVersion,
  mois: r.month,
  nature: r.kind,
  montantForfaitaireCentimes: r.lumpSumCents,
  ressourcesDeduitesCentimes: r.deductedCents,
  reductionCentimes: r.reductionCents,
  rappelCentimes: r.arrearsCents,
  montantDemandeCentimes: r.askedCents,
  bareme: r.scale,
  empreinteCalcul: r.calculationHash,
  idCoordBancaires: ulidOf(r.accountId),
  serieSouhaitee: r.wishedSeries,
  valideurs: r.validators,
  ...(r.address && { adressePostale: JSON.parse(unseal(work, r.id, r.address)) as object }),
  codeTraitement: null,
  libelleTraitement: null,
})

/** Lines that hold the shape, numbered; one that does not is set aside with its reason, and the others leave. */
async function usable(work: Work, flow: 'DOS' | 'PAI', rows: readonly Prepared[]) {
  const shape = flow === 'DOS' ? MovementLine : PaymentLine
  const fine: { id: string; line: object }[] = []
  for (const { id, line } of rows) {
    const numbered = { numLigne: fine.length + 1, ...line }
    const fault = shape.safeParse(numbered).error?.issues[0]
    if (fault) await setAside(work, flow, id, `${fault.path.join('/')}: ${fault.message}`.slice(0, 300))
    else fine.push({ id, line: numbered })
  }
  return fine
}

async function setAside({ db, clock }: Work, flow: 'DOS' | 'PAI', id: string, why: string) {
  if (flow === 'PAI')
    await db.run(sql`update payments.attempt set state = 'incomplete', blocked_by = ${why}, state_at = ${clock.now()} where id = ${id}`)
  else
    await db.run(
      sql`update payments.movement set state = 'rejected', code = '3202', field = ${why}, state_at = ${clock.now()} where id = ${id}`,
    )
  await openAnomalies(db, clock.now(), [{ type: 'line-mismatch', severity: 'warning', about: id, received: why }])
}

/** The next number from a locked row, the bytes, and every line on its way: one transaction, so that nothing is half sealed. */
async function keep(work: Work, flow: 'DOS' | 'PAI', settings: AspSettings, lines: readonly Prepared[]) {
  const { db, clock, ids } = work
  const now = clock.now()
  const { lastSequence, lastName, lastHash } = await db.one(
    z.object({ lastSequence: z.int(), lastName: z.string().nullable(), lastHash: z.string().nullable() }),
    sql`select last_sequence as "lastSequence", last_name as "lastName", last_hash as "lastHash" from payments.flow
      where flow = ${flow} and emitter = ${settings.emitter} for update`,
  )
  const file = writeFile({
    kind: flow,
    flow,
    emitter: settings.emitter,
    recipient: 'ASP',
    sequence: lastSequence + 1,
    writtenAt: now,
    environment: settings.environment,
    previous: lastName && lastHash ? { name: lastName, sha256: lastHash } : null,
    lines: lines.map((l) => l.line) as LineOf<'DOS'>[] & LineOf<'PAI'>[],
  })
  const id = ids.uuid()
  await db.run(sql`update payments.flow set last_sequence = ${lastSequence + 1}, last_name = ${file.name}, last_hash = ${file.sha256}
    where flow = ${flow} and emitter = ${settings.emitter}`)
  await db.run(sql`insert into payments.batch (id, flow, emitter, sequence, name, bytes, sha256, size, line_count, total_cents, state, sealed_at, state_at)
    values (${id}, ${flow}, ${settings.emitter}, ${lastSequence + 1}, ${file.name}, ${seal(work, file.name, file.bytes)}, ${file.sha256}, ${file.bytes.length},
      ${lines.length}, ${file.total}, 'sealed', ${now}, ${now})`)
  const lineIds = lines.map((l) => l.id)
  const numbers = lines.map((_, at) => at + 1)
  if (flow === 'PAI') {
    await db.run(
      sql`insert into payments.batch_line (batch_id, number, attempt_id) select ${id}, n, a from unnest(${numbers}::int[], ${lineIds}::uuid[]) as l (n, a)`,
    )
    await db.run(sql`update payments.attempt set state = 'in_batch', state_at = ${now} where id = any(${lineIds})`)
  } else {
    await db.run(
      sql`insert into payments.batch_line (batch_id, number, movement_id) select ${id}, n, m from unnest(${numbers}::int[], ${lineIds}::uuid[]) as l (n, m)`,
    )
    await db.run(sql`update payments.movement m set state = 'in_batch', version = d.version, state_at = ${now} from payments.dossier d
      where d.id = m.dossier_id and m.id = any(${lineIds})`)
  }
  return file.name
}

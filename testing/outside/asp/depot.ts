import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ControlOutcome, MovementOutcome, PaymentOutcome } from '../../../modules/payments/wire/answer-lines.ts'
import { fingerprintOf, sha256 } from '../../../modules/payments/wire/canonical.ts'
import { meaningOf } from '../../../modules/payments/wire/codes.ts'
import type { Environment } from '../../../modules/payments/wire/envelope.ts'
import { parseFileName, type SentFlow } from '../../../modules/payments/wire/file-name.ts'
import type { ControlLine } from '../../../modules/payments/wire/payment-line.ts'
import { checkAround, type OpenedFile, openFile } from '../../../modules/payments/wire/read-file.ts'
import type { Faults } from './faults.ts'
import { judgeMovement, type Knowledge } from './judge-movement.ts'
import { judgePayment } from './judge-payment.ts'
import type { Out } from './out.ts'
import type { AspState } from './state.ts'

/** How many lines of the next payment file are left for a later return, and those that wait for it. */
export type Later = { next: number; waiting: { flow: SentFlow; origin: Origin; lines: PaymentOutcome[] }[] }
type Place = {
  later: Later
  folder: string
  state: AspState
  faults: Faults
  out: Out
  environment: Environment
  known: Knowledge
  now: () => string
}

/** Lines and bytes at most, by flow (2.3). */
const limits: Record<SentFlow, { lines: number; bytes: number }> = {
  DOS: { lines: 700, bytes: 2 << 20 },
  PAI: { lines: 7000, bytes: 16 << 20 },
  ETA: { lines: 500_000, bytes: 128 << 20 },
}
const order = ['DOS', 'PAI', 'ETA']

/** Takes every whole file of `depot`: movements before payments, each flow in its order; answers each. How many were taken. */
export function takeDepot(place: Place) {
  for (const { flow, origin, lines } of place.later.waiting.splice(0)) place.out.answer('PAI-return', flow, { ...origin, part: 2 }, lines)
  const folder = path.join(place.folder, 'depot')
  const names = readdirSync(folder)
    .flatMap((name) => parseFileName(name) ?? [])
    .filter((f) => !f.answer && f.flow in limits)
    .sort((a, b) => order.indexOf(a.flow) - order.indexOf(b.flow) || a.sequence - b.sequence)
  for (const { name } of names) takeFile(place, name, path.join(folder, name))
  return names.length
}

function takeFile(place: Place, name: string, at: string) {
  const { state, faults, out } = place
  const bytes = readFileSync(at)
  const { flow, sequence } = parseFileName(name) as { flow: SentFlow; sequence: number }
  const hash = sha256(bytes)
  const isAnnounced = existsSync(`${at}.sha256`)
  const opened = openFile(name, bytes, { environment: place.environment, limits: limits[flow] })
  let code = codeOf(place, name, hash, isAnnounced && !readFileSync(`${at}.sha256`, 'utf8').startsWith(hash), opened)
  if (code === '0000' && faults.strikes(22)) code = '2005'
  if (code === '0000' && faults.strikes(23)) code = '2002'
  renameSync(at, path.join(place.folder, 'recus', `${sequence}-${Date.now()}-${name}`))
  rmSync(`${at}.sha256`, { force: true })
  const lines = 'raw' in opened ? opened.raw.lignesTelechargement : []
  const read = code === '0000' && faults.strikes(24) ? lines.length + 1 : lines.length
  out.answer('acknowledgement', flow, { name, sha256: hash, sequence }, [
    {
      nomFichier: name,
      sha256Recu: hash,
      octetsRecus: bytes.length,
      nbLignesLues: read,
      totalCentimesLu: 'raw' in opened ? (opened.raw.finDeFichier?.totalCentimes ?? null) : null,
      statut: code === '0000' ? 'ACCEPTE' : code === '2001' ? 'DEJA_RECU' : 'REJETE',
      codeTraitement: code,
      libelleTraitement: meaningOf(code).label,
      recuLe: place.now(),
    },
  ])
  if (code === '2001') return
  // a file that could not be read may come again under its name; of any other the number is used
  const isFinal = !['2005', '2007', '2009'].includes(code)
  if (isFinal) state.sequenceIn[flow] = sequence
  state.received[name] = { sha256: hash, flow, sequence, isFinal, code }
  if (code === '0000' && 'raw' in opened) integrate(place, flow, { name, sha256: hash, sequence }, lines)
}

function codeOf(
  { state, environment }: Place,
  name: string,
  hash: string,
  isOtherThanAnnounced: boolean,
  opened: ReturnType<typeof openFile>,
) {
  const known = state.received[name]
  if (known?.isFinal) return known.sha256 === hash ? '2001' : '2002'
  if (isOtherThanAnnounced) return '2010'
  if (opened.fault) return opened.fault.code
  const fault = checkAround(opened as OpenedFile, { environment })
  if (fault) return fault.code
  const { flow, sequence } = (opened as OpenedFile).name
  const before = Object.entries(state.received).find(([, f]) => f.flow === flow && f.sequence === sequence - 1 && f.isFinal)
  if (sequence !== (state.sequenceIn[flow] ?? 0) + 1) return '2007'
  const { precedent } = (opened as OpenedFile).raw.entete
  return before && (precedent?.nomFichier !== before[0] || precedent.sha256 !== before[1].sha256) ? '2010' : '0000'
}

type Origin = { name: string; sha256: string; sequence: number }

function integrate(place: Place, flow: SentFlow, origin: Origin, given: unknown[]) {
  const lines = given as Record<string, never>[]
  if (flow === 'DOS')
    return place.out.answer(
      'DOS-return',
      flow,
      origin,
      lines.map((line) => movementOutcome(place, line)),
    )
  if (flow === 'PAI')
    return answerPayments(
      place,
      origin,
      lines.map((line) => paymentOutcome(place, line)),
    )
  const differences = compare(place, given as ControlLine[])
  if (differences.length) place.out.answer('ETA-return', flow, origin, differences)
}

/** Some lines may be said to wait (1000), and follow in a second return. */
function answerPayments({ later, out }: Place, origin: Origin, lines: PaymentOutcome[]) {
  const left = lines.splice(lines.length - Math.min(later.next, lines.length))
  later.next = 0
  if (left.length) later.waiting.push({ flow: 'PAI', origin, lines: left })
  const waiting = left.map((line) => ({
    ...line,
    codeTraitement: '1000',
    libelleTraitement: labelOf('1000'),
    definitif: false,
    idPrestationAsp: null,
    serieAffectee: null,
  }))
  out.answer('PAI-return', 'PAI', origin, [...lines, ...waiting])
}

const labelOf = (code: string) => meaningOf(code).label

function movementOutcome({ state, known, faults, now }: Place, line: Record<string, never>): MovementOutcome {
  const judged = judgeMovement(state, line, known, faults, now().slice(0, 10))
  return {
    numLigne: line.numLigne!,
    typeMouvement: line.typeMouvement!,
    idMouvement: line.idMouvement!,
    numDossier: line.numDossier!,
    codeTraitement: judged.code,
    libelleTraitement: labelOf(judged.code),
    definitif: judged.code !== '1000',
    traiteLe: now(),
    champEnErreur: judged.at,
    valeurAttendue: judged.expected ?? null,
    avertissements: [],
    idIndividuAsp: judged.dossier?.ids.idIndividuAsp ?? null,
    idDossierAsp: judged.dossier?.ids.idDossierAsp ?? null,
    versionIntegree: judged.code === '0000' ? line.versionDossier : null,
  }
}

function paymentOutcome({ state, now }: Place, line: Record<string, never>): PaymentOutcome {
  const judged = judgePayment(state, line, now())
  return {
    numLigne: line.numLigne!,
    typeMouvement: line.typeMouvement!,
    idLigne: line.idLigne!,
    numPrestation: line.numPrestation!,
    codeTraitement: judged.code,
    libelleTraitement: labelOf(judged.code),
    definitif: judged.code !== '1000',
    traiteLe: now(),
    champEnErreur: judged.at,
    valeurAttendue: judged.expected ?? null,
    avertissements: judged.warnings,
    idPrestationAsp: judged.id ?? null,
    serieAffectee: judged.series ?? null,
  }
}

/** What differs between the open dossiers of the gateway and ours: nothing else is said. */
function compare({ state, faults }: Place, lines: ControlLine[]): ControlOutcome[] {
  const found: Omit<ControlOutcome, 'numLigne'>[] = []
  const listed = new Set(lines.map((l) => l.numDossier))
  for (const line of lines) {
    const held = state.dossiers[line.numDossier]
    const add = (ecart: ControlOutcome['ecart']) =>
      found.push({
        numDossier: line.numDossier,
        ecart,
        ...(held && { versionAsp: held.version, statutAsp: held.state.droits.statut, empreinteAsp: fingerprintOf(held.state) }),
      })
    if (!held) add('ABSENT_ASP')
    else if (held.version !== line.versionDossier) add('VERSION_DIFFERENTE')
    else if (held.state.droits.statut !== line.statut) add('STATUT_DIFFERENT')
    else if (fingerprintOf(held.state) !== line.empreinteEtat || faults.strikes(79)) add('EMPREINTE_DIFFERENTE')
  }
  for (const [numDossier, held] of Object.entries(state.dossiers))
    if (!listed.has(numDossier) && held.state.droits.statut !== 'CLOS' && !held.isCancelled)
      found.push({ numDossier, ecart: 'INCONNU_EMETTEUR', versionAsp: held.version, statutAsp: held.state.droits.statut })
  return found.map((difference, at) => ({ numLigne: at + 1, ...difference }))
}

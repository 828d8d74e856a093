import { seriesAt } from '../../../modules/payments/series-calendar.ts'
import { canonical } from '../../../modules/payments/wire/canonical.ts'
import { amountOf, PaymentLine } from '../../../modules/payments/wire/payment-line.ts'
import { type Objection, shapeObjection } from './judge-shape.ts'
import { type AspDossier, type AspState, nextId } from './state.ts'

export type JudgedPayment = {
  code: string
  at: string | null
  expected?: string | number
  series?: string
  id?: string
  warnings: string[]
}

/** What becomes of a payment line: it enters a series, cancels or rectifies another, or is refused with a code. */
export function judgePayment(state: AspState, raw: unknown, now: string): JudgedPayment {
  const shape = shapeObjection(PaymentLine, raw)
  if (shape) return { ...shape, warnings: [] }
  const line = raw as PaymentLine
  const known = state.lines[line.idLigne]
  if (known) {
    const isSame = canonical({ ...known.line, numLigne: 0 }) === canonical({ ...line, numLigne: 0 })
    return isSame ? answerAgain(known) : { code: '3510', at: '/idLigne', warnings: [] }
  }
  const dossier = state.dossiers[line.numDossier]
  if (!dossier) return { code: '3440', at: '/numDossier', warnings: [] }
  if (line.typeMouvement === 'N') return cancel(state, line, now)
  const objection =
    amountObjection(line) ?? (line.typeMouvement === 'X' ? rectificationObjection(state, line) : proposalObjection(state, line, dossier))
  if (objection) return { ...objection, warnings: [] }
  return line.typeMouvement === 'X' ? rectify(state, line) : accept(state, line, dossier, now)
}

const answerAgain = ({ code, series, idPrestationAsp }: AspState['lines'][string]): JudgedPayment => ({
  code,
  at: null,
  ...(series && { series }),
  id: idPrestationAsp,
  warnings: [],
})

function amountObjection(line: PaymentLine): Objection | undefined {
  const expected = amountOf(line)
  if (line.montantDemandeCentimes !== expected) return { code: '3502', at: '/montantDemandeCentimes', expected }
  if (line.typeMouvement === 'P' && line.montantDemandeCentimes < 1) return { code: '3202', at: '/montantDemandeCentimes' }
  if (line.montantDemandeCentimes > line.montantForfaitaireCentimes + line.rappelCentimes)
    return { code: '3503', at: '/montantDemandeCentimes' }
  return undefined
}

function proposalObjection(state: AspState, line: PaymentLine, dossier: AspDossier): Objection | undefined {
  const { contrat, droits } = dossier.state
  const last = contrat.dateFinReelle ?? contrat.dateFinPrevue
  const account = state.accounts[line.idCoordBancaires]
  if (line.versionDossierRequise > dossier.version) return { code: '3512', at: '/versionDossierRequise' }
  // the months of signature and of end are due in full
  if (line.mois < contrat.dateSignature.slice(0, 7) || line.mois > last.slice(0, 7)) return { code: '3501', at: '/mois' }
  if (dossier.isCancelled || droits.statut === 'SUSPENDU') return { code: '3511', at: '/numDossier' }
  if (line.montantForfaitaireCentimes > contrat.montantForfaitaireCentimes) return { code: '3503', at: '/montantForfaitaireCentimes' }
  if (line.nature === 'CONSERVATOIRE' && precautionary(state, line) >= 3) return { code: '3504', at: '/nature' }
  if (activeOf(state, line)) return { code: '3510', at: '/numPrestation' }
  if (!account || account.dossier !== line.numDossier) return { code: '3601', at: '/idCoordBancaires' }
  return account.isBlocked ? { code: '3610', at: '/idCoordBancaires' } : undefined
}

const precautionary = (state: AspState, { numDossier }: PaymentLine) =>
  Object.values(state.lines).filter(
    (l) => l.line.numDossier === numDossier && l.line.nature === 'CONSERVATOIRE' && ['accepted', 'paid'].includes(l.status),
  ).length

const activeOf = (state: AspState, { numPrestation, nature }: PaymentLine) =>
  Object.values(state.lines).find(
    (l) => l.line.numPrestation === numPrestation && l.line.nature === nature && ['accepted', 'paid'].includes(l.status),
  )

function accept(state: AspState, line: PaymentLine, dossier: AspDossier, now: string): JudgedPayment {
  const open = state.series.filter((s) => ['PLANIFIEE', 'OUVERTE'].includes(s.statut))
  const calendar = open.map((s) => ({
    code: s.code,
    rank: s.rang,
    opensAt: s.ouverture,
    cutOffAt: s.arrete,
    executesOn: s.execution,
    valueOn: s.valeur,
    returnsUntil: s.retourPrevu,
  }))
  const wished = calendar.find((s) => s.code === line.serieSouhaitee && Date.parse(now) < Date.parse(s.cutOffAt))
  const series = wished ?? seriesAt(calendar, now)
  const id = nextId(state)
  state.lines[line.idLigne] = { line, series: series?.code, status: 'accepted', idPrestationAsp: id, code: '0000' }
  const isLate = line.serieSouhaitee !== null && !wished
  const isOldAccount = dossier.state.coordBancaires.idCoord !== line.idCoordBancaires
  return {
    code: '0000',
    at: null,
    ...(series && { series: series.code }),
    id,
    warnings: [...(isLate ? ['A001'] : []), ...(isOldAccount ? ['A004'] : [])],
  }
}

/** At the very instant of the cut-off it is too late. */
function cancel(state: AspState, line: PaymentLine, now: string): JudgedPayment {
  const target = state.lines[line.idLigneCible ?? '']
  if (!target) return { code: '3440', at: '/idLigneCible', warnings: [] }
  const series = state.series.find((s) => s.code === target.series)
  const isTooLate = target.status !== 'accepted' || (series && Date.parse(now) >= Date.parse(series.arrete))
  if (isTooLate) return { code: '3520', at: '/idLigneCible', warnings: [] }
  target.status = 'cancelled'
  state.lines[line.idLigne] = { line, series: undefined, status: 'taken', idPrestationAsp: target.idPrestationAsp, code: '0000' }
  return { code: '0000', at: null, id: target.idPrestationAsp, warnings: [] }
}

function rectificationObjection(state: AspState, line: PaymentLine): Objection | undefined {
  const target = state.lines[line.idLigneCible ?? '']
  if (target?.status !== 'paid') return { code: '3440', at: '/idLigneCible' }
  const a = line.adressePostale
  const isWhole = a && (a.codeInseePays !== '100' ? a.etranger : a.codePostal && a.codeComInsee && a.libelleVoie)
  return line.montantDemandeCentimes < target.line.montantDemandeCentimes && !isWhole ? { code: '3331', at: '/adressePostale' } : undefined
}

function rectify(state: AspState, line: PaymentLine): JudgedPayment {
  const target = state.lines[line.idLigneCible ?? '']!
  const amountCents = target.line.montantDemandeCentimes - line.montantDemandeCentimes
  const id = nextId(state)
  if (amountCents > 0)
    state.orders.push({ idOrdre: `OR${id}`, numPrestation: line.numPrestation, amountCents, recoveredCents: 0, nextOn: null })
  state.lines[line.idLigne] = { line, series: undefined, status: 'taken', idPrestationAsp: id, code: '0000' }
  return { code: '0000', at: null, id, warnings: [] }
}

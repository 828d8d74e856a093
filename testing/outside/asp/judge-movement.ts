import { checkAccount } from '../../../modules/payments/wire/bank-account.ts'
import { MovementLine } from '../../../modules/payments/wire/movement-line.ts'
import type { Faults } from './faults.ts'
import { type Objection, shapeObjection } from './judge-shape.ts'
import { type AspDossier, type AspState, nextId } from './state.ts'

/** What the ASP knows about the world, which an installation may change. */
export type Knowledge = {
  /** Communes of birth that its own table does not have. */
  unknownCommunes: string[]
  /** Missions locales whose convention is over. */
  endedConventions: string[]
  /** Banks and branches nobody knows, by the first five digits of the RIB. */
  unknownBanks: string[]
}

type Judged = { code: string; at: string | null; expected?: string | number; dossier?: AspDossier }

/** What becomes of a movement: taken into the state of the dossier, or refused with a code. */
export function judgeMovement(state: AspState, raw: unknown, known: Knowledge, faults: Faults, today: string): Judged {
  const shape = shapeObjection(MovementLine, raw)
  if (shape) return shape
  const line = raw as MovementLine
  const held = state.dossiers[line.numDossier]
  if (held?.movements.includes(line.idMouvement)) return { code: '0000', at: null, dossier: held }
  const objection = orderObjection(line, held, faults) ?? contentObjection(line, state, known, today)
  if (objection) return { ...objection, ...(objection.code === '3436' && held && { dossier: held }) }
  return { code: '0000', at: null, dossier: take(state, line, held) }
}

function orderObjection(line: MovementLine, held: AspDossier | undefined, faults: Faults): Objection | undefined {
  if (line.typeMouvement === 'C' && faults.strikes(55)) return { code: '3437', at: '/idIndividuAsp', expected: '111999999' }
  if (line.typeMouvement === 'C' && (held || faults.strikes(54))) return { code: '3436', at: '/numDossier' }
  if (line.typeMouvement !== 'C' && !held) return { code: '3440', at: '/numDossier' }
  if (held && (line.versionDossier <= held.version || faults.strikes(56))) return { code: '3441', at: '/versionDossier' }
  if (held?.isCancelled) return { code: '3442', at: '/typeMouvement' }
  if (held?.state.droits.statut === 'CLOS' && ['S', 'R'].includes(line.typeMouvement)) return { code: '3442', at: '/typeMouvement' }
  return undefined
}

function contentObjection(line: MovementLine, state: AspState, known: Knowledge, today: string): Objection | undefined {
  const touches = (kind: MovementLine['natureChangements'][number]) => line.typeMouvement === 'C' || line.natureChangements.includes(kind)
  return (
    (touches('STRUCTURE') && known.endedConventions.includes(line.structure.codeMissionLocale) && objection('3435', '/structure')) ||
    (touches('IDENTITE') && identityObjection(line, known)) ||
    (touches('ADRESSE') && addressObjection(line)) ||
    (touches('COORD_BANCAIRES') && accountObjection(line, state, known, today)) ||
    ((touches('PERIODE') || touches('MONTANT')) && contractObjection(line)) ||
    (line.typeMouvement === 'S' && suspensionObjection(line)) ||
    undefined
  )
}

const objection = (code: string, at: string): Objection => ({ code, at })
const yearsBetween = (from: string, to: string) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

function identityObjection({ personne, contrat }: MovementLine, known: Knowledge) {
  const age = yearsBetween(personne.dateNaissance, contrat.dateSignature)
  if (age < 16 || age > 29) return objection('3405', '/personne/dateNaissance')
  if (personne.codeInseePaysNaissance === '100' && !personne.codeComInseeNaissance)
    return objection('3201', '/personne/codeComInseeNaissance')
  return known.unknownCommunes.includes(personne.codeComInseeNaissance ?? '') && objection('3308', '/personne/codeComInseeNaissance')
}

function addressObjection({ adresse: a }: MovementLine) {
  if (a.codeInseePays !== '100') return !a.etranger && objection('3331', '/adresse/etranger')
  if (!a.codePostal || !a.codeComInsee) return objection('3201', a.codePostal ? '/adresse/codeComInsee' : '/adresse/codePostal')
  const department = a.codeComInsee.slice(0, 2).replace(/2[AB]/, '20')
  return department !== a.codePostal.slice(0, 2) && objection('3317', '/adresse/codePostal')
}

function accountObjection({ coordBancaires: b, personne, numDossier }: MovementLine, state: AspState, known: Knowledge, today: string) {
  const checked = checkAccount(b)
  if ('code' in checked) return objection(checked.code, checked.code === '3604' ? '/coordBancaires/bic' : '/coordBancaires/iban')
  if (known.unknownBanks.includes(b.iban.slice(4, 9))) return objection('3605', '/coordBancaires/iban')
  const isAdult = yearsBetween(personne.dateNaissance, today) >= 18
  if (isAdult && !['JEUNE', 'MANDATAIRE'].includes(b.typeTitulaire)) return objection('3611', '/coordBancaires/typeTitulaire')
  const isBlocked = Object.values(state.accounts).some((a) => a.isBlocked && a.iban === b.iban && a.dossier === numDossier)
  return isBlocked && objection('3610', '/coordBancaires/iban')
}

function contractObjection({ contrat: c }: MovementLine) {
  const isWrong =
    c.dateDebut < c.dateSignature || c.dateFinPrevue <= c.dateDebut || (c.dateFinReelle !== null && c.dateFinReelle < c.dateDebut)
  return isWrong && objection('3411', '/contrat')
}

function suspensionObjection({ droits, dateDecision, dateNotification, dateEffet }: MovementLine) {
  if (!droits.suspension) return objection('3201', '/droits/suspension')
  const isTotal = droits.suspension.motif !== 'S03'
  if (isTotal) return droits.suspension.tauxPourcent !== 100 && objection('3413', '/droits/suspension/tauxPourcent')
  const isDue = dateDecision && dateNotification && dateDecision <= dateNotification && dateNotification <= dateEffet
  return !isDue && objection('3413', '/dateNotification')
}

/** The line carries the whole state: the one before is forgotten. */
function take(state: AspState, line: MovementLine, held: AspDossier | undefined): AspDossier {
  const { structure, personne, representantLegal, adresse, coordBancaires, contrat, droits } = line
  const dossier: AspDossier = {
    version: line.versionDossier,
    movements: [...(held?.movements ?? []), line.idMouvement],
    ids: held?.ids ?? { idDossierAsp: nextId(state), idIndividuAsp: nextId(state) },
    state: { structure, personne, representantLegal, adresse, coordBancaires, contrat, droits },
    isCancelled: line.typeMouvement === 'A',
  }
  state.dossiers[line.numDossier] = dossier
  const { idCoord, iban, titulaire } = coordBancaires
  state.accounts[idCoord] ??= { dossier: line.numDossier, iban, holder: titulaire, isBlocked: false }
  return dossier
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Flow } from '../../../modules/payments/wire/file-name.ts'
import type { DossierState } from '../../../modules/payments/wire/movement-line.ts'
import type { PaymentLine } from '../../../modules/payments/wire/payment-line.ts'
import type { CalendarLine } from '../../../modules/payments/wire/settlement-lines.ts'

/** What the ASP holds of a dossier. */
export type AspDossier = {
  version: number
  movements: string[]
  ids: { idDossierAsp: string; idIndividuAsp: string }
  state: DossierState
  isCancelled: boolean
}

/** Bank details as they came with a movement. A new RIB is a new entry; a blocked one stays blocked. */
export type AspAccount = { dossier: string; iban: string; holder: string; isBlocked: boolean }

/** What the ASP did with one line. */
export type AspLine = {
  line: PaymentLine
  series: string | undefined
  status: 'accepted' | 'paid' | 'not_paid' | 'returned' | 'cancelled' | 'rejected' | 'taken'
  idPrestationAsp: string
  code: string
  /** What really left, once it was settled. */
  paidCents?: number
}

export type AspState = {
  received: Record<string, { sha256: string; flow: Flow; sequence: number; isFinal: boolean; code: string }>
  sequenceIn: Record<string, number>
  sequenceOut: Record<string, number>
  lastOut: Record<string, { name: string; sha256: string }>
  dossiers: Record<string, AspDossier>
  accounts: Record<string, AspAccount>
  lines: Record<string, AspLine>
  series: CalendarLine[]
  settled: string[]
  stated: string[]
  /** Transfers that a bank will give back. */
  comingBack: { idLigne: string; reference: string; code: string; on: string; amountCents: number }[]
  orders: { idOrdre: string; numPrestation: string; amountCents: number; recoveredCents: number; nextOn: string | null }[]
  given: number
}

const empty = (): AspState => ({
  received: {},
  sequenceIn: {},
  sequenceOut: {},
  lastOut: {},
  dossiers: {},
  accounts: {},
  lines: {},
  series: [],
  settled: [],
  stated: [],
  comingBack: [],
  orders: [],
  given: 0,
})

/** The state of a counterpart in its folder; `save` replaces it whole or not at all. */
export function openState(folder: string) {
  const file = path.join(folder, 'etat.json')
  for (const inside of ['depot', 'retrait', 'recus', 'banque']) mkdirSync(path.join(folder, inside), { recursive: true })
  const state: AspState = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AspState) : empty()
  const save = () => {
    writeFileSync(`${file}.part`, JSON.stringify(state))
    renameSync(`${file}.part`, file)
  }
  return { state, save }
}

/** A number the ASP gives, never twice. */
export const nextId = (state: AspState) => String(++state.given).padStart(9, '1')

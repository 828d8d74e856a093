import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { dayOf } from '#platform/clock'
import { plusDays, plusOpenDays } from '../../../modules/payments/open-days.ts'
import { usualSeries } from '../../../modules/payments/series-calendar.ts'
import { meaningOf } from '../../../modules/payments/wire/codes.ts'
import { transferReference } from '../../../modules/payments/wire/identifiers.ts'
import type { CalendarLine, SettlementLine, StatementLine } from '../../../modules/payments/wire/settlement-lines.ts'
import { readRefusals, readReturns, readTransfers, writeReturns, writeStatus, writeTransfers } from './bank.ts'
import type { Faults } from './faults.ts'
import type { Out } from './out.ts'
import type { AspLine, AspState } from './state.ts'

/** What the accounting agency and the banks say of an account, by IBAN. */
export type World = {
  agencyRefuses: Record<string, string>
  agencyWithholdsCents: Record<string, number>
  bankRefuses: Record<string, string>
  bankGivesBack: Record<string, string>
}
type Place = {
  folder: string
  state: AspState
  faults: Faults
  out: Out
  world: World
  now: () => string
  chance: (what: string) => number
  rates: { agency: number; bank: number }
}

const linesAPart = 20_000

/** Moves the series on to the present: calendar, cut-offs, executions, returns, orders, statements. */
export function moveSeries(place: Place) {
  keepCalendar(place)
  for (const series of place.state.series) moveOne(place, series)
  giveBack(place)
  sendOrders(place)
}

function keepCalendar({ state, out, faults, now }: Place) {
  const today = dayOf(now())
  const months = [0, 1, 2].map((ahead) => monthPlus(today.slice(0, 7), ahead))
  const missing = months.filter((month) => !state.series.some((s) => s.code.startsWith(month)))
  for (const month of missing) state.series.push(...usualSeries(month).map(toLine))
  let isChanged = missing.length > 0
  if (faults.strikes(61)) {
    isChanged = true
    for (const s of state.series)
      if (['PLANIFIEE', 'OUVERTE'].includes(s.statut))
        Object.assign(s, {
          execution: plusOpenDays(s.execution, 1),
          valeur: plusOpenDays(s.valeur, 1),
          retourPrevu: plusOpenDays(s.retourPrevu, 1),
        })
  }
  if (isChanged) out.send('CAL', state.series.slice(-16))
}

const monthPlus = (month: string, ahead: number) => {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + ahead)
  return at.toISOString().slice(0, 7)
}

const toLine = (s: ReturnType<typeof usualSeries>[number]): CalendarLine => ({
  code: s.code,
  rang: s.rank,
  ouverture: s.opensAt,
  arrete: s.cutOffAt,
  execution: s.executesOn,
  valeur: s.valueOn,
  retourPrevu: s.returnsUntil,
  statut: 'PLANIFIEE',
})

function moveOne(place: Place, series: CalendarLine) {
  const { now, state } = place
  const today = dayOf(now())
  if (series.statut === 'PLANIFIEE' && Date.parse(now()) >= Date.parse(series.ouverture)) series.statut = 'OUVERTE'
  if (series.statut === 'OUVERTE' && Date.parse(now()) >= Date.parse(series.arrete)) series.statut = 'ARRETEE'
  if (series.statut === 'ARRETEE' && today >= series.execution) execute(place, series)
  if (series.statut === 'REGLEE' && today > series.retourPrevu) {
    series.statut = 'CLOSE'
    const lines = statementOf(state, series)
    if (lines.length) place.out.send('REL', lines)
  }
}

function execute(place: Place, series: CalendarLine) {
  const { state, faults } = place
  const entries = Object.entries(state.lines).filter(([, l]) => l.series === series.code && l.status === 'accepted')
  series.statut = 'REGLEE'
  if (!entries.length) return
  const isSuspended = faults.strikes(60)
  const results = isSuspended ? entries.map(([id, l]) => postpone(state, series, id, l)) : settle(place, series, entries)
  if (isSuspended) series.statut = 'SUSPENDUE'
  const parts = Math.ceil(results.length / linesAPart)
  for (let n = 0; n < parts; n++) {
    const lines = results.slice(n * linesAPart, (n + 1) * linesAPart)
    place.out.send('REG', lines, {
      code: series.code,
      execution: series.execution,
      valeur: series.valeur,
      partie: n + 1,
      nbParties: parts,
      nbTotal: results.length,
      totalPayeCentimes: results.reduce((sum, l) => sum + l.montantPayeCentimes, 0),
    })
  }
}

function postpone(state: AspState, series: CalendarLine, idLigne: string, l: AspLine): SettlementLine {
  const next = state.series.find((s) => s.execution > series.execution && ['PLANIFIEE', 'OUVERTE'].includes(s.statut))
  l.series = next?.code
  return {
    idLigne,
    numPrestation: l.line.numPrestation,
    statut: 'REPORTE',
    montantDemandeCentimes: l.line.montantDemandeCentimes,
    montantRetenuCentimes: 0,
    montantPayeCentimes: 0,
    serieReport: next?.code ?? null,
    motif: { code: '3530', libelle: meaningOf('3530').label },
  }
}

/** The agency's refusals, then the bank: what it takes is paid. */
function settle(place: Place, series: CalendarLine, entries: [string, AspLine][]): SettlementLine[] {
  const { state, world, now, folder } = place
  const refusedBy = new Map(entries.map(([id, l]) => [id, agencyRefusal(place, id, l)]))
  const amountOf = (l: AspLine) =>
    l.line.montantDemandeCentimes - Math.min(world.agencyWithholdsCents[ibanOf(state, l)] ?? 0, l.line.montantDemandeCentimes)
  const paid = entries.filter(([id, l]) => !refusedBy.get(id) && amountOf(l) > 0)
  const transfers = paid.map(([, l]) => ({
    reference: referenceOf(l),
    name: state.accounts[l.line.idCoordBancaires]?.holder ?? '',
    iban: ibanOf(state, l),
    amountCents: amountOf(l),
    about: `Allocation CEJ ${l.line.mois}`,
  }))
  const refused = transfers.length ? toBank(folder, series, now(), transfers, world) : new Map<string, string>()
  return entries.map(([idLigne, l]) => {
    const motive = refusedBy.get(idLigne) ?? (refused.has(referenceOf(l)) ? 'RJT' : undefined)
    l.status = motive ? 'not_paid' : 'paid'
    l.paidCents = motive ? 0 : amountOf(l)
    if (!motive) expectReturn(place, series, idLigne, l, amountOf(l))
    return settlementOf(state, series, idLigne, l, motive, amountOf(l))
  })
}

const ibanOf = (state: AspState, l: AspLine) => state.accounts[l.line.idCoordBancaires]?.iban ?? ''
const referenceOf = (l: AspLine) => transferReference(l.line.numPrestation, l.line.tentative)

function agencyRefusal({ state, world, chance, rates }: Place, idLigne: string, l: AspLine) {
  if (state.accounts[l.line.idCoordBancaires]?.isBlocked) return 'ICO'
  return world.agencyRefuses[ibanOf(state, l)] ?? (chance(`agency ${idLigne}`) < rates.agency ? 'IDR' : undefined)
}

function toBank(folder: string, series: CalendarLine, at: string, transfers: Parameters<typeof writeTransfers>[3], world: World) {
  const refusals = new Map<string, string>()
  for (const { id, xml } of writeTransfers(series.code, series.execution, at, transfers)) {
    const credits = readTransfers(xml)
    const status = writeStatus(
      id,
      at,
      credits,
      new Map(credits.flatMap((c) => (world.bankRefuses[c.iban] ? [[c.reference, world.bankRefuses[c.iban]!]] : []))),
    )
    writeFileSync(path.join(folder, 'banque', `${id}.pain.001.xml`), xml)
    writeFileSync(path.join(folder, 'banque', `${id}.pain.002.xml`), status)
    for (const [reference, code] of readRefusals(status)) refusals.set(reference, code)
  }
  return refusals
}

function expectReturn(
  { state, world, chance, rates, faults }: Place,
  series: CalendarLine,
  idLigne: string,
  l: AspLine,
  amountCents: number,
) {
  const code = world.bankGivesBack[ibanOf(state, l)] ?? (chance(`bank ${idLigne}`) < rates.bank ? 'AC04' : undefined)
  if (code)
    state.comingBack.push({
      idLigne,
      reference: referenceOf(l),
      code,
      on: plusOpenDays(series.valeur, 2),
      amountCents: faults.strikes(63) ? amountCents - 500 : amountCents,
    })
}

function settlementOf(
  state: AspState,
  series: CalendarLine,
  idLigne: string,
  l: AspLine,
  motive: string | undefined,
  amount: number,
): SettlementLine {
  const asked = l.line.montantDemandeCentimes
  return {
    idLigne,
    numPrestation: l.line.numPrestation,
    statut: motive ? 'NON_PAYE' : 'PAYE',
    montantDemandeCentimes: asked,
    montantRetenuCentimes: motive ? 0 : asked - amount,
    motifRetenue: !motive && asked !== amount ? 'Retenue décidée par l’agence comptable' : null,
    montantPayeCentimes: motive ? 0 : amount,
    datePaiement: motive ? null : series.execution,
    refVirement: motive ? null : referenceOf(l),
    refLot: motive ? null : series.code,
    serieReport: null,
    motif: motive ? { code: motive, libelle: meaningOf(motive).label } : null,
    coordUtilisee: { fin: ibanOf(state, l).slice(-4), idCoord: l.line.idCoordBancaires },
  }
}

/** What comes back by `camt.054` blocks the account it came back from. */
function giveBack({ state, out, now, folder }: Place) {
  const today = dayOf(now())
  const due = state.comingBack.filter((r) => r.on <= today)
  if (!due.length) return
  state.comingBack = state.comingBack.filter((r) => r.on > today)
  const id = `RET-${today}-${String(++state.given)}`
  const notice = writeReturns(id, now(), due)
  writeFileSync(path.join(folder, 'banque', `${id}.camt.054.xml`), notice)
  const lines = readReturns(notice).map((r) => {
    const { idLigne } = due.find((d) => d.reference === r.reference)!
    const blocks = !['ED05', 'TM01', 'MS02'].includes(r.code)
    const line = state.lines[idLigne]!
    line.status = 'returned'
    const account = state.accounts[line.line.idCoordBancaires]
    if (account && blocks) account.isBlocked = true
    return {
      idLigne,
      refVirement: r.reference,
      codeIso: r.code,
      libelle: meaningOf(r.code).label,
      dateRetour: r.on,
      montantRetourCentimes: r.amountCents,
      coordBloquee: blocks,
    }
  })
  out.send('RBQ', lines)
}

const daysBetweenRecoveries = 30

/** An order is issued, half of it recovered after a month, the rest after another. */
function sendOrders({ state, out, now }: Place) {
  const today = dayOf(now())
  const due = state.orders.filter((o) => (o.nextOn === null ? o.recoveredCents === 0 : o.nextOn <= today))
  if (!due.length) return
  const lines = due.map((order) => {
    const isNew = order.nextOn === null
    if (!isNew) order.recoveredCents = order.recoveredCents ? order.amountCents : Math.floor(order.amountCents / 2)
    const isOver = order.recoveredCents === order.amountCents
    order.nextOn = isOver ? '9999-12-31' : plusDays(today, daysBetweenRecoveries)
    return {
      idOrdre: order.idOrdre,
      numPrestation: order.numPrestation,
      statut: isNew ? ('EMIS' as const) : isOver ? ('SOLDE' as const) : ('RECOUVRE_PARTIEL' as const),
      montantDemandeCentimes: order.amountCents,
      montantRecouvreCentimes: order.recoveredCents,
      dateEffet: today,
      motif: null,
    }
  })
  out.send('ORV', lines)
}

function statementOf(state: AspState, series: CalendarLine): StatementLine[] {
  const own = Object.values(state.lines).filter((l) => l.series === series.code)
  const structures = [...new Set(own.map((l) => state.dossiers[l.line.numDossier]?.state.structure.codeMissionLocale ?? '00000'))].sort()
  return structures.map((codeMissionLocale) => {
    const here = own.filter((l) => (state.dossiers[l.line.numDossier]?.state.structure.codeMissionLocale ?? '00000') === codeMissionLocale)
    const count = (...statuses: AspLine['status'][]) =>
      total(
        here.filter((l) => statuses.includes(l.status)),
        (l) => l.line.montantDemandeCentimes,
      )
    const paid = here.filter((l) => ['paid', 'returned'].includes(l.status))
    const withheld = paid.filter((l) => (l.paidCents ?? 0) < l.line.montantDemandeCentimes)
    const none = { nombre: 0, totalCentimes: 0 }
    const integrated = count('accepted', 'paid', 'not_paid', 'returned', 'cancelled')
    return {
      serie: series.code,
      codeMissionLocale,
      proposees: integrated,
      integrees: integrated,
      rejetees: none,
      payees: total(paid, (l) => l.paidCents ?? 0),
      retenues: total(withheld, (l) => l.line.montantDemandeCentimes - (l.paidCents ?? 0)),
      nonPayees: count('not_paid'),
      retournees: count('returned'),
      ordresEmis: none,
      recouvres: none,
    }
  })
}

const total = (some: readonly AspLine[], centsOf: (l: AspLine) => number) => ({
  nombre: some.length,
  totalCentimes: some.reduce((sum, l) => sum + centsOf(l), 0),
})

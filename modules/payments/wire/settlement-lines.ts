import { z } from '#platform/api'
import { cents, code, day, instant, label, prestationNumberText, sepaReference, seriesCode, text, ulid } from './schema-parts.ts'

const motive = z.strictObject({ code, libelle: label }).nullish()

/** The result of one line in a series, `CEJ_REG`. */
export const SettlementLine = z.strictObject({
  idLigne: ulid,
  numPrestation: prestationNumberText,
  statut: z.enum(['PAYE', 'NON_PAYE', 'REPORTE']),
  montantDemandeCentimes: cents,
  montantRetenuCentimes: cents,
  motifRetenue: label.nullish(),
  montantPayeCentimes: cents,
  datePaiement: day.nullish(),
  refVirement: sepaReference.nullish(),
  refLot: text(35).nullish(),
  serieReport: seriesCode.nullish(),
  motif: motive,
  coordUtilisee: z.strictObject({ fin: z.string().regex(/^[A-Z0-9]{4}$/), idCoord: ulid }).nullish(),
})
export type SettlementLine = z.infer<typeof SettlementLine>

/** Money that came back from a bank, `CEJ_RBQ`. */
export const ReturnLine = z.strictObject({
  idLigne: ulid,
  refVirement: sepaReference,
  codeIso: code,
  libelle: label,
  dateRetour: day,
  montantRetourCentimes: cents,
  coordBloquee: z.boolean(),
})
export type ReturnLine = z.infer<typeof ReturnLine>

export const orderStates = ['EMIS', 'INVALIDE', 'RECOUVRE_PARTIEL', 'SOLDE', 'REMIS', 'ANNULE', 'NON_VALEUR'] as const

/** A repayment order and what was recovered of it so far, `CEJ_ORV`. */
export const OrderLine = z.strictObject({
  idOrdre: text(40),
  numPrestation: prestationNumberText,
  statut: z.enum(orderStates),
  montantDemandeCentimes: cents,
  montantRecouvreCentimes: cents,
  dateEffet: day,
  motif: motive,
})
export type OrderLine = z.infer<typeof OrderLine>

export const seriesStates = ['PLANIFIEE', 'OUVERTE', 'ARRETEE', 'EXECUTEE', 'REGLEE', 'RAPPROCHEE', 'CLOSE', 'SUSPENDUE'] as const

/** One series of the calendar, `CEJ_CAL`; the file replaces the calendar before it. */
export const CalendarLine = z.strictObject({
  code: seriesCode,
  rang: z.int().min(1).max(9),
  ouverture: instant,
  arrete: instant,
  execution: day,
  valeur: day,
  retourPrevu: day,
  statut: z.enum(seriesStates),
})
export type CalendarLine = z.infer<typeof CalendarLine>

const count = z.strictObject({ nombre: cents, totalCentimes: cents })

/** What the ASP counted for one series and one mission locale, `CEJ_REL`. */
export const StatementLine = z.strictObject({
  serie: seriesCode,
  codeMissionLocale: z.string().regex(/^[A-Z0-9]{5}$/),
  proposees: count,
  integrees: count,
  rejetees: count,
  payees: count,
  retenues: count,
  nonPayees: count,
  retournees: count,
  ordresEmis: count,
  recouvres: count,
})
export type StatementLine = z.infer<typeof StatementLine>

/** Which series a settlement file tells of, and which part of it. */
export const SeriesHeader = z.strictObject({
  code: seriesCode,
  execution: day,
  valeur: day,
  partie: z.int().min(1),
  nbParties: z.int().min(1),
  nbTotal: z.int().min(1),
  totalPayeCentimes: cents,
})
export type SeriesHeader = z.infer<typeof SeriesHeader>

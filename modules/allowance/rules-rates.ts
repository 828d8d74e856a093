import type { Territory } from './api-shapes.ts'

/** How sure a figure is. A: the text or an official page was read; B: reliable secondary source; C: computed or inferred, to confirm. */
export type Confidence = 'A' | 'B' | 'C'
/** A figure with the first day it holds, its source and how sure it is. */
export type Dated<T> = { from: string; value: T; source: string; confidence: Confidence }
/** Euro cents a month for an adult whose household pays no income tax, for one in the first bracket, and for a minor. */
export type LumpSums = { notTaxable: number; firstBracket: number; minor: number }

/** The scheme begins on 1 March 2022 (décret 2022-199); nothing can be calculated before. */
export const firstMonth = '2022-03'

/** Lump sums in cents (D5131-19 I–IV). Each step is rounded to the cent from the rounded amount before it. */
export const lumpSums: Record<Territory, readonly Dated<LumpSums>[]> = {
  metropole: [
    lump('2022-03-01', 500_00, 300_00, 200_00, 'D5131-19', 'A'),
    lump('2022-07-01', 520_00, 312_00, 208_00, 'D5131-19 ; loi 2022-1158 art. 9', 'A'),
    lump('2023-04-01', 528_00, 316_80, 211_20, 'D5131-19 ; DSS/2B/2023/41', 'A'),
    lump('2024-04-01', 552_29, 331_37, 220_92, 'D5131-19 ; DSS/2A/2C/2024/42', 'A'),
    lump('2025-04-01', 561_68, 337_00, 224_68, 'D5131-19 ; DSS/2A/2C/2025/32', 'A'),
    lump('2026-04-01', 566_17, 339_70, 226_48, 'D5131-19 IV ; CSS L161-25', 'C'),
  ],
  mayotte: [
    lump('2022-03-01', 285_00, 171_00, 114_00, 'D5131-19 III', 'A'),
    lump('2022-07-01', 296_40, 177_84, 118_56, 'D5131-19 III ; loi 2022-1158 art. 9', 'C'),
    lump('2023-04-01', 300_96, 180_58, 120_38, 'D5131-19 III', 'A'),
    lump('2024-04-01', 314_80, 188_89, 125_92, 'D5131-19 III, IV', 'C'),
    lump('2025-04-01', 320_15, 192_10, 128_06, 'D5131-19 III, IV', 'C'),
    lump('2026-04-01', 322_71, 193_64, 129_08, 'D5131-19 III, IV', 'C'),
  ],
}

function lump(from: string, notTaxable: number, firstBracket: number, minor: number, source: string, confidence: Confidence) {
  return { from, value: { notTaxable, firstBracket, minor }, source, confidence }
}

/** Gross monthly SMIC, cents (35 hours a week). */
export const smic: readonly Dated<number>[] = [
  wage('2022-01-01', 1603_12),
  wage('2022-05-01', 1645_58),
  wage('2022-08-01', 1678_95),
  wage('2023-01-01', 1709_28),
  wage('2023-05-01', 1747_20),
  wage('2024-01-01', 1766_92),
  wage('2024-11-01', 1801_80),
  wage('2026-01-01', 1823_03),
  wage('2026-06-01', 1867_02),
]

function wage(from: string, value: number): Dated<number> {
  return { from, value, source: 'L3231-2', confidence: 'A' }
}

/** What is left aside of the partly deductible income, cents a month (D5131-23 1°; known through openfisca's parameters). */
export const disregard: readonly Dated<number>[] = [{ from: '2022-03-01', value: 300_00, source: 'D5131-23', confidence: 'B' }]

/** The share of the gross SMIC from which nothing is left, as a fraction (D5131-23 2°). */
export const ceilingShare = { numerator: 4, denominator: 5, source: 'D5131-23', confidence: 'B' } as const

/** Upper limit of the 11 % bracket of income tax per share, cents, by year of income (CGI art. 197). */
export const firstBracketUpTo: Readonly<Record<number, number>> = {
  2021: 26_070_00,
  2022: 27_478_00,
  2023: 28_797_00,
  2024: 29_315_00,
  2025: 29_579_00,
}

/** What holds on a day; undefined before the first. */
export const findOn = <T>(table: readonly Dated<T>[], day: string) => table.findLast((one) => one.from <= day)

import type { Dated } from './rules-rates.ts'

/** Where the law is open, a choice with a name. A calculation keeps the ones it used. */
export type Settings = {
  /** Which income counts for a month: that of the month before, as declared, or the mean of the three before. */
  referencePeriod: 'month_before' | 'mean_of_three_before'
  /** What is asked for as a salary; "revenus" in R5131-22 names neither. */
  salary: 'net' | 'gross'
  /** What proves the tax situation: the last notice, or the adviser's word that nothing is due; or the notice alone. */
  taxProof: 'last_notice_or_adviser' | 'last_notice'
  /** From when somebody who turns 18 gets the adult amount (D5131-19 V): the review of the file, or the birthday's month. */
  adultAmountFrom: 'month_of_review' | 'month_of_birthday'
  /** Which SMIC makes the slope in Mayotte: that of the mainland, or a table of its own (cents, by date). */
  smicInMayotte: 'metropolitan' | readonly Dated<number>[]
  /** To the cent: half up, or down. */
  rounding: 'half_up' | 'down'
  /** What one person alone may make due for somebody within a calendar month, in cents; above it a second one looks. null: no bound. */
  secondLookAboveCents: number | null
}

/** The choices Élan makes until an instruction says otherwise. */
export const defaultSettings: Settings = {
  referencePeriod: 'month_before',
  salary: 'net',
  taxProof: 'last_notice_or_adviser',
  adultAmountFrom: 'month_of_review',
  smicInMayotte: 'metropolitan',
  rounding: 'half_up',
  secondLookAboveCents: 600_00,
}

/** Changes with any rule, figure or default, so that a kept calculation says what it was made with. */
export const rulesVersion = '2026-11-23'

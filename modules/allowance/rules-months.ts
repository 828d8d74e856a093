/** Months of arrears a complete file may still claim (R5131-25). */
export const monthsToBringPapers = 3
/** Months that may be paid by decision before the papers are there; the person keeps them (R5131-25). */
export const precautionaryMonths = 3

/** Days of a month on which whoever has not declared is reminded. */
export const remindedOn: readonly number[] = [5, 15, 25]

/** The month of a day, `2026-11`. */
export const monthOf = (day: string) => day.slice(0, 7)
/** The first day of a month. */
export const firstDayOf = (month: string) => `${month}-01`

/** A month so many months later, or earlier. */
export function addMonths(month: string, count: number) {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The last day of a month. */
export const lastDayOf = (month: string) =>
  new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** No pro rata: a month is due whole if the contract was in force on any of its days (R5131-25). */
export const isDueFor = (contract: { startsOn: string; endsOn: string }, month: string) =>
  contract.startsOn <= lastDayOf(month) && contract.endsOn >= firstDayOf(month)

/**
 * The first month that a file complete on this day still brings: what was due more than three months before is lost for good (R5131-25).
 * The month in which that day falls stays whole, since nothing is shared out by days.
 */
export const firstMonthStillDue = (completeOn: string) => addMonths(monthOf(completeOn), -monthsToBringPapers)

/** Whether a month is lost because the papers came too late. */
export const isLost = (month: string, completeOn: string) => month < firstMonthStillDue(completeOn)

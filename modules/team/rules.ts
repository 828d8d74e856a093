import { conflict, invalid, tooMany } from '#platform/errors'

/** How long a handover can be undone, minutes. */
export const undoMinutes = 10
/** Files given at once, at most: a whole caseload, and more. */
export const mostFiles = 500
/** A temporary handover lasts at most this long, days; longer ones are for good. */
export const mostDays = 366
/** No sign for this long, days, and nothing planned: the file may be archived. */
export const archiveAfterDays = 180
/** Followed for less than this, months: a file that is still new. */
export const newMonths = 3
/** Oldest at which somebody is accompanied. */
export const oldest = 30

/** What a list taken out may hold, and how much an account may take out in a day. */
export const exportLimits = { rows: 10_000, filesPerDay: 20, rowsPerDay: 50_000 }

/** The words of a note, without spaces around; refuses with 422 when there are none. */
export function tidyNote(text: string) {
  const tidy = text.trim()
  if (!tidy) throw invalid('team.empty-note')
  return tidy
}

/** A task has somebody to do it, and a day that is not over. */
export function checkTask({ assigneeId, dueOn }: { assigneeId: string | null; dueOn: string | null }, today: string) {
  if (dueOn && !assigneeId) throw invalid('team.day-without-task')
  if (dueOn && dueOn < today) throw invalid('team.day-is-past', { dueOn })
}

/** A temporary handover ends on a day to come, within a year. */
export function checkReturn(backOn: string | null, today: string) {
  if (!backOn) return
  if (backOn <= today) throw invalid('team.return-is-past', { backOn })
  if (Date.parse(backOn) - Date.parse(today) > mostDays * 86_400_000) throw invalid('team.return-too-late', { mostDays })
}

/** Until when a handover made at this instant can be undone. */
export const undoableUntil = (madeAt: string) => new Date(Date.parse(madeAt) + undoMinutes * 60_000).toISOString()

/** Refuses with 409 what is too late to undo, or was undone before. */
export function checkUndoable({ madeAt, status }: { madeAt: string; status: string }, now: string) {
  if (status !== 'made') throw conflict('team.handover-over', { status })
  if (now > undoableUntil(madeAt)) throw conflict('team.too-late-to-undo', { minutes: undoMinutes })
}

/** Refuses with 429 one file too many in a day, until the oldest of the day is a day old. */
export function checkDay(taken: { files: number; rows: number }, rows: number) {
  if (taken.files >= exportLimits.filesPerDay || taken.rows + rows > exportLimits.rowsPerDay)
    throw tooMany('team.too-many-exports', { retryAfter: 3600, ...exportLimits })
}

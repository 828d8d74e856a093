import { conflict, invalid } from '#platform/errors'
import type { Domain, Objective, ObjectiveStatus, Part, Prescription, Programme, Step, StepStatus } from './api-shapes.ts'

/** Who acts: the young person, or an adviser who follows the file. */
type Who = { role: string }
const isYoung = (who: Who) => who.role === 'youngPerson'

/** Read by the person, the lead adviser and who covers for them; never in lists, exports, search nor by partners. */
export const sensitiveDomains: readonly Domain[] = ['health', 'family', 'justice', 'stay']

/** A plan is reviewed this often unless another rhythm is agreed (R5131-16 I), weeks. */
export const usualReviewWeeks = 4
/** An objective ends at most this many days ahead: a contract of 18 months and its extension by a programme (R5131-16 II). */
const furthestDays = 1100
/** A day told afterwards is at most this many days ago. */
const daysBack = 120
/** From each state, where an objective may go: dropped and achieved ones can be taken up again. */
export const objectiveTransitions: Record<ObjectiveStatus, readonly ObjectiveStatus[]> = {
  proposed: ['agreed', 'dropped'],
  agreed: ['achieved', 'dropped'],
  achieved: ['agreed'],
  dropped: ['agreed'],
}

/** An objective ends in a plausible time; only an adviser says that it was agreed face to face. */
export function checkNewObjective({ endsOn, agreedInMeeting }: { endsOn: string; agreedInMeeting: boolean }, who: Who, today: string) {
  checkEnd(endsOn, today)
  if (agreedInMeeting && isYoung(who)) throw invalid('plans.agreement-is-of-both')
}

/** The words of an open objective change; a young person changes their own while it is only proposed. */
export function checkObjectiveEdit(objective: Objective, edit: { version: number; endsOn: string }, who: Who, today: string) {
  if (isYoung(who) && !(objective.byYoungPerson && objective.status === 'proposed')) throw invalid('plans.objective-is-of-both')
  if (objective.closedOn) throw conflict('plans.objective-closed')
  if (objective.version !== edit.version) throw conflict('plans.changed-meanwhile', { version: objective.version })
  if (edit.endsOn !== objective.endsOn) checkEnd(edit.endsOn, today)
}

/**
 * R5131-16: the plan is agreed. Who proposed an objective waits for the other one, unless the adviser writes down what both said face to face;
 * a young person may say no to a proposal, only the adviser drops what was agreed, and says why.
 */
export function checkObjectiveProgress(
  objective: Objective,
  { status, inMeeting, reason }: { status: ObjectiveStatus; inMeeting?: boolean | undefined; reason?: string | undefined },
  who: Who,
) {
  if (!objectiveTransitions[objective.status].includes(status))
    throw conflict('plans.objective-cannot-go-there', { from: objective.status, to: status })
  if (isYoung(who)) {
    if (inMeeting) throw invalid('plans.agreement-is-of-both')
    if (objective.status !== 'proposed' && status !== 'achieved') throw invalid('plans.objective-is-of-both')
    if (status === 'agreed' && objective.byYoungPerson) throw invalid('plans.other-must-agree')
    return
  }
  if (objective.status === 'proposed' && status === 'agreed' && !objective.byYoungPerson && !inMeeting)
    throw invalid('plans.other-must-agree')
  if (status === 'dropped' && !reason?.trim()) throw invalid('plans.reason-missing')
}

/** Steps are added and moved while their objective is open. */
export function checkOpen(objective: Pick<Objective, 'closedOn'>) {
  if (objective.closedOn) throw conflict('plans.objective-closed')
}

/** The day of a step is plausible. */
export function checkStepDay(dueOn: string | null, today: string) {
  if (dueOn !== null && (dueOn < addDays(today, -daysBack) || dueOn > addDays(today, furthestDays)))
    throw invalid('plans.day-out-of-range', { dueOn })
}

/** A young person changes the words of their own steps. */
export function checkStepEdit(step: Step, version: number, who: Who) {
  if (isYoung(who) && !step.byYoungPerson) throw invalid('plans.step-of-adviser')
  if (step.version !== version) throw conflict('plans.changed-meanwhile', { version: step.version })
}

/** A review is held today or was lately; the next one comes after it. */
export function checkReview({ heldOn, nextReviewOn }: { heldOn: string; nextReviewOn: string }, today: string) {
  if (heldOn > today || heldOn < addDays(today, -daysBack)) throw invalid('plans.review-day', { heldOn })
  if (nextReviewOn <= heldOn || nextReviewOn > addDays(heldOn, 183)) throw invalid('plans.next-review-day', { nextReviewOn })
}

/** A version of a programme begins on a day to come: what was in force yesterday and today is never edited. */
export function checkNewVersion({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }, today: string) {
  if (validFrom <= today) throw invalid('plans.version-in-the-past', { validFrom })
  if (validUntil !== null && validUntil < validFrom) throw invalid('plans.version-ends-before')
}

/** A prescription has plausible days, and its reason when the programme is open by derogation only. */
export function checkPrescription(
  input: { startsOn: string; endsOn: string; derogationReason: string },
  programme: Pick<Programme, 'needsDerogation'>,
  today: string,
) {
  checkSpan(input, today)
  if (programme.needsDerogation && input.derogationReason.trim().length < 10) throw invalid('plans.derogation-needs-reason')
  if (!programme.needsDerogation && input.derogationReason.trim()) throw invalid('plans.no-derogation-needed')
}

/** A programme ends after it begins, within three years, and is not told long after. */
export function checkSpan({ startsOn, endsOn }: { startsOn: string; endsOn: string }, today: string) {
  if (endsOn < startsOn) throw invalid('plans.programme-ends-before', { startsOn, endsOn })
  if (startsOn < addDays(today, -daysBack) || endsOn > addDays(startsOn, furthestDays)) throw invalid('plans.programme-out-of-range')
}

/** Who may say what, while the programme has not begun: the partner, then the young person. */
export function checkWaiting({ status }: Pick<Prescription, 'status'>) {
  if (status !== 'prescribed') throw conflict('plans.not-waiting', { status })
}

/** A programme begins once the partner said yes and unless the young person said no, not in the future. */
export function checkStart(p: Prescription, startedOn: string, today: string) {
  checkWaiting(p)
  if (p.partnerAnswer !== 'accepted') throw conflict('plans.partner-has-not-accepted')
  if (p.ownAnswer === 'refused') throw conflict('plans.young-person-refused')
  if (startedOn > today) throw invalid('plans.day-in-the-future', { day: startedOn })
  if (startedOn > p.endsOn || startedOn < addDays(today, -daysBack)) throw invalid('plans.start-out-of-range', { startedOn })
}

/** Presence is recorded from the first day to the last one, never ahead; a half-day fits in its half. */
export function checkAttendance(
  p: Pick<Prescription, 'startedOn' | 'endedOn'>,
  lines: readonly { onDay: string; part: Part; minutes?: number | undefined }[],
  today: string,
) {
  if (!p.startedOn) throw conflict('plans.not-started')
  const seen = new Set<string>()
  for (const { onDay, part, minutes = usualMinutes[part] } of lines) {
    if (onDay < p.startedOn || onDay > (p.endedOn ?? today)) throw invalid('plans.day-outside-programme', { onDay })
    if (onDay > today) throw invalid('plans.day-in-the-future', { day: onDay })
    if (part !== 'day' && minutes > halfMinutes[part]) throw invalid('plans.half-day-too-long', { onDay, most: halfMinutes[part] })
    if (seen.has(`${onDay} ${part}`) || (seen.has(onDay) && part === 'day') || seen.has(`${onDay} day`))
      throw invalid('plans.day-said-twice', { onDay })
    seen.add(onDay).add(`${onDay} ${part}`)
  }
}

/** A started programme closes between its first day and today. */
export function checkClosing(p: Pick<Prescription, 'status' | 'startedOn'>, endedOn: string, today: string) {
  if (p.status !== 'started' || !p.startedOn) throw conflict('plans.not-started')
  if (endedOn > today) throw invalid('plans.day-in-the-future', { day: endedOn })
  if (endedOn < p.startedOn) throw invalid('plans.end-before-start', { endedOn })
}

/** "Autre" says nothing by itself: words must. The motive is one of those that fit the moment. */
export function checkMotive(code: string, words: string, moment: 'left' | 'refused') {
  const motive = motives.find((m) => m.code === code && m.when.includes(moment))
  if (!motive) throw invalid('plans.unknown-motive', { code })
  if (code === 'other' && words.trim().length < 10) throw invalid('plans.motive-needs-words')
}

/** The outcome is one of the catalogue. */
export function checkOutcome(code: string, words: string) {
  if (!outcomes.some((o) => o.code === code)) throw invalid('plans.unknown-outcome', { code })
  if (code === 'other' && words.trim().length < 10) throw invalid('plans.motive-needs-words')
}

/** How a followed programme can end. */
export const outcomes = [
  { code: 'certified', label: 'Diplôme, titre ou certification obtenu' },
  { code: 'partly-certified', label: 'Certification obtenue en partie' },
  { code: 'not-certified', label: 'Allé au bout, certification non obtenue' },
  { code: 'completed', label: 'Allé au bout, projet confirmé' },
  { code: 'project-changed', label: 'Allé au bout, projet changé' },
  { code: 'job', label: 'Suivi d’un emploi' },
  { code: 'apprenticeship', label: 'Suivi d’un contrat en alternance' },
  { code: 'next-training', label: 'Suivi d’une autre formation' },
  { code: 'other', label: 'Autre (à préciser)' },
] as const

/** Why a programme was left before its end, or never began. `isSensitive`: read by lead adviser and cover only. */
export const motives: readonly { code: string; label: string; when: readonly ('left' | 'refused')[]; isSensitive?: boolean }[] = [
  { code: 'job', label: 'A trouvé un emploi', when: ['left', 'refused'] },
  { code: 'other-programme', label: 'A préféré un autre programme', when: ['left', 'refused'] },
  { code: 'project-changed', label: 'Le projet a changé', when: ['left', 'refused'] },
  { code: 'does-not-suit', label: 'Le contenu ou le rythme ne convenait pas', when: ['left'] },
  { code: 'level', label: 'Niveau trop éloigné', when: ['left', 'refused'] },
  { code: 'mobility', label: 'Trajet trop long ou trop cher', when: ['left', 'refused'] },
  { code: 'housing', label: 'Logement', when: ['left', 'refused'] },
  { code: 'money', label: 'Manque de ressources', when: ['left', 'refused'] },
  { code: 'childcare', label: 'Garde d’enfant', when: ['left', 'refused'], isSensitive: true },
  { code: 'health', label: 'Santé', when: ['left', 'refused'], isSensitive: true },
  { code: 'family', label: 'Raison familiale', when: ['left', 'refused'], isSensitive: true },
  { code: 'justice', label: 'Décision de justice', when: ['left', 'refused'], isSensitive: true },
  { code: 'stay', label: 'Droit au séjour', when: ['left', 'refused'], isSensitive: true },
  { code: 'conflict', label: 'Désaccord avec l’équipe ou le groupe', when: ['left'] },
  { code: 'excluded', label: 'Fin décidée par le partenaire', when: ['left'] },
  { code: 'lost-from-sight', label: 'N’est plus venu, sans nouvelles', when: ['left'] },
  { code: 'partner-full', label: 'Pas de place chez le partenaire', when: ['refused'] },
  { code: 'not-eligible', label: 'Conditions d’entrée non remplies', when: ['refused'] },
  { code: 'session-cancelled', label: 'Session annulée ou partenaire fermé', when: ['left', 'refused'] },
  { code: 'young-person-refused', label: 'Le jeune n’a pas souhaité', when: ['refused'] },
  { code: 'partner-refused', label: 'Candidature non retenue', when: ['refused'] },
  { code: 'mistake', label: 'Prescription saisie par erreur', when: ['refused'] },
  { code: 'other', label: 'Autre (à préciser)', when: ['left', 'refused'] },
]
export const sensitiveMotives = motives.filter((m) => m.isSensitive).map((m) => m.code)

/** What a part of a day lasts unless told, minutes; when it begins in the structure's zone. */
export const usualMinutes: Record<Part, number> = { day: 420, morning: 210, afternoon: 210 }
export const beginsAt: Record<Part, string> = { day: '09:00', morning: '09:00', afternoon: '13:30' }
/** A morning is over when the afternoon begins; an afternoon at 21:30. */
const halfMinutes: Record<Part, number> = { day: 720, morning: 270, afternoon: 480 }

/** How far an objective is: its steps done among those that count. */
export function progressOf(steps: readonly { status: StepStatus }[]) {
  const counted = steps.filter((s) => s.status !== 'cancelled')
  return { done: counted.filter((s) => s.status === 'done').length, total: counted.length }
}

/** The calendar day some days later. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function checkEnd(endsOn: string, today: string) {
  if (endsOn < today || endsOn > addDays(today, furthestDays)) throw invalid('plans.day-out-of-range', { endsOn })
}

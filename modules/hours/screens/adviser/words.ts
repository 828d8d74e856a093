import type { Doubt, Entry, EntryState, Reason, ScaleKind, Waiting, WeekKind } from '#api/hours'
import { duration } from '#ui/format'
import fr from '../young/texts.fr.ts'

/** The words both sides share. */
export const { sources, categories, facts, away } = fr

export const stateWords: Record<EntryState, string> = {
  declared: 'À valider',
  validated: 'Validées',
  corrected: 'Corrigées',
  contested: 'Contestées',
  rejected: 'Refusées',
  withdrawn: 'Retirées',
}
export const evidenceWords: Record<Entry['evidence'], string> = {
  attendance: 'présence relevée',
  document: 'document joint',
  words: 'déclaration',
}
export const doubtWords: Record<Doubt, string> = {
  contested: 'Contestée',
  overlap: 'Chevauche',
  long: 'Longue',
  full_day: 'Journée chargée',
  full_week: 'Semaine chargée',
}
export const kindWords: Record<WeekKind, string> = {
  support: 'Accompagnement',
  programme: 'Programme : semaine intensive',
  unavailable: 'Indisponible : hors du compte',
  outreach: 'CEJ-JR : sans objectif',
  outside: 'Hors contrat',
}
export const scaleWords: Record<ScaleKind, string> = {
  ...fr.categories,
  ...fr.scales,
  week_target: 'Objectif de la semaine',
}

/** Why it is shown, in a sentence. */
export function reasonWords(reason: Reason) {
  if (reason.kind === 'no_sign') return `aucun signe depuis ${reason.days} jours`
  if (reason.kind === 'missed') return `${reason.count} rendez-vous manqués en un mois`
  return `heures en baisse : ${duration(reason.from)}, puis ${duration(reason.to)}`
}

/** How a line is called. */
export const titleOf = (line: Pick<Waiting, 'title' | 'sourceKind'>) => line.title ?? sources[line.sourceKind]

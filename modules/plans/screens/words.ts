import { count, duration, shortDay } from '#ui/format'
import type { Change, Domain, ObjectiveStatus, Prescription, Programme, ProgrammeCategory, StepStatus } from '../api.ts'
import { categories, domains } from '../api.ts'
import { motives, outcomes, sensitiveDomains } from '../rules.ts'

export const domainWords: Record<Domain, string> = {
  orientation: 'Orientation',
  training: 'Formation',
  employment: 'Emploi',
  mobility: 'Mobilité',
  housing: 'Logement',
  budget: 'Budget',
  rights: 'Droits',
  digital: 'Numérique',
  citizenship: 'Citoyenneté, loisirs',
  health: 'Santé',
  family: 'Famille',
  justice: 'Justice',
  stay: 'Droit au séjour',
}
export const domainOptions = domains.map((value) => ({
  value,
  label: `${domainWords[value]}${sensitiveDomains.includes(value) ? ' (confidentiel)' : ''}`,
}))

export const objectiveWords: Record<ObjectiveStatus, string> = {
  proposed: 'Proposé',
  agreed: 'Convenu',
  achieved: 'Atteint',
  dropped: 'Abandonné',
}
export const stepWords: Record<StepStatus, string> = { to_do: 'À faire', in_progress: 'En cours', done: 'Faite', cancelled: 'Annulée' }
export const stepOptions = (Object.keys(stepWords) as StepStatus[]).map((value) => ({ value, label: stepWords[value] }))

export const categoryWords: Record<ProgrammeCategory, string> = {
  training: 'Formation et préparation',
  intensive_support: 'Accompagnement intensif externe',
  social_mission: 'Mission d’utilité sociale',
  aided_job: 'Emploi aidé',
  outside_list: 'Hors liste',
}
export const categoryOptions = categories.map((value) => ({ value, label: categoryWords[value] }))

export const allowanceWords: Record<Programme['allowanceEffect'], string> = {
  none: 'sans effet connu sur l’allocation',
  deducted: 'rémunération déduite en entier de l’allocation',
  partly_deducted: 'salaire déduit en partie de l’allocation',
  suspended: 'allocation suspendue',
  to_confirm: 'effet sur l’allocation à confirmer',
}
export const allowanceOptions = Object.entries(allowanceWords).map(([value, label]) => ({ value, label: capital(label) }))

export const factWords = {
  listed: 'Inscription sur la liste',
  definition: 'Définition',
  hours: 'Heures',
  intensity: 'Semaines intenses',
  term: 'Fin du contrat',
  allowance: 'Allocation',
} as const
export const confidenceWords = { A: 'texte lu', B: 'source fiable', C: 'à confirmer' } as const

/** What the law makes of it, in one line. */
export const effectWords = (p: Pick<Programme, 'countsAsIntense' | 'extendsContract' | 'allowanceEffect'>) =>
  [
    p.countsAsIntense ? 'semaines comptées comme intenses' : 'compté par ses heures',
    p.extendsContract && 'prolonge le contrat',
    p.allowanceEffect !== 'none' && allowanceWords[p.allowanceEffect],
  ]
    .filter(Boolean)
    .join(' · ')

export const outcomeOptions = outcomes.map(({ code, label }) => ({ value: code, label }))
export const motiveOptions = (moment: 'left' | 'refused') =>
  motives.filter((m) => m.when.includes(moment)).map(({ code, label }) => ({ value: code, label }))

/** Where a prescription stands, in words; the tone only helps. */
export function statusOf(p: Prescription): { text: string; tone: 'plain' | 'accent' | 'sun' | 'good' | 'watch' | 'bad' } {
  if (p.status === 'started') return { text: 'En cours', tone: 'accent' }
  if (p.status === 'ended') return { text: 'Terminé', tone: 'good' }
  if (p.status === 'abandoned') return { text: 'Quitté avant la fin', tone: 'watch' }
  if (p.status === 'refused') return { text: 'Sans suite', tone: 'plain' }
  if (p.partnerAnswer === 'waiting') return { text: 'Attend le partenaire', tone: 'sun' }
  return p.ownAnswer === 'waiting' ? { text: 'Attend le jeune', tone: 'sun' } : { text: 'Prêt à commencer', tone: 'sun' }
}

/** What came of it, or why it was left. */
export const endWords = (p: Prescription) =>
  outcomes.find((o) => o.code === p.outcome)?.label ?? motives.find((m) => m.code === p.motive)?.label

/** "du 16 novembre au 29 janvier 2027 · 35 h par semaine". */
export const spanWords = (p: Prescription, zone: string) =>
  `du ${shortDay(p.startedOn ?? p.startsOn, zone)} au ${shortDay(p.endedOn ?? p.endsOn, zone)} · ${duration(p.weeklyMinutes)} par semaine`

/** "12 présences, 1 absence, 84 h". */
export const presenceWords = (p: Prescription) =>
  [count(p.presences, 'présence', 'présences'), p.absences > 0 && count(p.absences, 'absence', 'absences'), duration(p.presentMinutes)]
    .filter(Boolean)
    .join(', ')

const changeSentences: Record<Change['what'], string> = {
  objective_added: 'a ajouté l’objectif',
  objective_proposed: 'a proposé l’objectif',
  objective_edited: 'a modifié l’objectif',
  objective_agreed: 'a donné son accord à l’objectif',
  objective_achieved: 'a dit atteint l’objectif',
  objective_dropped: 'a abandonné l’objectif',
  step_added: 'a ajouté l’étape',
  step_edited: 'a modifié l’étape',
  step_to_do: 'a remis à faire l’étape',
  step_in_progress: 'a commencé l’étape',
  step_done: 'a fait l’étape',
  step_cancelled: 'a annulé l’étape',
  reviewed: 'a fait le point sur le plan',
  prescribed: 'a prescrit',
  partner_accepted: 'a noté l’accord du partenaire pour',
  partner_refused: 'a noté le refus du partenaire pour',
  own_accepted: 'a dit oui à',
  own_refused: 'a dit non à',
  started: 'a noté le début de',
  dates_changed: 'a changé les dates de',
  attendance: 'a noté les présences à',
  ended: 'a noté la fin de',
  abandoned: 'a noté l’arrêt de',
  withdrawn: 'a retiré',
}
export const changeWords = ({ what, about }: Pick<Change, 'what' | 'about'>) =>
  about ? `${changeSentences[what]} « ${about} »` : changeSentences[what]

function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}

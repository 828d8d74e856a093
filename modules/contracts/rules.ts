import { conflict, invalid } from '#platform/errors'
import type { ContractLine, Exit, Facts, Finding, NeedDomain, Paper, Signature, Signer, Version } from './api.ts'

/** A contract lasts at most twelve months (R5131-16 I 3°), eighteen in all when the adviser extends it (R5131-16 II). */
export const mostMonths = { first: 12, extended: 18 } as const
/** A new contract waits this many months after the last one (service-public F32700), but for a derogation. */
export const monthsBetween = 6
/** Half of the legal week of 35 hours, minutes: above it the adviser says whether the job leaves room (Questions-réponses CEJ). */
export const halfTimeMinutes = 1050
/** A code signs for ten minutes; five tries; another after thirty seconds, at most ten. A representative's link works fourteen days. */
export const signingRules = { validMinutes: 10, mostTries: 5, resendSeconds: 30, mostCodes: 10, linkDays: 14 } as const
/** From how many days before its term a contract is shown as ending. */
export const endingDays = 45
/** How long after the end the support to keep a job may go on, months (service-public F32700 gives no bound: ours). */
export const mostFollowUpMonths = 12

type Known = Facts['hasRqth']
type Case = { birthDate: string; today: string; facts: Facts; lastEndedOn: string | null }
type State = Finding['state']
type Condition = {
  code: Finding['code']
  label: string
  /** Where the rule stands. */
  source: string
  /** The days it holds, the first and the last; null when it still does. */
  from: string
  until: string | null
  /** Whose case it is; everybody's unless told. */
  concerns?: (c: Case) => boolean
  find: (c: Case) => readonly [State, string]
}

const cejBegan = '2022-03-01'
/** The conditions of the contract, each with its source and the days it holds. */
export const conditions: readonly Condition[] = [
  {
    code: 'age',
    label: 'Âge',
    source: 'Code du travail, art. L5131-6',
    from: cejBegan,
    until: null,
    find: ({ birthDate, today, facts }) => findAge(birthDate, today, facts.hasRqth),
  },
  {
    code: 'study',
    label: 'Études',
    source: 'Code du travail, art. L5131-6',
    from: cejBegan,
    until: null,
    find: ({ facts }) =>
      answer(facts.isStudent, 'no', [
        'N’est pas étudiant.',
        'Est étudiant : le contrat n’est pas ouvert aux étudiants.',
        'Dites si la personne est étudiante.',
      ]),
  },
  {
    code: 'training',
    label: 'Formation',
    source: 'Code du travail, art. L5131-6',
    from: cejBegan,
    until: null,
    find: ({ facts }) =>
      answer(facts.isInTraining, 'no', [
        'N’est pas en formation.',
        'Suit une formation : le contrat s’ouvre avant ou après elle.',
        'Dites si la personne suit une formation.',
      ]),
  },
  {
    code: 'stay',
    label: 'Séjour régulier',
    source: 'Circulaire DGEFP/MAJE/2022/45 du 21 février 2022',
    from: cejBegan,
    until: null,
    concerns: ({ birthDate, today }) => !isMinor(birthDate, today),
    find: ({ facts }) =>
      answer(facts.hasRegularStay, 'yes', [
        'Est de nationalité française ou en séjour régulier.',
        'N’est pas en séjour régulier à ce jour.',
        'À vérifier avec la personne : une pièce en attente ne bloque pas.',
      ]),
  },
  {
    code: 'jobseeker',
    label: 'Inscription à France Travail',
    source: 'Code du travail, art. L5411-6 (loi du 18 décembre 2023)',
    from: '2025-01-01',
    until: null,
    find: ({ facts }) =>
      answer(facts.isJobseeker, 'yes', [
        'Est inscrit à France Travail.',
        'N’est pas inscrit à France Travail : l’inscription se fait d’abord, avec vous si besoin.',
        'Vérifiez l’inscription à France Travail.',
      ]),
  },
  {
    code: 'difficulty',
    label: 'Difficultés d’accès à l’emploi durable',
    source: 'Code du travail, art. R5131-15',
    from: cejBegan,
    until: null,
    find: ({ facts }) =>
      answer(facts.hasDifficulty, 'yes', [
        'Rencontre des difficultés d’accès à l’emploi durable, selon votre appréciation.',
        'Ne rencontre pas de difficulté d’accès à l’emploi durable, selon votre appréciation.',
        'C’est à vous de l’apprécier, au vu de la situation.',
      ]),
  },
  {
    code: 'work',
    label: 'Emploi en cours',
    source: 'Questions-réponses CEJ ; code du travail, art. R5131-15',
    from: cejBegan,
    until: null,
    find: ({ facts }) => findWork(facts),
  },
  {
    code: 'earlier-contract',
    label: 'Contrat précédent',
    source: 'service-public.fr, fiche F32700',
    from: cejBegan,
    until: null,
    find: ({ lastEndedOn, today, facts }) => findGap(lastEndedOn, today, facts.derogation),
  },
  {
    code: 'education',
    label: 'Retour en formation initiale',
    source: 'Circulaire DGEFP/MAJE/2022/45 du 21 février 2022',
    from: cejBegan,
    until: null,
    concerns: ({ birthDate, today }) => isMinor(birthDate, today),
    find: ({ facts }) =>
      answer(facts.hasExploredEducation, 'yes', [
        'Le retour en formation initiale a été étudié.',
        'Le retour en formation initiale reste à étudier : c’est la priorité avant 18 ans.',
        'Étudiez d’abord le retour en formation initiale.',
      ]),
  },
]

/** What each condition in force on the day gives for this person, with the reason and where the rule stands. */
export const findEligibility = (c: Case): Finding[] =>
  conditions
    .filter(({ from, until, concerns }) => c.today >= from && (until === null || c.today <= until) && (concerns?.(c) ?? true))
    .map(({ code, label, source, find }) => {
      const [state, reason] = find(c)
      return { code, label, source, state, reason }
    })

/** Nothing is known yet. */
export const unknownFacts: Facts = {
  hasRqth: 'unknown',
  isStudent: 'unknown',
  isInTraining: 'unknown',
  hasRegularStay: 'unknown',
  isJobseeker: 'unknown',
  hasDifficulty: 'unknown',
  workMinutes: 0,
  isWorkCompatible: 'unknown',
  hasExploredEducation: 'unknown',
  derogation: '',
}

const answer = (given: Known, good: Known, [met, notMet, toCheck]: readonly [string, string, string]) =>
  given === 'unknown' ? (['to_check', toCheck] as const) : given === good ? (['met', met] as const) : (['not_met', notMet] as const)

/** 16 years; until the day before the 26th birthday, the 30th with a recognised disability. */
function findAge(birthDate: string, today: string, hasRqth: Known) {
  if (today < addYears(birthDate, 16)) return ['not_met', 'A moins de 16 ans.'] as const
  if (today < addYears(birthDate, 26)) return ['met', 'A entre 16 et 25 ans révolus.'] as const
  if (today >= addYears(birthDate, 30)) return ['not_met', 'A 30 ans ou plus.'] as const
  return answer(hasRqth, 'yes', [
    'A moins de 30 ans et une reconnaissance de travailleur handicapé.',
    'A 26 ans ou plus, sans reconnaissance de travailleur handicapé.',
    'A 26 ans ou plus : possible jusqu’à la veille des 30 ans avec une reconnaissance de travailleur handicapé.',
  ])
}

function findWork({ workMinutes, isWorkCompatible }: Facts) {
  if (workMinutes === 0) return ['met', 'N’a pas d’emploi en ce moment.'] as const
  if (workMinutes <= halfTimeMinutes) return ['met', 'Travaille au plus à mi-temps : compatible avec 15 à 20 heures par semaine.'] as const
  return answer(isWorkCompatible, 'yes', [
    'Travaille plus d’un mi-temps, ce qui laisse selon vous assez de temps.',
    'Travaille trop pour suivre 15 à 20 heures par semaine, selon votre appréciation.',
    'Travaille plus d’un mi-temps : dites si cela laisse le temps de 15 à 20 heures par semaine.',
  ])
}

function findGap(lastEndedOn: string | null, today: string, derogation: string) {
  if (lastEndedOn === null) return ['met', 'N’a pas eu de contrat auparavant.'] as const
  if (today >= addMonths(lastEndedOn, monthsBetween))
    return ['met', `Le contrat précédent a pris fin il y a plus de ${monthsBetween} mois.`] as const
  if (derogation.trim().length >= 10)
    return ['met', 'Le contrat précédent est récent ; la dérogation est motivée : engagements tenus et difficultés particulières.'] as const
  return ['not_met', `Le contrat précédent a pris fin il y a moins de ${monthsBetween} mois : une dérogation doit être motivée.`] as const
}

/** Opening asks that no condition fails; refusing rests on conditions that do, and asks for words. What is still to check blocks neither. */
export function checkDecision(
  outcome: 'opened' | 'refused',
  motives: readonly string[],
  explanation: string,
  findings: readonly Finding[],
) {
  const failing: string[] = findings.filter((f) => f.state === 'not_met').map((f) => f.code)
  if (outcome === 'opened' && failing.length) throw invalid('contracts.not-eligible', { criteria: failing })
  if (outcome === 'opened') return
  if (!motives.length || !motives.every((m) => failing.includes(m))) throw invalid('contracts.refusal-without-motive')
  if (explanation.trim().length < 20) throw invalid('contracts.refusal-without-explanation')
}

/** The last day a contract may have, from its first: twelve months, or eighteen in all. */
export const lastDayOf = (startsOn: string, months: number) => addDays(addMonths(startsOn, months), -1)

/** A first term of twelve months at most, that does not begin years away. */
export function checkTerm({ startsOn, endsOn }: { startsOn: string; endsOn: string }, today: string) {
  if (endsOn < startsOn) throw invalid('contracts.ends-before-it-begins')
  if (startsOn < addMonths(today, -12) || startsOn > addMonths(today, 3)) throw invalid('contracts.begins-out-of-range', { startsOn })
  const latest = lastDayOf(startsOn, mostMonths.first)
  if (endsOn > latest) throw invalid('contracts.too-long', { latest, months: mostMonths.first })
}

/** Exceptionally longer, up to eighteen months in all, before the end. */
export function checkExtension(c: Pick<ContractLine, 'status' | 'startsOn' | 'endsOn'>, endsOn: string, today: string) {
  if (c.status !== 'active') throw conflict('contracts.not-active', { status: c.status })
  if (today > c.endsOn) throw conflict('contracts.term-is-over', { endsOn: c.endsOn })
  if (endsOn <= c.endsOn) throw invalid('contracts.extension-not-longer', { endsOn: c.endsOn })
  const latest = lastDayOf(c.startsOn, mostMonths.extended)
  if (endsOn > latest) throw invalid('contracts.too-long', { latest, months: mostMonths.extended })
}

/** A listed programme begun before the end carries the contract to the last day of the second month after it ends (R5131-16 II). */
export function termAfterProgramme(programmeEndsOn: string) {
  const [year, month] = programmeEndsOn.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10)
}

/** Who must sign a text, by the age on the day of signing. */
export const signersAt = (birthDate: string, today: string): Signer[] =>
  isMinor(birthDate, today) ? ['youngPerson', 'representative', 'adviser'] : ['youngPerson', 'adviser']

/** Why a contract ends. Each says enough for the figures; those that do not speak for themselves ask for words, kept for who follows. */
export const exitMotives = [
  { code: 'permanent-job', label: 'Emploi durable : CDI', group: 'Emploi durable', isJob: true },
  { code: 'job-six-months', label: 'Emploi durable : CDD ou intérim de six mois ou plus', group: 'Emploi durable', isJob: true },
  { code: 'civil-service', label: 'Emploi durable : fonction publique', group: 'Emploi durable', isJob: true },
  { code: 'apprenticeship', label: 'Contrat d’apprentissage', group: 'Alternance', isJob: true },
  { code: 'work-study', label: 'Contrat de professionnalisation', group: 'Alternance', isJob: true },
  { code: 'short-job', label: 'Emploi de moins de six mois', group: 'Emploi court', isJob: true },
  { code: 'inclusion-job', label: 'Emploi aidé ou d’insertion (PEC, CIE, IAE)', group: 'Emploi court', isJob: true },
  { code: 'own-business', label: 'Création ou reprise d’entreprise', group: 'Emploi durable', isJob: true },
  { code: 'training-long', label: 'Formation de six mois ou plus', group: 'Formation', isJob: false },
  { code: 'training-short', label: 'Formation de moins de six mois', group: 'Formation', isJob: false },
  { code: 'back-to-school', label: 'Reprise d’études', group: 'Formation', isJob: false },
  { code: 'civic-service', label: 'Service civique ou volontariat', group: 'Engagement', isJob: false },
  { code: 'term', label: 'Contrat arrivé à échéance', group: 'Fin prévue', isJob: false },
  { code: 'age-limit', label: 'Limite d’âge atteinte', group: 'Fin prévue', isJob: false },
  { code: 'asked', label: 'À la demande du jeune', group: 'Arrêt', isJob: false, asksForWords: true },
  { code: 'no-news', label: 'Sans nouvelles malgré les relances', group: 'Arrêt', isJob: false, asksForWords: true },
  { code: 'breach', label: 'Non-respect des engagements, procédure terminée', group: 'Arrêt', isJob: false, asksForWords: true },
  { code: 'moved-away', label: 'Départ hors de France', group: 'Arrêt', isJob: false },
  { code: 'other-support', label: 'Orientation vers un autre accompagnement', group: 'Arrêt', isJob: false, asksForWords: true },
  { code: 'unavailable', label: 'Indisponibilité longue (les détails restent réservés)', group: 'Arrêt', isJob: false, asksForWords: true },
  { code: 'deceased', label: 'Décès', group: 'Arrêt', isJob: false },
] as const

/** Only a contract in force ends, on a day it was in force, for a motive of the list; support after it stays within a year. */
export function checkExit(
  c: Pick<ContractLine, 'status' | 'startsOn' | 'endsOn'>,
  { endedOn, motive, detail, followUpUntil }: Exit,
  today: string,
) {
  if (c.status !== 'active') throw conflict('contracts.not-active', { status: c.status })
  const found = exitMotives.find((m) => m.code === motive)
  if (!found) throw invalid('contracts.unknown-motive', { motive })
  if ('asksForWords' in found && detail.trim().length < 10) throw invalid('contracts.motive-without-words', { motive })
  if (endedOn < c.startsOn || endedOn > c.endsOn || endedOn > today) throw invalid('contracts.exit-out-of-range', { endedOn })
  if (followUpUntil !== null && (followUpUntil <= endedOn || followUpUntil > addMonths(endedOn, mostFollowUpMonths)))
    throw invalid('contracts.follow-up-out-of-range', { latest: addMonths(endedOn, mostFollowUpMonths) })
}

/** What is said of each domain, way, reason and relation, on screens and on paper. */
export const domainNames: Record<NeedDomain, string> = {
  orientation: 'Orientation',
  training: 'Formation',
  employment: 'Emploi',
  health: 'Santé',
  housing: 'Logement',
  mobility: 'Mobilité',
  budget: 'Budget',
  rights: 'Droits et démarches',
  family: 'Famille',
  digital: 'Numérique',
  justice: 'Justice',
  stay: 'Séjour',
}
export const signatureWays: Record<Signature['way'], string> = {
  drawn: 'signature dessinée dans Élan',
  code: 'signature par code à usage unique',
  account: 'signature depuis son compte',
  paper: 'signature sur papier',
}
export const versionReasons: Record<Version['reason'], string> = {
  first: 'premier texte',
  amendment: 'avenant',
  extension: 'prolongation décidée',
  programme: 'prolongation par un programme',
}
export const relationNames: Record<string, string> = {
  mother: 'mère',
  father: 'père',
  guardian: 'tuteur ou tutrice',
  child_welfare: 'aide sociale à l’enfance',
  delegate: 'délégataire de l’autorité parentale',
}

/** In how many days a missing paper is asked for. Those of the allowance have the three months of R5131-25. */
export const paperDays: Record<Paper, number> = {
  identity_paper: 30,
  stay_paper: 30,
  rqth_proof: 60,
  jobseeker_proof: 15,
  representative_proof: 30,
  signed_scan: 15,
  bank_details: 90,
  tax_notice: 90,
  exit_proof: 60,
}

/** Under eighteen on the day. */
export const isMinor = (birthDate: string, day: string) => day < addYears(birthDate, 18)

/** The calendar day some days later. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day some months later; the last of the month when it has no such day. */
export function addMonths(day: string, months: number) {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate()
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10)
}

/** A birthday; who is born on 29 February has it on 1 March. */
function addYears(day: string, years: number) {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(y + years, m - 1, d)).toISOString().slice(0, 10)
}

import { invalid } from '#platform/errors'

/** What a young person does today, in words. */
export const situationWords = {
  job_seeker: 'En recherche d’emploi',
  employed: 'En emploi',
  apprenticeship: 'En alternance',
  training: 'En formation',
  immersion: 'En immersion',
  volunteering: 'Volontariat, bénévolat',
  schooling: 'Scolarité',
  other: 'Autre situation',
} as const

/** At signing, a young person is 15 to 30 (the contract itself stops at 25, 29 with a recognised disability: that is the contract's rule). */
export const youngest = 15
export const oldest = 30

/** Whole years between a birth date and a day, both `YYYY-MM-DD`; who is born on 29 February grows on 1 March. */
export function ageOn(birthDate: string, day: string) {
  const hasNotBeen = day.slice(5) < birthDate.slice(5)
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (hasNotBeen ? 1 : 0)
}

/** Refuses with 422 who is too young or too old to be signed up. */
export function checkAge(birthDate: string, today: string) {
  if (birthDate > today) throw invalid('people.born-in-the-future', { birthDate })
  const age = ageOn(birthDate, today)
  if (age < youngest) throw invalid('people.too-young', { age, youngest })
  if (age > oldest) throw invalid('people.too-old', { age, oldest })
}

/** A name as it is compared: lower case, without accents, apostrophes nor dashes. */
export const toSearch = (...names: string[]) =>
  names
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names as they are kept: one space between words, none around, and no sign that turns around the reading of what stands beside them. */
export const tidy = (name: string) =>
  name
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Why a file is archived: the motives of the field. */
export const archiveMotives = [
  { code: 'lasting-job', label: 'Emploi durable' },
  { code: 'training', label: 'Formation' },
  { code: 'permanent-contract', label: 'CDI' },
  { code: 'contract-six-months', label: 'CDD ou intérim de six mois ou plus' },
  { code: 'short-job', label: 'Emploi court' },
  { code: 'contract-ended', label: 'Contrat arrivé à échéance' },
  { code: 'registration-ended', label: 'Cessation d’inscription' },
  { code: 'age-limit', label: 'Limite d’âge' },
  { code: 'other-support', label: 'Changement d’accompagnement' },
  { code: 'asked-by-young-person', label: 'Demande du jeune' },
  { code: 'started-by-adviser', label: 'À l’initiative du conseiller' },
  { code: 'started-by-young-person', label: 'À l’initiative du jeune' },
  { code: 'given-up', label: 'Abandon' },
  { code: 'not-respected', label: 'Engagements non respectés' },
  { code: 'moved', label: 'Déménagement' },
  { code: 'moved-out-of-reach', label: 'Déménagement hors du territoire' },
  { code: 'other-adviser', label: 'Changement de conseiller' },
  { code: 'civic-service', label: 'Service civique' },
  { code: 'own-business', label: 'Création d’entreprise' },
  { code: 'sheltered-work', label: 'Entrée en ESAT' },
  { code: 'other', label: 'Autre' },
] as const

/** "Autre" says nothing by itself: a comment must. */
export function checkMotive(motive: string, comment: string) {
  if (motive === 'other' && comment.trim().length < 3) throw invalid('people.motive-needs-comment')
}

/** Small counts would point at people: from one to four, a figure is not shown. */
export const isSmall = (n: number) => n > 0 && n < 5

/**
 * How the parts of a total are shown: small ones not at all (null). Where the total is shown and would tell the hidden figures (one alone, or
 * all of them at a bound of one to four), the next smallest is hidden with them. A hidden total must not be told by its parts: all are hidden
 * when it is small itself (how many are would tell), else at least one.
 */
export function hideSmall(column: readonly number[], isTotalShown = true): (number | null)[] {
  const small = column.filter(isSmall)
  const sum = small.reduce((total, n) => total + n, 0)
  if (!isTotalShown && column.reduce((total, n) => total + n, 0) < 5) return column.map(() => null)
  const isTold = small.length === 1 || (small.length > 1 && (sum === small.length || sum === 4 * small.length))
  const others = column.filter((n) => n >= 5)
  const next = isTold ? column.indexOf(others.length ? Math.min(...others) : 0) : -1
  const largest = !isTotalShown && !small.length ? column.indexOf(Math.max(...column)) : -1
  return column.map((n, i) => (isSmall(n) || i === next || i === largest ? null : n))
}

import { type ResourceKind, resourceKinds, type SituationKind } from '../api.ts'
import { monthName, resourceRules } from '../rules.ts'

/** What the lines of income say, in the language of whoever reads. */
export type IncomeWords = {
  line: (n: number) => string
  which: string
  amount: string
  wrong: string
  remove: (n: number) => string
  add: string
  kinds: Record<ResourceKind, string>
}

/** What the form of a month says. */
export type DeclareWords = {
  title: (month: string) => string
  /** Which month's income is asked for. */
  about: (before: string) => string
  salary: string
  salaryHint: string
  details: string
  student: string
  situations: Record<SituationKind, string>
  income: IncomeWords
  papers: string
  papersHint: string
  noPapers: string
  reason: string
  reasonHint: string
  send: string
  sent: string
  queued: string
  monthWords: (month: string) => string
}

/** The lines of income in French. */
export const incomeWords: IncomeWords = {
  line: (n) => `Autre ressource ${n}`,
  which: 'Laquelle ?',
  amount: 'Montant en euros',
  wrong: 'Écris un montant en euros, par exemple 655,50.',
  remove: (n) => `Retirer la ressource ${n}`,
  add: 'Ajouter une autre ressource',
  kinds: Object.fromEntries(resourceKinds.map((kind) => [kind, resourceRules[kind].label])) as Record<ResourceKind, string>,
}

/** What is true for the young person, in their words. */
export const situationWords: Record<SituationKind, string> = {
  rsa_recipient: 'Je touche le RSA',
  rsa_partner: 'Mon conjoint ou ma conjointe touche le RSA',
  rsa_dependent_child: 'Mes parents touchent le RSA et je suis à leur charge',
  ppa_recipient: 'Je touche la prime d’activité',
  ppa_dependent_child: 'Mes parents touchent la prime d’activité et je suis à leur charge',
  civic_service: 'Je fais un service civique',
  smv: 'Je fais le service militaire volontaire (SMV)',
  sma: 'Je fais le service militaire adapté (SMA)',
  armed_forces_volunteer: 'Je suis volontaire dans les armées',
  aided_contract: 'J’ai un contrat aidé (PEC, CUI)',
  ppa_earlier_period: 'Je touche la prime d’activité pour un travail d’avant mon contrat',
}

/** The form of a month, filled in by the adviser for somebody who cannot. */
export const deskWords: DeclareWords = {
  title: (month) => `Déclarer ${month}`,
  about: (before) => `Les revenus de ${before}, tels que le jeune vous les a donnés. Votre nom reste sur la déclaration.`,
  salary: 'Salaire net',
  salaryHint: 'En euros. Rien : laissez vide.',
  details: 'Autres situations',
  student: 'Études ou formation',
  situations: {
    rsa_recipient: 'Touche le RSA',
    rsa_partner: 'Conjoint ou conjointe au RSA',
    rsa_dependent_child: 'À la charge de parents au RSA',
    ppa_recipient: 'Touche la prime d’activité',
    ppa_dependent_child: 'À la charge de parents qui touchent la prime d’activité',
    civic_service: 'Service civique',
    smv: 'Service militaire volontaire (SMV)',
    sma: 'Service militaire adapté (SMA)',
    armed_forces_volunteer: 'Volontariat dans les armées',
    aided_contract: 'Contrat aidé (PEC, CUI)',
    ppa_earlier_period: 'Prime d’activité pour un travail d’avant le premier mois',
  },
  income: { ...incomeWords, wrong: 'Écrivez un montant en euros, par exemple 655,50.' },
  papers: 'Pièces jointes',
  papersHint: 'Cochez les documents du dossier qui le prouvent.',
  noPapers: 'Aucun document récent dans le dossier. L’onglet Documents en reçoit.',
  reason: 'Pourquoi cette correction ?',
  reasonHint: 'La première déclaration reste dans l’historique.',
  send: 'Enregistrer la déclaration',
  sent: 'Déclaration enregistrée',
  queued: 'Déclaration gardée : elle partira avec le réseau',
  monthWords: monthName,
}

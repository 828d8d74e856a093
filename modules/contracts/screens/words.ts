import type { ContractLine, Course, Finding, Paper, Signer, Version } from '#api/contracts'

type Tone = 'plain' | 'accent' | 'sun' | 'good' | 'watch' | 'bad'

/** What a course is called. */
export const courseWords: Record<Course['kind'], string> = {
  other_support: 'Autre accompagnement',
  pacea: 'PACEA',
  outreach: 'Repérage et remobilisation',
  cej: 'Contrat d’engagement jeune',
}

/** What a state of a contract is called, and how it looks. */
export const statusWords: Record<ContractLine['status'], { label: string; tone: Tone }> = {
  draft: { label: 'Brouillon', tone: 'plain' },
  to_sign: { label: 'À signer', tone: 'sun' },
  active: { label: 'En cours', tone: 'good' },
  ended: { label: 'Terminé', tone: 'plain' },
  refused: { label: 'Refusé par le jeune', tone: 'bad' },
  cancelled: { label: 'Annulé', tone: 'plain' },
}

/** What a finding is called. */
export const stateWords: Record<Finding['state'], { label: string; tone: Tone }> = {
  met: { label: 'Remplie', tone: 'good' },
  not_met: { label: 'Non remplie', tone: 'bad' },
  to_check: { label: 'À vérifier', tone: 'watch' },
}

/** What papers are called. */
export const paperWords: Record<Paper, string> = {
  identity_paper: 'Pièce d’identité',
  stay_paper: 'Titre de séjour',
  rqth_proof: 'Reconnaissance de travailleur handicapé',
  jobseeker_proof: 'Inscription à France Travail',
  representative_proof: 'Justificatif de l’autorité parentale',
  signed_scan: 'Contrat papier signé, numérisé',
  bank_details: 'Coordonnées bancaires (RIB)',
  tax_notice: 'Avis d’imposition',
  exit_proof: 'Situation à la sortie',
}

/** Who signs, as professionals say it. */
export const signerWords: Record<Signer, string> = {
  youngPerson: 'le jeune',
  adviser: 'la structure',
  representative: 'le représentant légal',
}

/** Where a version comes from. */
export const reasonWords: Record<Version['reason'], string> = {
  first: 'Premier texte',
  amendment: 'Avenant',
  extension: 'Prolongation',
  programme: 'Prolongation par un programme',
}

/** How much is needed, 0 to 3. */
export const levelWords = ['Rien à signaler', 'À surveiller', 'Besoin d’aide', 'Urgent'] as const
/** The same beside one another in a form. */
export const shortLevels = ['Rien', 'À surveiller', 'Aide', 'Urgent'] as const
/** How a level looks. */
export const levelTones: readonly Tone[] = ['plain', 'plain', 'watch', 'bad']

/** Links a professional or the young person opens in another tab. */
export const pdfOf = (contractId: string) => `/api/contracts/${contractId}/pdf`
export const letterOf = (decisionId: string) => `/api/contracts/decisions/${decisionId}/letter`

import type { Blocker, MonthStatus, TaxProof, TaxSituation } from '../../api.ts'

/** Where a month stands, for professionals. */
export const statusWords: Record<MonthStatus, { label: string; tone: 'plain' | 'good' | 'sun' | 'watch' }> = {
  awaiting: { label: 'En attente', tone: 'sun' },
  due: { label: 'Accordée', tone: 'good' },
  not_due: { label: 'Rien à verser', tone: 'plain' },
  lost: { label: 'Délai de trois mois passé', tone: 'watch' },
}

/** What a month waits for, and from whom. */
export const blockerWords: Record<Blocker, string> = {
  tax_situation: 'Situation d’impôt à noter.',
  declaration: 'Déclaration attendue du jeune.',
  returned: 'Renvoyée : correction attendue du jeune.',
  first_look: 'À vérifier par vous.',
  second_look: 'Deuxième regard attendu dans la structure.',
}

export const taxWords: Record<TaxSituation, string> = {
  not_taxable: 'Non imposable',
  first_bracket: 'Imposable, première tranche (11 %)',
  above_first_bracket: 'Imposable, au-delà de la première tranche',
}

export const proofWords: Record<TaxProof, string> = {
  last_notice: 'Dernier avis d’impôt',
  adviser_word: 'Non-imposition constatée par le conseiller',
  awaited: 'Pièces attendues : versement conservatoire, trois mois au plus (R5131-25)',
  family_breakdown: 'Rupture familiale ou détachement annoncé (D5131-19 II)',
}

import type { ResourceKind, SituationKind } from './api-shapes.ts'

/** Taken off in full; taken off above a disregard, on a slope; or left alone. */
export type Treatment = 'wholly' | 'partly' | 'cumulable'
type ResourceRule = { treatment: Treatment; label: string; source: string }

/** What each kind of income does to the allowance (R5131-20 to R5131-22). */
export const resourceRules: Record<ResourceKind, ResourceRule> = {
  salary: { treatment: 'partly', label: 'Salaire', source: 'R5131-22' },
  self_employment: { treatment: 'partly', label: 'Activité à son compte', source: 'R5131-22' },
  partial_activity: { treatment: 'partly', label: 'Indemnité d’activité partielle', source: 'R5131-22' },
  maternity_paternity_adoption: { treatment: 'partly', label: 'Indemnités de maternité, de paternité ou d’adoption', source: 'R5131-22' },
  sickness_daily_allowance: { treatment: 'partly', label: 'Indemnités journalières (maladie, accident du travail)', source: 'R5131-22' },
  esat_pay: { treatment: 'partly', label: 'Rémunération en ESAT', source: 'R5131-22' },
  ava_pay: { treatment: 'partly', label: 'Pécule d’adaptation à la vie active', source: 'R5131-22 ; CASF R345-3' },
  oacas_allowance: { treatment: 'partly', label: 'Pécule d’un organisme d’accueil communautaire', source: 'R5131-22 ; CASF L265-1' },
  unemployment_benefit: { treatment: 'wholly', label: 'Allocation chômage', source: 'R5131-21' },
  training_placement_pay: { treatment: 'wholly', label: 'Rémunération de stage de formation', source: 'R5131-21' },
  e2c_pay: { treatment: 'wholly', label: 'Rémunération de l’école de la deuxième chance', source: 'R5131-21' },
  disability_allowance_aah: { treatment: 'cumulable', label: 'Allocation aux adultes handicapés (AAH)', source: 'R5131-20 II' },
  housing_benefit: { treatment: 'cumulable', label: 'Aide au logement', source: 'R5131-20 II' },
  family_benefit: { treatment: 'cumulable', label: 'Prestations familiales', source: 'R5131-20 II' },
  alimony: { treatment: 'cumulable', label: 'Pension alimentaire', source: 'R5131-20 II' },
  other: { treatment: 'cumulable', label: 'Autres ressources', source: 'R5131-20 II' },
}

/** `excludes`: never together with the allowance; `suspends`: no allowance while it lasts; `allows`: named by the law as no obstacle. */
export type Effect = 'excludes' | 'suspends' | 'allows'
type SituationRule = { effect: Effect; label: string; source: string }

/** What each situation does to the allowance (R5131-24), dependants' exceptions included. */
export const situationRules: Record<SituationKind, SituationRule> = {
  rsa_recipient: { effect: 'excludes', label: 'Le RSA ne se cumule pas avec l’allocation', source: 'R5131-24 I' },
  rsa_partner: { effect: 'excludes', label: 'Le RSA du couple ne se cumule pas avec l’allocation', source: 'R5131-24 I' },
  rsa_dependent_child: {
    effect: 'allows',
    label: 'Enfant à charge d’une personne au RSA : cela n’empêche rien',
    source: 'R5131-24 I ; CASF R262-3',
  },
  ppa_recipient: { effect: 'excludes', label: 'La prime d’activité ne se cumule pas avec l’allocation', source: 'R5131-24 II' },
  ppa_dependent_child: {
    effect: 'allows',
    label: 'Enfant à charge d’une personne qui touche la prime d’activité : cela n’empêche rien',
    source: 'R5131-24 II ; CSS R842-3',
  },
  civic_service: { effect: 'suspends', label: 'Allocation suspendue pendant le service civique', source: 'R5131-24 III' },
  smv: { effect: 'suspends', label: 'Allocation suspendue pendant le service militaire volontaire', source: 'R5131-24 III' },
  sma: { effect: 'suspends', label: 'Allocation suspendue pendant le service militaire adapté', source: 'R5131-24 III' },
  armed_forces_volunteer: {
    effect: 'suspends',
    label: 'Allocation suspendue pendant le volontariat dans les armées',
    source: 'R5131-24 III',
  },
  // the item was not read; service-public names it ("notamment")
  aided_contract: { effect: 'suspends', label: 'Allocation suspendue pendant un contrat aidé', source: 'R5131-24 III' },
  ppa_earlier_period: {
    effect: 'allows',
    label: 'Prime d’activité pour un travail d’avant le premier mois : cela n’empêche rien',
    source: 'R5131-24 II',
  },
}

/** Ages in whole years (L5131-6): 16 to 25, and up to 29 for a recognised disabled worker. */
export const ages = { from: 16, upTo: 25, upToDisabled: 29, source: 'L5131-6' } as const

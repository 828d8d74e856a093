import type { Persona } from './api.ts'

type Known = Omit<Persona, 'code'> & { accountId: string }
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Who can be played in the demonstration. The seed inserts accounts with these ids, marked as demonstration. */
export const personas = {
  'young-adult': {
    accountId: id(1),
    group: 'young',
    label: 'Léo, 20 ans',
    description: 'En contrat depuis l’automne, suivi par la mission locale.',
  },
  'young-minor': {
    accountId: id(2),
    group: 'young',
    label: 'Inès, 17 ans',
    description: 'Mineure, vient de commencer son contrat.',
  },
  'adviser-ml': {
    accountId: id(3),
    group: 'structure',
    label: 'Aïcha, conseillère en mission locale',
    description: 'Suit Léo, Inès et une soixantaine de jeunes.',
  },
  'adviser-ft': {
    accountId: id(4),
    group: 'structure',
    label: 'Thomas, conseiller France Travail',
    description: 'Suit un portefeuille de jeunes dans une agence.',
  },
  manager: {
    accountId: id(5),
    group: 'structure',
    label: 'Nadia, responsable d’équipe',
    description: 'Anime une équipe de conseillers, répartit les portefeuilles.',
  },
  director: {
    accountId: id(6),
    group: 'structure',
    label: 'Philippe, directeur',
    description: 'Dirige la mission locale.',
  },
  'payments-officer': {
    accountId: id(7),
    group: 'structure',
    label: 'Sandrine, chargée des paiements',
    description: 'Suit le versement de l’allocation.',
  },
  'outreach-operator': {
    accountId: id(8),
    group: 'structure',
    label: 'Karim, opérateur de repérage',
    description: 'Va vers les jeunes que personne n’accompagne.',
  },
  partner: {
    accountId: id(9),
    group: 'structure',
    label: 'Julie, partenaire',
    description: 'Accueille des jeunes orientés par leur conseiller.',
  },
  'pilot-department': {
    accountId: id(10),
    group: 'steering',
    label: 'Claire, pilote en Seine-Saint-Denis',
    description: 'Suit le contrat dans le département.',
  },
  'pilot-region': {
    accountId: id(11),
    group: 'steering',
    label: 'Marc, pilote en Île-de-France',
    description: 'Suit le contrat dans la région.',
  },
  'pilot-national': {
    accountId: id(12),
    group: 'steering',
    label: 'Hélène, pilote nationale',
    description: 'Suit le contrat dans tout le pays.',
  },
  auditor: {
    accountId: id(13),
    group: 'steering',
    label: 'Olivier, auditeur',
    description: 'Contrôle les dossiers et les traces, sans rien modifier.',
  },
  admin: {
    accountId: id(14),
    group: 'steering',
    label: 'Camille, administration d’Élan',
    description: 'Ouvre les structures et les comptes.',
  },
} as const satisfies Record<string, Known>
export type PersonaCode = keyof typeof personas

/** The persona of a code, or undefined. */
export const findPersona = (code: string): Known | undefined => (Object.hasOwn(personas, code) ? personas[code as PersonaCode] : undefined)

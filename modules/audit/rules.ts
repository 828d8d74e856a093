/** A closed account is erased after this, years. */
export const yearsKept = 2
/** How long the machinery of the installation keeps its own, days. Codes and sessions are trimmed by identity. */
export const daysKept = { events: 30, replies: 7 } as const

/** A subscriber and what it hears: an event it has not passed is not thrown away. */
export type Hearing = { name: string; types: string[] }

/** A function in the words of the people concerned. */
export const functionOf: Record<string, string> = {
  adviser: 'Conseiller',
  manager: 'Responsable d’équipe',
  director: 'Direction',
  paymentsOfficer: 'Gestionnaire des paiements',
  outreachOperator: 'Opérateur de repérage',
  partner: 'Partenaire',
  pilot: 'Pilote',
  auditor: 'Contrôleur',
  administrator: 'Administrateur',
  helper: 'Aidant',
}

/** The parts of one's own data, by module, in words; a module without a word keeps its name. */
const partNames: Record<string, string> = {
  identity: 'compte',
  people: 'dossier',
  contracts: 'contrat',
  actions: 'actions',
  appointments: 'rendez-vous',
  hours: 'heures',
  messaging: 'messages',
  notifications: 'notifications',
  audit: 'envois et consultations',
}
export const partName = (module: string) => partNames[module] ?? module

/** What a line of the trail may say: ids, figures, yes and no, words of code. Free text that slipped in is left out. */
export const withoutFreeText = (details: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(details).flatMap(([key, value]) => (isPlain(value) ? [[key, value]] : [])))
const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && /^[A-Za-z0-9_.:+-]{1,64}$/.test(value)) ||
  (Array.isArray(value) && value.length <= 50 && value.every(isPlain))

import type { Access, Professional } from '#api/people'
import { shortDay } from '#ui/format'
import { texts } from './young/texts.ts'

/** What a young person does today, in words. */
export const situationWords = texts.situations
export const situationOptions = Object.entries(situationWords).map(([value, label]) => ({ value, label }))

/** What somebody does, in words. */
export const roleWords: Record<string, string> = {
  adviser: 'Conseiller',
  manager: 'Responsable d’équipe',
  director: 'Direction',
  paymentsOfficer: 'Gestion des paiements',
  outreachOperator: 'Repérage',
  partner: 'Partenaire',
  pilot: 'Pilote',
  auditor: 'Auditeur',
  administrator: 'Administrateur',
}
export const networkWords = { mission_locale: 'Mission locale', france_travail: 'Agence France Travail' } as const

/** How far somebody got on the way in, in words and tone. */
export function accessWords({ state, at }: Access, timeZone: string): { tone: 'plain' | 'good' | 'watch' | 'bad'; text: string } {
  const on = at ? ` le ${shortDay(at, timeZone)}` : ''
  if (state === 'active') return { tone: 'good', text: `Compte ouvert${on}` }
  if (state === 'invited') return { tone: 'plain', text: `Invitation envoyée${on}` }
  if (state === 'expired') return { tone: 'watch', text: 'Invitation expirée' }
  if (state === 'closed') return { tone: 'bad', text: `Compte fermé${on}` }
  return { tone: 'watch', text: 'Pas encore invité' }
}

export const nameOf = ({ firstName, lastName }: Pick<Professional, 'firstName' | 'lastName'>) => `${firstName} ${lastName}`

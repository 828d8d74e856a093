import type pg from 'pg'
import { personas } from '#modules/identity'
import { copy, line } from './copy.ts'

/** Somebody of the demonstration with a name and a place of their own among the invented crowd. */
export type Cast = {
  advisers: { id: string; email: string; structure: number; firstName: string; lastName: string; jobTitle: string; caseload: number }[]
  youngPersons: { id: string; email: string; adviser: number; firstName: string; lastName: string; ageYears: number }[]
}

/** The advisers and young persons one can be in the demonstration; the first adviser follows both young persons. */
export const cast: Cast = {
  advisers: [
    {
      id: personas['adviser-ml'].accountId,
      email: 'aicha@exemple.fr',
      structure: 0,
      firstName: 'Aïcha',
      lastName: 'Benali',
      jobTitle: 'Conseillère en insertion',
      caseload: 60,
    },
    {
      id: personas['adviser-ft'].accountId,
      email: 'thomas@exemple.fr',
      structure: 5,
      firstName: 'Thomas',
      lastName: 'Lefèvre',
      jobTitle: 'Conseiller CEJ',
      caseload: 45,
    },
  ],
  youngPersons: [
    { id: personas['young-adult'].accountId, email: 'leo@exemple.fr', adviser: 0, firstName: 'Léo', lastName: 'Moreau', ageYears: 20.4 },
    { id: personas['young-minor'].accountId, email: 'ines@exemple.fr', adviser: 0, firstName: 'Inès', lastName: 'Haddad', ageYears: 17.3 },
  ],
}

const others = [
  ['manager', 'manager', 0, null, 'Nadia', 'Mansouri', 'Responsable d’équipe'],
  ['director', 'director', 0, null, 'Philippe', 'Garnier', 'Directeur'],
  ['payments-officer', 'paymentsOfficer', 0, null, 'Sandrine', 'Petit', 'Chargée des paiements'],
  ['outreach-operator', 'outreachOperator', 0, null, 'Karim', 'Ziani', 'Médiateur'],
  ['partner', 'partner', 0, null, 'Julie', 'Roussel', 'Chargée de partenariat'],
  ['pilot-department', 'pilot', null, '93', 'Claire', 'Martin', ''],
  ['pilot-region', 'pilot', null, 'R11', 'Marc', 'Dubois', ''],
  ['pilot-national', 'pilot', null, 'FR', 'Hélène', 'Fournier', ''],
  ['auditor', 'auditor', null, null, 'Olivier', 'Renard', ''],
  ['admin', 'administrator', null, null, 'Camille', 'Perrin', ''],
] as const

/** The professionals of the demonstration who follow nobody. */
export async function seedOthers(client: pg.Client, structureIds: string[], now: number) {
  const at = new Date(now - 200 * 86_400_000).toISOString()
  const place = (structure: number | null) => (structure === null ? null : structureIds[structure]!)
  await copy(
    client,
    'identity.account',
    ['id', 'role', 'email', 'structure_id', 'territory', 'status', 'is_demo', 'created_at', 'activated_at', 'last_seen_at'],
    others.map(([code, role, structure, territory, first]) =>
      line([
        personas[code].accountId,
        role,
        `${first.toLowerCase()}.${code}@exemple.fr`,
        place(structure),
        territory,
        'active',
        true,
        at,
        at,
        at,
      ]),
    ),
  )
  await copy(
    client,
    'people.professional',
    ['id', 'structure_id', 'first_name', 'last_name', 'job_title'],
    others.map(([code, , structure, , first, last, title]) => line([personas[code].accountId, place(structure), first, last, title])),
  )
}

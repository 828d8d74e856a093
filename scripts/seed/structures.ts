import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

export type SeedStructure = {
  network: 'mission_locale' | 'france_travail'
  code: string
  name: string
  departmentCode: string
  communeCode: string | null
  timeZone: string
  address: string
}

const paris = 'Europe/Paris'
/** The twelve structures of the demonstration: Seine-Saint-Denis first, both networks, two overseas. Names of towns are real, the rest is not. */
export const demoStructures: SeedStructure[] = [
  [
    'mission_locale',
    'DEMO-ML-93-1',
    'Mission locale d’Aulnay-sous-Bois',
    '93',
    '93005',
    paris,
    '5 rue du Commerce, 93600 Aulnay-sous-Bois',
  ],
  ['mission_locale', 'DEMO-ML-93-2', 'Mission locale de Bobigny-Drancy', '93', '93008', paris, '12 avenue Paul-Éluard, 93000 Bobigny'],
  ['mission_locale', 'DEMO-ML-93-3', 'Mission locale de Bondy', '93', '93010', paris, '3 place du 11-Novembre, 93140 Bondy'],
  ['mission_locale', 'DEMO-ML-93-4', 'Mission locale de Saint-Denis', '93', '93066', paris, '8 rue de la République, 93200 Saint-Denis'],
  ['mission_locale', 'DEMO-ML-93-5', 'Mission locale de Montreuil', '93', '93048', paris, '21 rue de Paris, 93100 Montreuil'],
  ['france_travail', 'DEMO-FT-93-1', 'France Travail Saint-Denis', '93', '93066', paris, '40 boulevard Marcel-Sembat, 93200 Saint-Denis'],
  ['france_travail', 'DEMO-FT-93-2', 'France Travail Bobigny', '93', '93008', paris, '1 rue de l’Union, 93000 Bobigny'],
  ['mission_locale', 'DEMO-ML-75-1', 'Mission locale de Paris, site Est', '75', '75056', paris, '30 rue de Ménilmontant, 75020 Paris'],
  ['mission_locale', 'DEMO-ML-69-1', 'Mission locale de Lyon', '69', '69123', paris, '24 rue Étienne-Rognon, 69007 Lyon'],
  ['mission_locale', 'DEMO-ML-59-1', 'Mission locale de Roubaix', '59', '59512', paris, '10 Grande-Rue, 59100 Roubaix'],
  [
    'mission_locale',
    'DEMO-ML-974-1',
    'Mission locale Nord, Saint-Denis de La Réunion',
    '974',
    '97411',
    'Indian/Reunion',
    '7 rue de Paris, 97400 Saint-Denis',
  ],
  [
    'mission_locale',
    'DEMO-ML-973-1',
    'Mission locale de Guyane, Cayenne',
    '973',
    '97302',
    'America/Cayenne',
    '15 rue Lallouette, 97300 Cayenne',
  ],
].map(([network, code, name, departmentCode, communeCode, timeZone, address]) => ({
  network: network as SeedStructure['network'],
  code: code!,
  name: name!,
  departmentCode: departmentCode!,
  communeCode: communeCode!,
  timeZone: timeZone!,
  address: address!,
}))

/** Every mission locale and France Travail agency of the public reference list, for volumes. */
export function allStructures(): SeedStructure[] {
  const file = path.join(import.meta.dirname, '../../modules/people/data/structures.csv')
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
  return rows
    .filter((r) => r.departement && r.timezone)
    .map((r) => ({
      network: r.kind as SeedStructure['network'],
      code: `${r.kind === 'mission_locale' ? 'ML' : 'FT'}-${r.code}`,
      name: r.name!,
      // the list still writes Corsica 20
      departmentCode: r.departement === '20' ? '2A' : r.departement!,
      communeCode: null,
      timeZone: r.timezone!,
      address: '',
    }))
}

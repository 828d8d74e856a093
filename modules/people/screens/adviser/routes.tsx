import { ArrowLeftRight, Building2, FileUp, Landmark, Search } from 'lucide-react'
import { lazy } from 'react'
import type { Role } from '#platform/api'
import { useSession } from '#ui/session'
import type { Screen } from '#ui/slots'

const followers: readonly Role[] = ['adviser', 'manager', 'director']
const admin: readonly Role[] = ['administrator']
/** Those who hold no file. */
const others: readonly Role[] = ['paymentsOfficer', 'outreachOperator', 'partner']

/** The director's own structure has its page. */
const OwnStructure = lazy(async () => {
  const { StructurePage } = await import('./structure-page.tsx')
  return { default: () => <StructurePage id={useSession().structure?.id ?? ''} /> }
})

export default [
  {
    path: '/',
    title: 'Accueil',
    roles: others,
    screen: lazy(async () => ({ default: (await import('./own-place.tsx')).OwnPlace })),
  },
  {
    path: '/jeunes/:id/*?',
    title: 'Dossier',
    roles: followers,
    screen: lazy(async () => ({ default: (await import('./file-page.tsx')).FilePage })),
  },
  {
    path: '/ma-structure',
    title: 'Ma structure',
    roles: ['director'],
    screen: OwnStructure,
    nav: { label: 'Ma structure', icon: Building2, order: 25 },
  },
  {
    path: '/recherche',
    title: 'Rechercher dans la structure',
    roles: followers,
    screen: lazy(async () => ({ default: (await import('./structure-search.tsx')).StructureSearch })),
    nav: { label: 'Structure', icon: Search, order: 60 },
  },
  {
    path: '/transferts',
    title: 'Transferts',
    roles: ['adviser'],
    screen: lazy(async () => ({ default: (await import('./transfers.tsx')).Transfers })),
    nav: { label: 'Transferts', icon: ArrowLeftRight, order: 70 },
  },
  {
    path: '/structures',
    title: 'Structures',
    roles: admin,
    screen: lazy(async () => ({ default: (await import('./structures.tsx')).Structures })),
    nav: { label: 'Structures', icon: Building2, order: 10, text: 'Ouvrir une structure, inviter ses professionnels' },
  },
  {
    path: '/structures/:id',
    title: 'Structure',
    roles: admin,
    screen: lazy(async () => ({ default: (await import('./structure-page.tsx')).StructureById })),
  },
  {
    path: '/comptes',
    title: 'Pilotes et administrateurs',
    roles: admin,
    screen: lazy(async () => ({ default: (await import('./officials.tsx')).Officials })),
    nav: { label: 'Comptes', icon: Landmark, order: 20, text: 'Ceux des pilotes, des auditeurs et des administrateurs' },
  },
  {
    path: '/imports',
    title: 'Importer',
    roles: admin,
    screen: lazy(async () => ({ default: (await import('./imports.tsx')).Imports })),
    nav: { label: 'Importer', icon: FileUp, order: 30, text: 'Structures et professionnels, depuis un tableau' },
  },
] satisfies Screen[]

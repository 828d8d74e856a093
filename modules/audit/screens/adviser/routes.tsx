import { ScrollText } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/journal',
    title: 'Journal',
    screen: lazy(async () => ({ default: (await import('../journal.tsx')).Journal })),
    roles: ['administrator'],
    nav: { label: 'Journal', icon: ScrollText, order: 80, text: 'Qui a ouvert quel dossier, et pourquoi' },
  },
] satisfies Screen[]

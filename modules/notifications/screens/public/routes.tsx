import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/demo/boite',
    title: 'Boîte de la démonstration',
    screen: lazy(async () => ({ default: (await import('./mailbox.tsx')).Mailbox })),
  },
] satisfies Screen[]

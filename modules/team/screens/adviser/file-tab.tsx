import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 60,
  path: '/notes',
  title: 'Équipe',
  roles: ['adviser', 'manager', 'director'],
  tab: lazy(async () => ({ default: (await import('./notes-tab.tsx')).NotesTab })),
} satisfies FileTab

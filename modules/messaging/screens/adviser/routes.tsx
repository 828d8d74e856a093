import { lazy } from 'react'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/messages/:id?',
    title: 'Conversations',
    roles: ['adviser'],
    screen: lazy(async () => ({ default: (await import('./messages-page.tsx')).MessagesPage })),
  },
  {
    path: '/envois/:part?',
    title: 'Envois',
    roles: ['adviser', 'manager', 'director'],
    screen: lazy(async () => ({ default: (await import('./sendings-page.tsx')).SendingsPage })),
  },
]
export default screens

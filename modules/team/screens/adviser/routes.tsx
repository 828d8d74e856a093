import { ListChecks, Users } from 'lucide-react'
import { lazy } from 'react'
import type { Role } from '#platform/api'
import type { Screen } from '#ui/slots'
import { useOpenTasks } from './use-open-tasks.ts'

const leaders: readonly Role[] = ['manager', 'director']

export default [
  {
    path: '/equipe',
    title: 'Mon équipe',
    roles: leaders,
    screen: lazy(async () => ({ default: (await import('./team-page.tsx')).TeamPage })),
    nav: { label: 'Mon équipe', icon: Users, order: 20 },
  },
  {
    path: '/equipe/dossiers/:figure',
    title: 'Dossiers de l’équipe',
    roles: leaders,
    screen: lazy(async () => ({ default: (await import('./files-page.tsx')).FilesPage })),
  },
  {
    path: '/taches',
    title: 'Tâches',
    roles: ['adviser', 'manager', 'director'],
    screen: lazy(async () => ({ default: (await import('./tasks-page.tsx')).TasksPage })),
    nav: { label: 'Tâches', icon: ListChecks, order: 50, badge: useOpenTasks },
  },
] satisfies Screen[]

import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

const screens: Screen[] = [
  { path: '/ateliers', title: texts.title, screen: lazy(() => import('./workshops.tsx').then((m) => ({ default: m.Workshops }))) },
  {
    path: '/ateliers/:id',
    title: texts.workshop,
    screen: lazy(() => import('./workshop-page.tsx').then((m) => ({ default: m.WorkshopPage }))),
  },
]
export default screens

import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/ateliers',
    title: inLanguage({ fr: 'Ateliers', en: 'Workshops', ar: 'الورشات' }),
    screen: lazy(() => import('./workshops.tsx').then((m) => ({ default: m.Workshops }))),
  },
  {
    path: '/ateliers/:id',
    title: inLanguage({ fr: 'Atelier', en: 'Workshop', ar: 'ورشة' }),
    screen: lazy(() => import('./workshop-page.tsx').then((m) => ({ default: m.WorkshopPage }))),
  },
]
export default screens
